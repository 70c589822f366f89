// 取り消し: the answer that stood before, or none.
import { withdrawAnswer } from '../../domain/attendance/withdraw.ts'
import { chooseToAnswer } from '../meeting/choose.ts'
import { answerButtons, meetingFacts, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { actFor, invited, whoseAnswer } from './choose.ts'
import { answerRefused, supersededNotices } from './view.ts'
import { words } from './words.ts'

export async function rsvpUndo(turn: Turn, args: ArgsOf<'rsvp-undo'>): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const chosen = await chooseToAnswer(turn, 'rsvp-undo', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'rsvp-undo', args, key: 'member' })
  if ('card' in whose) return whose.card
  const withdrawn = await withdrawAnswer(actFor(turn, whose, undefined), invited(meeting, whose))
  if (!withdrawn.ok) return answerRefused(turn, withdrawn.refusal)
  const { restored, superseded } = withdrawn.value
  const member = whose.person.name
  for (const notice of supersededNotices(town, meeting, { member, superseded, by: 'withdrawal' }))
    turn.notify(notice)
  const now = restored ? w.withdrawnTo(w.answer[restored.answer]) : w.withdrawnNone
  return card(
    w.withdrawn,
    [
      text(nameOf(town, meeting)),
      meetingFacts(locale, town, meeting),
      text(now),
      answerButtons(locale, meeting, { member: args.member }),
    ],
    'done',
  )
}
