// Presence at the table, with times (N4): one body for each seat, one seat for each body (Q8). The keys see to it.
import { z } from 'zod'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Meeting } from '../town/model.ts'

const departures = z.array(z.object({ from_at: z.date() }))

export type Arrival = {
  meeting: Meeting
  seatId: string
  personId: string
  proxyId?: number
  mode: 'in-person' | 'online'
}
export type ArrivalRefusal =
  | { kind: 'meeting-not-convened' }
  | { kind: 'too-early' }
  | { kind: 'already-present' }

/** Doors open this long before the start. */
const DOORS_OPEN_MS = 12 * 3_600_000

/** Somebody takes a seat. The member who turns up prevails over their proxy (P5): the proxy's presence ends. */
export async function arrive(
  act: Act,
  facts: Arrival,
): Promise<Outcome<{ proxyLeft: boolean }, ArrivalRefusal>> {
  const { meeting, seatId, personId, proxyId, mode } = facts
  if (meeting.state !== 'convened' && meeting.state !== 'open')
    return refuse({ kind: 'meeting-not-convened' })
  if (meeting.startsAt.getTime() - act.now.getTime() > DOORS_OPEN_MS) return refuse({ kind: 'too-early' })
  const proxyLeft = proxyId === undefined ? await principalPrevails(act, facts) : false
  const rows = await act.tx.$queryRaw`
    insert into presence (town_id, meeting_id, seat_id, person_id, proxy_id, mode, from_at, by_id, via)
    values (${act.town}, ${meeting.id}, ${seatId}, ${personId}, ${proxyId ?? null}, ${mode}, ${act.now}, ${act.by}, ${act.via})
    on conflict do nothing returning id`
  if (Array.isArray(rows) && rows.length === 0) return refuse({ kind: 'already-present' })
  await audit(act, {
    act: 'presence.arrived',
    subject: meeting.id,
    facts: { seat: seatId, person: personId, mode },
  })
  return done({ proxyLeft })
}

async function principalPrevails(act: Act, { meeting, seatId, personId }: Arrival): Promise<boolean> {
  await act.tx.$executeRaw`update proxy set state = 'superseded', code_digest = null
    where town_id = ${act.town} and meeting_id = ${meeting.id} and seat_id = ${seatId} and state in ('named', 'approved', 'accepted')`
  const left = await act.tx.$executeRaw`update presence set to_at = ${act.now}
    where town_id = ${act.town} and meeting_id = ${meeting.id} and seat_id = ${seatId} and to_at is null and person_id <> ${personId}`
  return left > 0
}

export type DepartureRefusal = { kind: 'not-present' }

/** Somebody leaves the table. */
export async function depart(
  act: Act,
  facts: { meeting: Meeting; seatId: string },
): Promise<Outcome<{ from: Date }, DepartureRefusal>> {
  const rows = departures.parse(
    await act.tx.$queryRaw`update presence set to_at = ${act.now}
      where town_id = ${act.town} and meeting_id = ${facts.meeting.id} and seat_id = ${facts.seatId} and to_at is null returning from_at`,
  )
  if (!rows[0]) return refuse({ kind: 'not-present' })
  await audit(act, { act: 'presence.left', subject: facts.meeting.id, facts: { seat: facts.seatId } })
  return done({ from: rows[0].from_at })
}
