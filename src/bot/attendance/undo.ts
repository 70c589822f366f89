// Taking an answer back: the one that stood before, or none.
import type { FormerAnswer } from '../../domain/attendance/model.ts'
import { withdrawAnswer } from '../../domain/attendance/withdraw.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { chooseToAnswer } from '../meeting/choose.ts'
import { answerButtons, meetingFacts, nameOf } from '../meeting/view.ts'
import { askAgain, confirmFalls } from '../proxy/view.ts'
import { words as proxyWords } from '../proxy/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import { answerTopic } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { actFor, invited, type Whose, whoseAnswer } from './choose.ts'
import { answerRefused, keptCard, revivedNotices, supersededNotices } from './view.ts'
import { words } from './words.ts'

export async function rsvpUndo(turn: Turn, args: ArgsOf<'rsvp-undo'>): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const chosen = await chooseToAnswer(turn, 'rsvp-undo', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'rsvp-undo', args, key: 'member' })
  if ('card' in whose) return whose.card
  if (args.sure === 'no') return keptCard(turn, meeting)
  const act = actFor(turn, whose, undefined)
  const withdrawn = await withdrawAnswer(act, invited(meeting, whose), {
    sure: args.sure === 'yes',
    givenAt: args.at,
  })
  if (!withdrawn.ok) {
    const { refusal: why } = withdrawn
    const falling = { id: 'rsvp-undo', args, yes: proxyWords(locale).proxyTakeBack } as const
    return why.kind === 'proxy-stands'
      ? confirmFalls(turn, meeting, { ...falling, proxy: why.proxy })
      : answerRefused(turn, why)
  }
  const { restored, superseded, revived } = withdrawn.value
  const member = whose.person.name
  const notices = [
    ...supersededNotices(town, meeting, { member, superseded, by: 'withdrawal' }),
    ...revivedNotices(town, meeting, { member, revived }),
  ]
  for (const notice of notices) turn.notify(notice)
  if (revived?.state === 'named') turn.notify(askAgain(turn, meeting, { member, revived }))
  if (whose.forOther) tellMember(turn, meeting, whose, restored)
  const now = restored ? w.withdrawnTo(w.answer[restored.answer]) : w.withdrawnNone
  return card(
    w.withdrawn,
    [
      text(nameOf(town, meeting)),
      meetingFacts(locale, town, meeting),
      text(now),
      ...(revived ? [text(proxyWords(locale).proxyRevived(member, revived.name))] : []),
      answerButtons(locale, meeting, { member: args.member }),
    ],
    'done',
  )
}

/** What staff took back of a member's answer, the member hears (N3). */
function tellMember(
  { notify, town, speaker }: Turn,
  meeting: Meeting,
  { person, seat }: Whose,
  restored: FormerAnswer | null,
): void {
  notify({
    to: { people: [person.id] },
    topic: answerTopic(meeting.id, seat.seatId),
    undoes: true,
    card: (locale) => {
      const w = words(locale)
      return card(w.withdrawn, [
        text(nameOf(town, meeting)),
        meetingFacts(locale, town, meeting),
        text(restored ? w.withdrawnTo(w.answer[restored.answer]) : w.withdrawnNone),
        note(w.withdrawnBy(speaker.name)),
        answerButtons(locale, meeting),
      ])
    },
  })
}
