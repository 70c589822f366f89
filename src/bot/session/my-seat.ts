import { readForecast } from '../../domain/attendance/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { readPresider, readSitters } from '../../domain/session/read.ts'
import { tableParts } from '../attendance/view.ts'
import { chooseMeeting, visibleMeetings } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import { words as meetingWords } from '../meeting/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** Whether somebody is recorded as present at the table, how many are, and how to leave it. */
export async function mySeat(turn: Turn, args: ArgsOf<'my-seat'>): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const isOpen = ({ state }: Meeting) => state === 'open'
  if (args.meeting === undefined && !visibleMeetings(turn).some(isOpen)) {
    const next = buttons(press(meetingWords(locale).nextTitle, line('next')))
    return { ...refusal(w.noTable), parts: [next] }
  }
  const chosen = await chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'my-seat', args },
    among: 'mine',
    likely: isOpen,
  })
  if ('card' in chosen) return chosen.card
  return isOpen(chosen.meeting) ? seatCard(turn, chosen.meeting) : refusal(w.notOpen)
}

async function seatCard({ locale, act, town, speaker }: Turn, meeting: Meeting): Promise<Card> {
  const w = words(locale)
  const [mine] = await readSitters(act, meeting.id, [speaker.personId])
  const presider = await readPresider(act, meeting.id)
  const seated = mine?.ownSeat ? w.seated : w.seatedAsProxy
  return card(mine ? seated : w.notSeated, [
    text(nameOf(town, meeting)),
    ...(presider ? [facts([w.presides, `${presider.name}（${w.role[presider.role]}）`])] : []),
    ...tableParts(locale, await readForecast(act, town, meeting)),
    note(mine ? w.leavingHint : w.seatingHint),
    buttons(press(w.callStaff, line('talk'))),
  ])
}
