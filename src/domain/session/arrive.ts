// Presence at the table, with times (N4): one body for each seat, one seat for each body (Q8). The keys see to it.
import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { LostRace } from '../lost-race.ts'
import { type MeetingRefusal, meetingState, ON } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { coversMeeting } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { endProxies } from '../proxy/end.ts'
import { charterOf } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { type Arrival, type Digits, DOORS_OPEN_MS, isCodeOf } from './model.ts'
import { settleWhereOpen } from './preside.ts'
import { maySit } from './read.ts'

export type ArrivalRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'too-early' }
  | { kind: 'already-present' }
  | { kind: 'not-holder' }

const groundRow = z.object({
  tooEarly: z.boolean(),
  sits: z.boolean(),
  seated: z.boolean(),
  state: meetingState,
})

/**
 * The secretariat writes down that somebody takes a seat. The member who turns up prevails over their proxy (P5): the
 * proxy's presence ends.
 */
export async function arrive(act: Act, arrival: Arrival): Promise<Arrived> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  return not ? refuse(not) : takeSeat(act, arrival)
}

/**
 * Somebody checks in for themselves, with the code that is shown at the table in this minute (N4). Online they do so where
 * the charter counts it and asks for no leave.
 */
export async function checkIn(
  act: Act,
  { code, digits, ...arrival }: Arrival & { code: string; digits: Digits },
): Promise<Outcome<{ proxyLeft: boolean }, ArrivalRefusal | { kind: 'wrong-code' } | OnlineRefusal>> {
  const { meeting, personId, mode } = arrival
  if (personId !== act.by) return refuse({ kind: 'not-holder' })
  if (!isCodeOf(digits, { meetingId: meeting.id, code, now: act.now })) return refuse({ kind: 'wrong-code' })
  const online = mode === 'online' ? await whyNotOnline(act, meeting.id) : undefined
  return online ? refuse(online) : takeSeat(act, arrival)
}

type OnlineRefusal = { kind: 'online-needs-leave' | 'online-counts-not'; article: string }

async function whyNotOnline(act: Act, meetingId: string): Promise<OnlineRefusal | undefined> {
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  if (!meeting) return undefined
  const { online } = charterOf(town, meeting).rules
  if (!online.counts) return { kind: 'online-counts-not', article: online.article }
  return online.needsLeave ? { kind: 'online-needs-leave', article: online.article } : undefined
}

type Arrived = Outcome<{ proxyLeft: boolean }, ArrivalRefusal>

async function takeSeat(act: Act, arrival: Arrival): Promise<Arrived> {
  const { meeting, seatId, personId, proxyId, mode } = arrival
  if (proxyId !== undefined) await lockProxy(act, proxyId)
  const [ground] = await act.sql.rows(
    groundRow,
    statement`select m.state, m.starts_at > ${new Date(act.now.getTime() + DOORS_OPEN_MS)} as "tooEarly", ${
      proxyId === undefined ? holdsSeat(arrival) : standsIn(arrival)
    } as sits, exists (select 1 from presence r where r.town_id = m.town_id and r.meeting_id = m.id
        and r.person_id = ${personId} and r.to_at is null) as seated
      from meeting m join town t on t.id = m.town_id
      where m.town_id = ${act.town} and m.id = ${meeting.id} and m.state in ${among(ON)} and m.revision = ${meeting.revision}
      for share of m`,
  )
  if (!ground) return refuse(await whyStale(act, meeting))
  if (ground.tooEarly) return refuse({ kind: 'too-early' })
  if (!ground.sits) return refuse({ kind: 'not-holder' })
  if (ground.seated) return refuse({ kind: 'already-present' })
  await unseatFormerProxies(act, arrival)
  const proxyLeft = proxyId === undefined ? await principalPrevails(act, arrival) : false
  const seated = await act.sql.count(statement`
    insert into presence (town_id, meeting_id, seat_id, person_id, proxy_id, mode, from_at, by_id, via)
    values (${act.town}, ${meeting.id}, ${seatId}, ${personId}, ${proxyId ?? null}, ${mode}, ${act.now}, ${act.by}, ${act.via})
    on conflict do nothing`)
  if (seated === 0) {
    if (proxyId === undefined)
      throw new LostRace('somebody took the seat, or this person another, in this moment')
    return refuse({ kind: 'already-present' })
  }
  await audit(act, {
    act: 'presence.arrived',
    subject: meeting.id,
    facts: { seat: seatId, person: personId, mode },
  })
  await settleWhereOpen(act, { id: meeting.id, state: ground.state })
  return done({ proxyLeft })
}

const holdsSeat = ({ seatId, personId }: Arrival) => statement`
  exists (select 1 from appointment a where a.town_id = m.town_id and a.body_id = m.body_id and a.seat_id = ${seatId}
    and a.person_id = ${personId} and ${coversMeeting})`

const standsIn = ({ seatId, personId, proxyId }: Arrival) => statement`
  exists (select 1 from proxy x
    join appointment a on a.town_id = x.town_id and a.seat_id = x.seat_id and a.person_id = x.principal_id and ${coversMeeting}
    where x.town_id = m.town_id and x.meeting_id = m.id and x.revision = m.revision and x.id = ${proxyId}
      and x.seat_id = ${seatId} and x.person_id = ${personId} and x.state = 'accepted')`

/** A proxy who declines, or whose member arrives, in this moment is waited for. */
const lockProxy = ({ sql, town }: Act, proxyId: number) =>
  sql.count(statement`select 1 from proxy where town_id = ${town} and id = ${proxyId} for share`)

/** Whoever sat there as a proxy and no longer is one has left. */
const unseatFormerProxies = ({ sql, town, now }: Act, { meeting, seatId }: Arrival) =>
  sql.count(statement`update presence r set to_at = greatest(from_at, ${now}::timestamptz)
    where r.town_id = ${town} and r.meeting_id = ${meeting.id} and r.seat_id = ${seatId} and r.to_at is null
      and not ${maySit}`)

async function principalPrevails(act: Act, { meeting, seatId, personId }: Arrival): Promise<boolean> {
  await act.sql.count(endProxies(act, { meetingId: meeting.id, seatId }))
  const left =
    await act.sql.count(statement`update presence set to_at = greatest(from_at, ${act.now}::timestamptz)
    where town_id = ${act.town} and meeting_id = ${meeting.id} and seat_id = ${seatId} and to_at is null and person_id <> ${personId}`)
  return left > 0
}
