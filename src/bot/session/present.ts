// Arrivals and departures, written down by staff at the table. Losing the quorum is said at once (Q5).

import { readForecast } from '../../domain/attendance/read.ts'
import { arrive, depart } from '../../domain/session/arrive.ts'
import type { Meeting } from '../../domain/town/model.ts'
import { forecastParts } from '../attendance/quorum.ts'
import { chooseMeeting, nameOf, seatIn } from '../meeting/choose.ts'
import { refusal } from '../meeting/refusals.ts'
import { choosePerson, type Found, seatsOf } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, type Part, strong, text } from '../turn/card.ts'
import type { HeldSeat, Turn } from '../turn/turn.ts'

type Forecast = Awaited<ReturnType<typeof readForecast>>
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
  if (!arrived.ok)
    return refusal(arrived.refusal.kind === 'too-early' ? w.meeting.tooEarly : w.meeting.notConvened)
  const proxyLeft = arrived.value.proxyLeft ? [text(w.meeting.proxyLeft)] : []
  return card(
    w.meeting.presentDone(person.name),
    [text(nameOf(turn, meeting)), ...proxyLeft, ...(await figures(turn, meeting, 'came'))],
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
    [text(nameOf(turn, sitter.meeting)), ...(await figures(turn, sitter.meeting, 'left'))],
    'done',
  )
}

/** The count after somebody came or left, and what it means for opening and going on (Q5). */
async function figures(turn: Turn, meeting: Meeting, moved: 'came' | 'left'): Promise<Part[]> {
  const { words: w, act, town } = turn
  const forecast = await readForecast(act.tx, town, meeting)
  if (moved === 'left' && forecast.required !== null && forecast.present === forecast.required - 1)
    turn.notify({
      to: { staff: true },
      card: (words) =>
        card(
          words.meeting.quorumLost,
          [text(nameOf(turn, meeting)), ...forecastParts(words, forecast)],
          'alert',
        ),
    })
  return [...meaning(w, forecast, moved), ...forecastParts(w, forecast)]
}

function meaning(w: Turn['words'], { required, present }: Forecast, moved: 'came' | 'left'): Part[] {
  if (required === null) return []
  if (moved === 'left' && present === required - 1) return [strong(w.meeting.quorumLost)]
  if (moved === 'came' && present === required) return [strong(w.meeting.quorumReached)]
  return present < required ? [text(w.meeting.missingPresent(required - present))] : []
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
