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

const toAllow = namedProxy.extend({ member: z.string(), total: z.int() })
/** A named proxy, the member they come for, and how many wait in all. */
export type ProxyToAllow = z.output<typeof toAllow>

const TO_ALLOW_MOST = 50

/** Named proxies that wait for leave, of meetings still to come, the longest waiting first. */
export const proxiesToAllow = ({ sql, town, now }: Act): Promise<ProxyToAllow[]> =>
  sql.wide(
    toAllow,
    statement`select x.id, x.meeting_id as "meetingId", x.seat_id as "seatId", x.principal_id as "principalId", x.name, x.title,
        x.org, x.person_id as "personId", x.state, p.name as member, count(*) over ()::int as total
      from town t
      join meeting m on m.town_id = t.id and m.state in ${among(ON)} and m.ends_at > ${now}
      join proxy x on x.town_id = m.town_id and x.meeting_id = m.id and x.revision = m.revision and x.state = 'named'
      join appointment a on a.town_id = m.town_id and a.seat_id = x.seat_id and a.person_id = x.principal_id and ${coversMeeting}
      join person p on p.town_id = x.town_id and p.id = x.principal_id
      where t.id = ${town} order by x.at, x.id limit ${TO_ALLOW_MOST}`,
  )
