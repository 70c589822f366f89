// The worker's word about changed terms: never guessed from a sentence (C1); several open → ask; none → explain.
import { type Answered, type AnswerRefusal, agreeToTerms, declineTerms } from '../../domain/terms/agree.ts'
import { type Contract, inForce, proposalOf } from '../../domain/terms/model.ts'
import { openProposals } from '../../domain/terms/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, type Part, press, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { askedParts, changeFacts, termsParts } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'terms-agree'>
type Meant = { claimId: number; version: number } | { card: Card }

export async function termsAgree(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, speaker } = turn
  const meant = await proposalMeant(turn, args)
  if ('card' in meant) return meant.card
  const agreed = await agreeToTerms(act, meant)
  if (!agreed.ok) return answerRefused(turn, agreed.refusal)
  const { contract, before, proposal } = agreed.value
  const { no } = contract
  turn.show({ job: no })
  turn.notify({
    to: { staff: true },
    card: (theirs) =>
      card(words(theirs).agreedTold(speaker.name, no), [changeFacts(theirs, before.body, proposal)]),
  })
  const w = words(locale)
  return card(
    w.agreed(no),
    [text(w.agreedHint), ...termsParts(locale, proposal.body), ...toContract(turn, agreed.value)],
    'done',
  )
}

const toContract = ({ locale }: Turn, { contract: { claimId } }: Answered): Part[] => [
  buttons(press(words(locale).open, line('contracts', { claim: claimId }))),
]

export async function termsDecline(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, speaker } = turn
  const meant = await proposalMeant(turn, args)
  if ('card' in meant) return meant.card
  const declined = await declineTerms(act, meant)
  if (!declined.ok) return answerRefused(turn, declined.refusal)
  const { no } = declined.value.contract
  turn.show({ job: no })
  turn.notify({
    to: { staff: true },
    card: (theirs) =>
      card(words(theirs).declinedTold(speaker.name, no), [text(words(theirs).declinedToldHint)], 'alert'),
  })
  const w = words(locale)
  return card(w.declined(no), [text(w.declinedHint), ...toContract(turn, declined.value)], 'done')
}

/** A button says which; a word means the one there is. */
async function proposalMeant(turn: Turn, { claim, version, job }: Args): Promise<Meant> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  if (claim !== undefined && version !== undefined) return { claimId: claim, version }
  const open = (await openProposals(act, speaker.personId)).filter(
    ({ no }) => job === undefined || no === job,
  )
  const [only] = open
  const proposal = only && proposalOf(only)
  if (!only || !proposal) return { card: refusal(w.noProposal, w.noProposalHint) }
  if (open.length === 1) return { claimId: only.claimId, version: proposal.version }
  const parts = open.flatMap((contract) => askedOf(turn, contract))
  return { card: card(w.whichProposal, [text(w.whichHint), ...parts], 'question') }
}

function askedOf({ locale }: Turn, contract: Contract): Part[] {
  const [proposal, before] = [proposalOf(contract), inForce(contract)]
  if (!proposal || !before) return []
  const { claimId, no, title } = contract
  return [strong(words(locale).jobName(no, title)), ...askedParts(locale, { claimId, before, proposal })]
}

async function answerRefused(turn: Turn, why: AnswerRefusal): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-proposal':
      return refusal(w.noProposal, w.noProposalHint)
    case 'contract-ended':
      return refusal(w.noProposal, w.endedHint)
    case 'due-passed':
      return refusal(w.duePassed, w.duePassedHint)
    case 'proposed-since': {
      const open = await openProposals(act, speaker.personId)
      return card(
        w.proposedSince,
        [text(w.proposedSinceHint), ...open.flatMap((one) => askedOf(turn, one))],
        'question',
      )
    }
  }
}
