import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { termWindows } from './due.ts'
import { covers, goesOn } from './read.ts'

const RISKS = ['term-30', 'term-90', 'vacant', 'unreachable'] as const

const riskRow = z.object({
  kind: z.enum(RISKS),
  seatId: z.string(),
  seat: z.string(),
  body: z.string(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  last: z.string().nullable(),
  total: z.int(),
})
export type SeatAtRisk = z.output<typeof riskRow>

/**
 * Seats of the bodies there are on a day that somebody has to see to: their term ends soon and no other follows, nobody holds
 * them, or no message reaches who does. Of each kind so many, with how many there are; one seat may stand there twice.
 */
export const readSeatsAtRisk = (
  { sql, town }: Reader,
  { today, most }: { today: string; most: number },
): Promise<SeatAtRisk[]> =>
  sql.wide(
    riskRow,
    statement`with held as (
        select s.id as "seatId", s.title as seat, s.position, b.name as body, b.to_date as ends, p.id as "personId", p.name,
          a.to_date as last, case when a.id is null
            then exists (select 1 from appointment n where n.town_id = s.town_id and n.seat_id = s.id and n.from_date > ${today}::date)
            else ${goesOn} end as followed,
          exists (select 1 from account c where c.town_id = p.town_id and c.person_id = p.id and c.reachable) as reached
        from body b
        join seat s on s.town_id = b.town_id and s.body_id = b.id
        left join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${covers(statement`${today}::date`)}
        left join person p on p.town_id = a.town_id and p.id = a.person_id
        where b.town_id = ${town} and b.from_date <= ${today}::date and (b.to_date is null or b.to_date >= ${today}::date)),
      found as (
        select w.kind, h.* from held h
          join jsonb_to_recordset(${JSON.stringify(termWindows(today))}::jsonb) as w (kind text, "from" date, "to" date)
            on h.last between w."from" and w."to"
          where not h.followed and (h.ends is null or h.ends > h.last)
        union all select 'vacant', h.* from held h where h."personId" is null and not h.followed
        union all select 'unreachable', h.* from held h where h."personId" is not null and not h.reached),
      ranked as (
        select *, count(*) over (partition by kind)::int as total,
          row_number() over (partition by kind order by last, body, position, "seatId") as n from found)
      select kind, "seatId", seat, body, "personId", name, last::text, total from ranked where n <= ${most}
      order by kind, n`,
  )
