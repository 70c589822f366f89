// A worker's own contracts: all of them, newest first, and one with everything it says.
import { giveMissing } from '../../domain/terms/give.ts'
import { type Contract, inForce, proposalOf } from '../../domain/terms/model.ts'
import { contractsOf, findContract } from '../../domain/terms/read.ts'
import { words as claimWords } from '../claim/words.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { sayDue } from './sections.ts'
import { contractParts } from './view.ts'
import { words } from './words.ts'

const PAGE = 10

export async function contracts(turn: Turn, args: ArgsOf<'contracts'>): Promise<Card> {
  const { act, speaker } = turn
  const all = await contractsOf(act, speaker.personId)
  const { claim, job } = args
  if (claim === undefined && job === undefined) return listed(turn, all, args.page ?? 1)
  const found = all.find(({ claimId, no }) => (claim === undefined ? no === job : claimId === claim))
  return found ? openContract(turn, found) : noneOf(turn, job)
}

const noneOf = ({ locale }: Turn, job: number | undefined): Card =>
  job === undefined
    ? refusal(words(locale).none, words(locale).noneHint)
    : refusal(claimWords(locale).notHeld(job), claimWords(locale).notHeldHint)

async function openContract(turn: Turn, contract: Contract): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const { contract: whole } = await withTerms(turn, contract)
  if (!inForce(whole)) return refusal(w.lost(whole.no), w.lostHint)
  turn.show({ job: whole.no })
  return card(w.title(whole.no, whole.title), [
    ...contractParts(turn, whole),
    note(w.questions),
    buttons(
      press(w.contracts, line('contracts')),
      press(commonWords(locale).talkToStaff, line('talk', { job: whole.no })),
    ),
  ])
}

/** Terms that an import left out are given when they are first asked for. */
export async function withTerms(
  { act }: Turn,
  contract: Contract,
): Promise<{ contract: Contract; given: boolean }> {
  if (contract.versions.length > 0 || !(await giveMissing(act, contract))) return { contract, given: false }
  return { contract: (await findContract(act, contract.claimId)) ?? contract, given: true }
}

function listed(turn: Turn, all: Contract[], page: number): Card {
  const { locale } = turn
  const w = words(locale)
  if (all.length === 0)
    return card(w.contracts, [
      text(w.none),
      note(w.noneHint),
      buttons(press(jobWords(locale).jobsTitle, line('job'))),
    ])
  const from = Math.min(Math.max(0, (page - 1) * PAGE), Math.floor((all.length - 1) / PAGE) * PAGE)
  const shown = all.slice(from, from + PAGE)
  const left = all.length - from - shown.length
  const [only] = all
  if (all.length === 1 && only) turn.show({ job: only.no })
  return card(w.contracts, [
    ...(all.length > PAGE ? [note(w.ofAll(from + 1, from + shown.length, all.length))] : []),
    { kind: 'list', items: shown.map((one) => contractItem(turn, one)), empty: '' },
    ...(left > 0 ? [buttons(press(w.more(left), line('contracts', { page: from / PAGE + 2 })))] : []),
  ])
}

function contractItem({ locale }: Turn, contract: Contract) {
  const w = words(locale)
  const body = inForce(contract)?.body
  return {
    title: w.jobName(contract.no, contract.title),
    note: [
      claimWords(locale).claimState[contract.state],
      ...(body ? [sayYen(body.pay.yen, locale), w.dueIs(sayDue(locale, body))] : []),
      ...(proposalOf(contract) ? [w.waiting] : []),
    ].join('・'),
    button: press(w.open, line('contracts', { claim: contract.claimId })),
  }
}
