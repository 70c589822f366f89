// New terms are proposed: to the worker with old and new, to staff with the way to take it back.
import { wallTime } from '../../domain/calendar.ts'
import { nameOfPerson } from '../../domain/people/read.ts'
import { inForce } from '../../domain/terms/model.ts'
import {
  type Proposed,
  type ProposeRefusal,
  proposeTerms,
  withdrawTerms,
} from '../../domain/terms/propose.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { personKey } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { termsTopic } from '../turn/notice.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseContract } from './choose.ts'
import { askedParts, changeFacts, withdrawButton } from './view.ts'
import { words } from './words.ts'

type ChangeArgs = ArgsOf<'job-change'>

export async function jobChange(turn: Turn, args: ChangeArgs): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  if (args.job === undefined) return changeForm(turn, args)
  const chosen = await chooseContract(turn, { id: 'job-change', args, no: args.job })
  if ('card' in chosen) return chosen.card
  const { personId } = chosen.contract
  const { due, yen, reason } = args
  if ((due === undefined && yen === undefined) || reason === undefined)
    return changeForm(turn, { ...args, worker: personKey(personId) }, chosen.name)
  const dueAt = due === undefined ? undefined : wallTime(due, town.timezone)
  if (due !== undefined && !dueAt)
    return refusalAbout('due', meetingWords(locale).badTime, meetingWords(locale).badTimeHint)
  const proposed = await proposeTerms(act, { no: args.job, personId, yen, dueAt, reason })
  if (!proposed.ok) return proposeRefused(turn, proposed.refusal, { no: args.job, name: chosen.name })
  tellWorker(turn, proposed.value)
  const { contract, before, proposal } = proposed.value
  const of = { claimId: contract.claimId, version: proposal.version }
  turn.undoable({
    line: line('job-change-withdraw', { claim: of.claimId, version: of.version }),
    label: w.changeAsked(chosen.name, contract.no),
  })
  return card(
    w.changeAsked(chosen.name, contract.no),
    [
      changeFacts(locale, before.body, proposal),
      ...(dueAt ? [note(w.dueHour(sayWhen(dueAt, town.timezone, locale)))] : []),
      text(w.changeAskedHint),
      buttons(withdrawButton(locale, of)),
    ],
    'done',
  )
}

function tellWorker({ notify }: Turn, { contract, before, proposal }: Proposed): void {
  const { claimId, no, title, personId } = contract
  notify({
    to: { people: [personId] },
    topic: termsTopic(claimId),
    while: { terms: { claim: claimId, version: proposal.version } },
    card: (theirs) =>
      card(
        words(theirs).proposedTitle(no, title),
        askedParts(theirs, { claimId, before, proposal }),
        'question',
      ),
  })
}

function changeForm({ locale }: Turn, args: ChangeArgs, name?: string): Card {
  const w = words(locale)
  const field = (key: keyof ChangeArgs, kind: Field['kind'], optional = false): Field => ({
    name: key,
    label: argumentLabel('job-change', key, locale),
    kind,
    optional,
    ...(args[key] === undefined ? {} : { initial: `${args[key]}` }),
  })
  const known = name === undefined ? [] : [text(w.titleFor(name, args.job ?? 0, ''))]
  const who = name === undefined ? [field('job', 'number'), field('worker', 'text')] : []
  const preset: Record<string, string> =
    name === undefined ? {} : { job: `${args.job}`, worker: args.worker ?? '' }
  const fields = [
    ...who,
    field('due', 'date-time', true),
    field('yen', 'number', true),
    { ...field('reason', 'long-text'), hint: w.reasonMissingHint },
  ]
  return card(
    w.changeTitle,
    [
      ...known,
      text(w.changeHint),
      { kind: 'form', command: 'job-change', preset, submit: w.changeSubmit, fields },
    ],
    'question',
  )
}

function proposeRefused(
  { locale }: Turn,
  why: ProposeRefusal,
  { no, name }: { no: number; name: string },
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'reason-missing':
      return refusalAbout('reason', w.reasonMissing, w.reasonMissingHint)
    case 'not-held':
      return refusal(w.notHeld(name, no), w.notHeldHint)
    case 'contract-ended':
      return refusal(w.ended(no), w.endedHint)
    case 'handed-in':
      return refusalAbout('due', w.handedIn, w.handedInHint)
    case 'due-in-the-past':
      return refusalAbout('due', w.duePast, meetingWords(locale).inThePastHint)
    case 'nothing-changes':
      return refusalAbout('yen', w.nothingChanges, w.nothingChangesHint)
    case 'proposal-open': {
      const { contract } = why
      const open = contract.versions.find(({ state }) => state === 'proposed')
      const before = inForce(contract)
      const button = open && withdrawButton(locale, { claimId: contract.claimId, version: open.version })
      const shown = open && before ? [changeFacts(locale, before.body, open)] : []
      return card(w.proposalOpen, [text(w.proposalOpenHint), ...shown, buttons(button)], 'refusal')
    }
  }
}

/** Takes a proposal back; the worker hears it where they heard of it. */
export async function jobChangeWithdraw(
  turn: Turn,
  { claim, version }: ArgsOf<'job-change-withdraw'>,
): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (claim === undefined || version === undefined) return refusal(w.noProposal, w.noProposalHint)
  const withdrawn = await withdrawTerms(act, { claimId: claim, version })
  if (!withdrawn.ok)
    return withdrawn.refusal.kind === 'not-permitted'
      ? notPermitted(locale, withdrawn.refusal)
      : refusal(w.noProposal, w.noProposalHint)
  const { no, title, personId } = withdrawn.value.contract
  turn.notify({
    to: { people: [personId] },
    topic: termsTopic(claim),
    undoes: true,
    card: (theirs) => card(words(theirs).withdrawnTold(no, title), [text(words(theirs).withdrawnHint)]),
  })
  const name = await nameOfPerson(act, personId)
  return card(w.withdrawn(no), [...(name ? [text(name)] : []), text(w.withdrawnHint)], 'done')
}
