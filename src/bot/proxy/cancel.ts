// 代理を取り消す; with `attend`, the member comes after all, which ends the proxy too (P5).
import { answerInvitation } from '../../domain/attendance/answer.ts'
import { type Withdrawn, withdrawAnswer } from '../../domain/attendance/withdraw.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { livingProxyOf } from '../../domain/proxy/read.ts'
import { actFor, invited, type Whose, whoseAnswer } from '../attendance/choose.ts'
import { answerRefused, keptCard, revivedNotices, supersededNotices } from '../attendance/view.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { chooseToAnswer } from '../meeting/choose.ts'
import { answerButtons, meetingFacts, nameOf } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { askAgain, confirmFalls } from './view.ts'
import { words } from './words.ts'

export async function proxyCancel(turn: Turn, args: ArgsOf<'proxy-cancel'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseToAnswer(turn, 'proxy-cancel', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'proxy-cancel', args, key: 'member' })
  if ('card' in whose) return whose.card
  if (args.sure === 'no') return keptCard(turn, meeting)
  if (args.attend) return comesAfterAll(turn, meeting, whose, args)
  const { person, seat } = whose
  if (!(await livingProxyOf(act, { meetingId: meeting.id, seatId: seat.seatId }))) return refusal(w.proxyNone)
  const asWhom = actFor(turn, whose, undefined)
  const withdrawn = await withdrawAnswer(asWhom, invited(meeting, whose), { sure: args.sure === 'yes' })
  if (!withdrawn.ok) {
    const { refusal: why } = withdrawn
    const falling = { id: 'proxy-cancel', args, yes: w.proxyTakeBack } as const
    return why.kind === 'proxy-stands'
      ? confirmFalls(turn, meeting, { ...falling, proxy: why.proxy })
      : answerRefused(turn, why)
  }
  const { superseded, revived, restored } = withdrawn.value
  const member = person.name
  const notices = [
    ...supersededNotices(town, meeting, { member, superseded, by: 'withdrawal' }),
    ...revivedNotices(town, meeting, { member, revived }),
  ]
  for (const notice of notices) turn.notify(notice)
  if (revived?.state === 'named') turn.notify(askAgain(turn, meeting, { member, revived }))
  if (whose.forOther) tellMember(turn, meeting, whose)
  return card(
    w.proxyCancelled,
    [text(nameOf(town, meeting)), text(stands(turn, { restored, revived })), answerButtons(locale, meeting)],
    'done',
  )
}

/** What staff took back, the member hears (N3). */
function tellMember({ notify, town, speaker }: Turn, meeting: Meeting, { person }: Whose): void {
  notify({
    to: { people: [person.id] },
    card: (locale) =>
      card(words(locale).proxyCancelled, [
        text(nameOf(town, meeting)),
        note(attendanceWords(locale).withdrawnBy(speaker.name)),
        answerButtons(locale, meeting),
      ]),
  })
}

/** What counts now that the proxy is withdrawn. */
function stands({ locale }: Turn, { restored, revived }: Pick<Withdrawn, 'restored' | 'revived'>): string {
  const w = attendanceWords(locale)
  if (revived)
    return revived.state === 'named' ? words(locale).proxyWaits : words(locale).proxyStands(revived.name)
  return restored ? w.withdrawnTo(w.answer[restored.answer]) : w.withdrawnNone
}

async function comesAfterAll(
  turn: Turn,
  meeting: Meeting,
  whose: Whose,
  args: ArgsOf<'proxy-cancel'>,
): Promise<Card> {
  const { locale, town } = turn
  const { person, forOther } = whose
  const answered = await answerInvitation(
    actFor(turn, whose, undefined),
    invited(meeting, whose),
    { answer: 'attend' },
    { sure: args.sure === 'yes' },
  )
  if (!answered.ok) {
    const { refusal: why } = answered
    const falling = { id: 'proxy-cancel', args, yes: attendanceWords(locale).changeTo.attend } as const
    return why.kind === 'proxy-stands'
      ? confirmFalls(turn, meeting, { ...falling, proxy: why.proxy })
      : answerRefused(turn, why)
  }
  const { superseded } = answered.value
  for (const notice of supersededNotices(town, meeting, { member: person.name, superseded, by: 'answer' }))
    turn.notify(notice)
  const { accepted, yourAnswer, answer } = attendanceWords(locale)
  const member = forOther ? personKey(person.id) : undefined
  const back = line('rsvp-undo', { meeting: meeting.id, member, at: answered.value.at.getTime() })
  turn.undoable({ line: back, label: `${nameOf(town, meeting)}：${answer.attend}` })
  return card(
    accepted.attend,
    [
      text(nameOf(town, meeting)),
      meetingFacts(locale, town, meeting, [yourAnswer, answer.attend]),
      ...superseded.map(({ name }) => text(words(locale).supersededProxy(name))),
      buttons(press(commonWords(locale).undo, back)),
    ],
    'done',
  )
}
