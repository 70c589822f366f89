// Who comes or leaves: a member for their own seat, or an accepted proxy for the seat they stand in for.
import type { Meeting } from '../../domain/meeting/model.ts'
import { seatOn } from '../../domain/membership/model.ts'
import { seatsOf } from '../../domain/membership/read.ts'
import { acceptedSeatOf } from '../../domain/proxy/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { chooseAny, chooseMeeting } from '../meeting/choose.ts'
import { choosePerson, type FoundPerson } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card } from '../turn/card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

export type Sitter = { meeting: Meeting; person: FoundPerson; seatId: string; proxyId?: number }
type Given = { id: 'present'; args: ArgsOf<'present'> } | { id: 'left'; args: ArgsOf<'left'> }

export async function chooseSitter(turn: Turn, given: Given): Promise<Sitter | { card: Card }> {
  const { locale, act, town } = turn
  const chosen = await chooseAny(turn, given.id, given.args)
  if ('card' in chosen) return chosen
  const { meeting } = chosen
  if (!given.args.member) return { card: card(peopleWords(locale).whoAsk, [], 'question') }
  const found = await choosePerson(turn, given.args.member, { ...given, key: 'member' })
  if ('card' in found) return found
  const { person } = found
  const seat = seatOn(await seatsOf(act, person.id), meeting.bodyId, dayIn(town, meeting.startsAt))
  if (seat) return { meeting, person, seatId: seat.seatId }
  const proxy = await acceptedSeatOf(act, { meetingId: meeting.id, personId: person.id })
  if (proxy) return { meeting, person, seatId: proxy.seatId, proxyId: proxy.id }
  const w = attendanceWords(locale)
  return { card: refusal(w.notMember, w.notMemberHint) }
}

/** The seat the speaker takes at the meeting that is at its table today: their own, or the one they stand in for. */
export async function sittingOf(
  turn: Turn,
  args: ArgsOf<'present'>,
): Promise<{ meeting: Meeting; seatId: string; proxyId?: number } | { card: Card }> {
  const { act, town, speaker, locale } = turn
  const chosen = await chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'present', args },
    among: 'mine',
    likely: (meeting) => meeting.state === 'open' || dayIn(town, meeting.startsAt) === dayIn(town, act.now),
  })
  if ('card' in chosen) return chosen
  const { meeting } = chosen
  const seat = seatOn(speaker.seats, meeting.bodyId, dayIn(town, meeting.startsAt))
  if (seat) return { meeting, seatId: seat.seatId }
  const proxy = await acceptedSeatOf(act, { meetingId: meeting.id, personId: speaker.personId })
  if (proxy) return { meeting, seatId: proxy.seatId, proxyId: proxy.id }
  const w = attendanceWords(locale)
  return { card: refusal(w.notMember, w.notMemberHint) }
}
