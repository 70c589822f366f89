import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { ON } from '../meeting/model.ts'
import { coversMeeting } from '../membership/read.ts'
import { codeDigest } from '../people/code.ts'
import { LIVING, type NamedProxy, namedProxy } from './model.ts'

/**
 * Holds while a `proxy` still stands for somebody: its meeting is on at the date and place it was named for and not over,
 * and the member who named it holds the seat.
 */
export const stands = (
  now: Date,
): Statement => statement`exists (select 1 from meeting m join town t on t.id = m.town_id
  join appointment a on a.town_id = m.town_id and a.seat_id = proxy.seat_id and a.person_id = proxy.principal_id and ${coversMeeting}
  where m.town_id = proxy.town_id and m.id = proxy.meeting_id and m.revision = proxy.revision
    and m.state in ${among(ON)} and m.ends_at > ${now})`

export async function findProxy({ tx, town }: Reader, id: number): Promise<NamedProxy | undefined> {
  const found = await tx.proxy.findUnique({ where: { townId_id: { townId: town, id } } })
  return found ? namedProxy.parse(found) : undefined
}

/** The proxy who holds a seat's place for a meeting, where there is one. */
export async function livingProxyOf(
  { tx, town }: Reader,
  { meetingId, seatId }: { meetingId: string; seatId: string },
): Promise<NamedProxy | undefined> {
  const found = await tx.proxy.findFirst({
    where: { townId: town, meetingId, seatId, state: { in: [...LIVING] } },
  })
  return found ? namedProxy.parse(found) : undefined
}

const codeRow = z.object({ id: z.int(), expires: z.date().nullable() })

/** The proxy a code was made for, while it stands and waits to be accepted, and until when the code is good. */
export async function findByCode(
  act: Act,
  digits: string,
): Promise<{ proxy: NamedProxy; expiresAt: Date | null } | undefined> {
  const [found] = await act.sql.rows(
    codeRow,
    statement`select id, code_expires as expires from proxy
      where town_id = ${act.town} and code_digest = ${codeDigest(act.town, digits)} and state = 'approved'
        and (code_expires <= ${act.now} or ${stands(act.now)})`,
  )
  const proxy = found && (await findProxy(act, found.id))
  return proxy && { proxy, expiresAt: found.expires }
}

const waitingRow = z.object({
  id: z.int(),
  name: z.string(),
  title: z.string().nullable(),
  org: z.string().nullable(),
  member: z.string(),
})
export type WaitingProxy = z.output<typeof waitingRow>

/** Proxies that wait for leave (rule 6(6)), the one named first at the front. */
export const proxiesToAllow = ({ sql, town, now }: Act, most: number): Promise<WaitingProxy[]> =>
  sql.rows(
    waitingRow,
    statement`select proxy.id, proxy.name, proxy.title, proxy.org, q.name as member from proxy
      join person q on q.town_id = proxy.town_id and q.id = proxy.principal_id
      where proxy.town_id = ${town} and proxy.state = 'named' and ${stands(now)} order by proxy.at, proxy.id limit ${most}`,
  )

const personRow = z.object({ personId: z.string() })

/** Who was to come to a meeting as somebody's proxy, kept as they are until the transaction ends. */
export async function proxiesComing({ sql, town }: Reader, meetingId: string): Promise<string[]> {
  const rows = await sql.rows(
    personRow,
    statement`select person_id as "personId" from proxy where town_id = ${town} and meeting_id = ${meetingId}
      and state in ${among(LIVING)} and person_id is not null for no key update`,
  )
  return rows.map(({ personId }) => personId)
}

/** The seat somebody comes for as a proxy who has accepted. */
export async function acceptedSeatOf(
  { tx, town }: Reader,
  { meetingId, personId }: { meetingId: string; personId: string },
): Promise<NamedProxy | undefined> {
  const found = await tx.proxy.findFirst({
    where: { townId: town, meetingId, personId, state: 'accepted' },
  })
  return found ? namedProxy.parse(found) : undefined
}
