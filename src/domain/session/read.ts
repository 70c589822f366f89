import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { type Presider, presidingRole } from './model.ts'

/** Holds while the one of a presence `r` may sit there: for their own seat, or as a proxy who still is one (P5). */
export const maySit = statement`(r.proxy_id is null or exists (select 1 from proxy y
  where y.town_id = r.town_id and y.id = r.proxy_id and y.state = 'accepted'))`

const presiderRow = z.object({ personId: z.string(), name: z.string(), role: presidingRole })

/** Who presides over a meeting at this moment; undefined where nobody does. */
export async function readPresider({ sql, town }: Reader, meetingId: string): Promise<Presider | undefined> {
  const [found] = await sql.rows(
    presiderRow,
    statement`select g.person_id as "personId", p.name, g.role from presiding g
      join person p on p.town_id = g.town_id and p.id = g.person_id
      where g.town_id = ${town} and g.meeting_id = ${meetingId} and g.to_at is null`,
  )
  return found
}

const among = (people: (string | null | undefined)[] | undefined): Statement =>
  people === undefined
    ? statement``
    : statement`and r.person_id = any (${people.filter((one) => typeof one === 'string')}::text[])`

const sitterRow = z.object({ personId: z.string(), seatId: z.string(), ownSeat: z.boolean() })

/** Who sits at the table now, of some people where they are named, and whether for their own seat. */
export const readSitters = (
  { sql, town }: Reader,
  meetingId: string,
  people?: (string | null | undefined)[],
): Promise<z.output<typeof sitterRow>[]> =>
  sql.rows(
    sitterRow,
    statement`select r.person_id as "personId", r.seat_id as "seatId", r.proxy_id is null as "ownSeat" from presence r
      where r.town_id = ${town} and r.meeting_id = ${meetingId} ${among(people)}
        and r.to_at is null and ${maySit} order by r.id`,
  )

/**
 * Everybody who sits at an open table of a town, and whether a vote is open there for their seat (a recused one has none,
 * V9): `person_id`, `votes`.
 */
export const atOpenTables = (town: string): Statement => statement`
  select r.person_id, bool_or(exists (select 1 from motion o
      where o.town_id = r.town_id and o.meeting_id = r.meeting_id and o.state = 'open'
        and not exists (select 1 from recusal c where c.town_id = o.town_id and c.meeting_id = o.meeting_id
          and c.item_no = o.item_no and c.seat_id = r.seat_id))) as votes
    from presence r join meeting g on g.town_id = r.town_id and g.id = r.meeting_id and g.state = 'open'
    where r.town_id = ${town} and r.to_at is null and ${maySit} group by r.person_id`

const boardRow = z.object({ n: z.int() })

/** Which link to a meeting's board is good: it is made anew by number. */
export async function readBoardNo(
  { sql, town }: Pick<Reader, 'sql' | 'town'>,
  meetingId: string,
): Promise<number> {
  const [found] = await sql.rows(
    boardRow,
    statement`select board_no as n from meeting where town_id = ${town} and id = ${meetingId}`,
  )
  return found?.n ?? 0
}
