import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { LIVING, type NamedProxy, namedProxy } from './model.ts'

type Ended = {
  meetingId: string
  seatId: string
  personId: string
  endedAt: Date
  /** Those who end just now. */
  except: number[]
}

/**
 * Brings a proxy back that an act ended, when the act is taken back: to what it was, with the code that was good. Not where
 * the seat, the name or the person has found another place meanwhile (P4), nor for another date (N2). `endedAt` is when
 * the act was done.
 */
export async function reviveProxy(
  { sql, town }: Act,
  { meetingId, seatId, personId, endedAt, except }: Ended,
): Promise<NamedProxy | null> {
  const [revived] = await sql.rows(
    namedProxy,
    statement`update proxy set ${back}
      where town_id = ${town} and meeting_id = ${meetingId} and seat_id = ${seatId} and principal_id = ${personId}
        and ended_at = ${endedAt} and id <> all (${except}) and ${mayReturn} and exists (select 1 from meeting m where m.town_id = proxy.town_id
          and m.id = proxy.meeting_id and m.revision = proxy.revision)
      returning ${NAMED}`,
  )
  return revived ?? null
}

const back = statement`state = former_state, code_digest = former_digest, former_state = null, former_digest = null, ended_at = null`

const mayReturn: Statement = statement`state = 'superseded' and former_state is not null and not exists (
  select 1 from proxy y where y.town_id = proxy.town_id and y.meeting_id = proxy.meeting_id and y.state in ${among(LIVING)}
    and (y.seat_id = proxy.seat_id or y.name_key = proxy.name_key or y.person_id = proxy.person_id))`

const NAMED = statement`id, meeting_id as "meetingId", seat_id as "seatId", principal_id as "principalId", name, title, org,
  person_id as "personId", state`

/**
 * The same for every proxy of a meeting that a change of date or place ended, under the revision that counts now; where the
 * member's answer came back with it.
 */
export const reviveAll = (
  { sql, town }: Act,
  { meetingId, endedAt, revision }: { meetingId: string; endedAt: Date; revision: number },
): Promise<NamedProxy[]> =>
  sql.rows(
    namedProxy,
    statement`update proxy set ${back}, revision = ${revision}
      where town_id = ${town} and meeting_id = ${meetingId} and ended_at = ${endedAt} and ${mayReturn}
        and exists (select 1 from answer w where w.town_id = proxy.town_id and w.meeting_id = proxy.meeting_id
          and w.seat_id = proxy.seat_id and w.person_id = proxy.principal_id and w.answer = 'proxy' and w.revision = ${revision})
      returning ${NAMED}`,
  )
