// Who comes or leaves: a member for their own seat, an accepted proxy for the seat they stand in for, or an observer for none.
import type { Meeting } from '../../domain/meeting/model.ts'
import { seatOn } from '../../domain/membership/model.ts'
import { seatsOf } from '../../domain/membership/read.ts'
import type { ListedObserver } from '../../domain/observer/read.ts'
import { findPeople } from '../../domain/people/read.ts'
import { acceptedSeatOf } from '../../domain/proxy/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { chooseAny, chooseMeeting } from '../meeting/choose.ts'
import { observerNamed } from '../observer/choose.ts'
import { observerRef } from '../observer/view.ts'
import { words as observerWords } from '../observer/words.ts'
import { choosePerson, type FoundPerson, personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

export type Sitter = { meeting: Meeting; person: FoundPerson; seatId: string; proxyId?: number }
type Given = { id: 'present'; args: ArgsOf<'present'> } | { id: 'left'; args: ArgsOf<'left'> }

type Guest = { meeting: Meeting; observer: ListedObserver }

export async function chooseSitter(turn: Turn, given: Given): Promise<Sitter | Guest | { card: Card }> {
  const { locale } = turn
  const chosen = await chooseAny(turn, given.id, given.args)
  if ('card' in chosen) return chosen
  const { meeting } = chosen
  if (!given.args.member) return { card: card(peopleWords(locale).whoAsk, [], 'question') }
  const observer = await observerNamed(turn, meeting, given.args.member)
  if (observer) return (await askWhoOfBoth(turn, given, { meeting, observer })) ?? { meeting, observer }
  const found = await choosePerson(turn, given.args.member, { ...given, key: 'member' })
  if ('card' in found) return found
  const { person } = found
  const held = await seatHeldBy(turn, meeting, person)
  const w = attendanceWords(locale)
  return held ? { meeting, person, ...held } : { card: refusal(w.notMember, w.notMemberHint) }
}

/** The seat somebody takes at a meeting, their own or the one they stand in for. */
async function seatHeldBy({ act, town }: Turn, meeting: Meeting, person: { id: string }) {
  const seat = seatOn(await seatsOf(act, person.id), meeting.bodyId, dayIn(town, meeting.startsAt))
  if (seat) return { seatId: seat.seatId }
  const proxy = await acceptedSeatOf(act, { meetingId: meeting.id, personId: person.id })
  return proxy && { seatId: proxy.seatId, proxyId: proxy.id }
}

/** A member and an observer of one name: which of them is asked, unless a button says so. */
async function askWhoOfBoth(
  turn: Turn,
  { id, args }: Given,
  { meeting, observer }: Guest,
): Promise<{ card: Card } | undefined> {
  const { act, locale } = turn
  const said = args.member ?? ''
  if (said === observerRef(observer.id)) return undefined
  for (const person of await findPeople(act, { name: observer.name }))
    if (person.id !== observer.personId && (await seatHeldBy(turn, meeting, person))) {
      const w = observerWords(locale)
      const again = (member: string) => line(id, { ...args, meeting: meeting.id, member })
      const choices = buttons(
        press(w.asMember, again(personKey(person.id))),
        press(w.asObserver, again(observerRef(observer.id))),
      )
      return { card: card(w.bothAsk(observer.name), [choices], 'question') }
    }
  return undefined
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
