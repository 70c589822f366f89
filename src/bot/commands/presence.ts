// Arrivals and departures, written down by staff at the table. Losing the quorum is said at once (Q5).

import type { Meeting } from '../../domain/council/town.ts'
import { readForecast } from '../../domain/meeting/attendance.ts'
import { arrive, depart } from '../../domain/meeting/presence.ts'
import { type Card, card, strong, text } from '../card.ts'
import type { ArgsOf } from '../commands.ts'
import type { HeldSeat, Turn } from '../turn.ts'
import { chooseMeeting, nameOf, seatIn } from './meeting-choice.ts'
import { choosePerson, type Found, seatsOf } from './person-choice.ts'
import { forecastParts } from './quorum.ts'
import { refusal } from './refusals.ts'

type Sitter = { meeting: Meeting; person: Found; seat: Pick<HeldSeat, 'seatId'>; proxyId?: number }

export async function present(turn: Turn, args: ArgsOf<'present'>): Promise<Card> {
  const { words: w } = turn
  const sitter = await findSitter(turn, { id: 'present', args })
  if ('card' in sitter) return sitter.card
  const { meeting, person, seat, proxyId } = sitter
  const mode = args.mode ?? 'in-person'
  const arrived = await arrive(turn.act, {
    meeting,
    seatId: seat.seatId,
    personId: person.id,
    mode,
    ...(proxyId === undefined ? {} : { proxyId }),
  })
  if (!arrived.ok && arrived.refusal.kind === 'already-present')
    return refusal(w.meeting.alreadyPresent(person.name))
  if (!arrived.ok) return refusal(w.meeting.notConvened)
  const proxyLeft = arrived.value.proxyLeft ? [text(w.meeting.proxyLeft)] : []
  return card(
    w.meeting.presentDone(person.name),
    [text(nameOf(turn, meeting)), ...proxyLeft, ...(await figures(turn, meeting))],
    'done',
  )
}

export async function left(turn: Turn, args: ArgsOf<'left'>): Promise<Card> {
  const { words: w } = turn
  const sitter = await findSitter(turn, { id: 'left', args })
  if ('card' in sitter) return sitter.card
  const gone = await depart(turn.act, { meeting: sitter.meeting, seatId: sitter.seat.seatId })
  if (!gone.ok) return refusal(w.meeting.notPresent(sitter.person.name))
  return card(
    w.meeting.leftDone(sitter.person.name),
    [text(nameOf(turn, sitter.meeting)), ...(await figures(turn, sitter.meeting))],
    'done',
  )
}

async function figures(turn: Turn, meeting: Meeting) {
  const forecast = await readForecast(turn.act.tx, turn.town, meeting)
  const lost = forecast.required !== null && forecast.present > 0 && forecast.present < forecast.required
  return [...(lost ? [strong(turn.words.meeting.quorumLost)] : []), ...forecastParts(turn.words, forecast)]
}

type Said = { id: 'present'; args: ArgsOf<'present'> } | { id: 'left'; args: ArgsOf<'left'> }

/** A member for their own seat, or an accepted proxy for the seat they stand in for. */
async function findSitter(turn: Turn, said: Said): Promise<Sitter | { card: Card }> {
  const { words: w, act } = turn
  const chosen = chooseMeeting(turn, { ref: said.args.meeting, again: said, among: 'all' })
  if ('card' in chosen) return chosen
  const { meeting } = chosen
  if (!said.args.member) return { card: card(w.people.whoAsk, [], 'question') }
  const found = await choosePerson(turn, said.args.member, { ...said, key: 'member' })
  if ('card' in found) return found
  const { person } = found
  const seat = seatIn(turn, meeting, await seatsOf(turn, person.id))
  if (seat) return { meeting, person, seat }
  const proxy = await act.tx.proxy.findFirst({
    where: { townId: act.town, meetingId: meeting.id, personId: person.id, state: 'accepted' },
  })
  return proxy
    ? { meeting, person, seat: proxy, proxyId: proxy.id }
    : { card: refusal(w.meeting.notMember, w.meeting.notMemberHint) }
}
