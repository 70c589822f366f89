import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { wallTime } from '../calendar.ts'
import { coversMeeting } from '../membership/read.ts'
import { charterOf, type TownModel } from '../town/model.ts'
import {
  type Attendance,
  attendance,
  type Days,
  type Expense,
  expense,
  type FeeAmount,
  feeAmount,
  HELD,
} from './model.ts'

/** The day of the meeting `m` by the clock of its town. */
const dayOf = (at: Statement): Statement => statement`(${at} at time zone t.timezone)::date`

/** Holds where the meeting `m` has to do with these days: those of other years are not looked at. */
const isAbout = ({ timezone }: Pick<TownModel, 'timezone'>, { from, to }: Days): Statement =>
  statement`m.ends_at >= ${wallTime(from, timezone) ?? null}::timestamptz and m.starts_at < ${wallTime(`${to}T23:59:59.999`, timezone) ?? null}::timestamptz`

/**
 * Who attended what for a seat that is paid for, in the days from and to. Presence recorded before the meeting or after it
 * counts on the meeting's own day; of one that goes on for days, on the day they came. Online presence counts where the
 * charter of the day says so (Q7).
 */
export async function readAttendances(
  { sql, town: townId }: Reader,
  town: TownModel,
  days: Days,
): Promise<Attendance[]> {
  const rows = await sql.wide(
    attendance,
    statement`select distinct r.person_id as "personId", p.name, d.day::text as day, m.id as "meetingId", m.title as meeting,
        m.starts_at as "startsAt", m.body_id as "bodyId", s.title, s.category, r.mode = 'online' as online
      from presence r
      join town t on t.id = r.town_id
      join meeting m on m.town_id = r.town_id and m.id = r.meeting_id and m.state in ${among(HELD)}
      join seat s on s.town_id = r.town_id and s.id = r.seat_id and s.fee_eligible
      join appointment a on a.town_id = r.town_id and a.seat_id = r.seat_id and a.person_id = r.person_id and ${coversMeeting}
      join person p on p.town_id = r.town_id and p.id = r.person_id
      cross join lateral (select least(greatest(${dayOf(statement`r.from_at`)}, ${dayOf(statement`m.starts_at`)}),
        ${dayOf(statement`m.ends_at`)}) as day) d
      where r.town_id = ${townId} and ${isAbout(town, days)} and r.proxy_id is null and d.day between ${days.from}::date and ${days.to}::date
      order by day, "personId", "startsAt", "meetingId", title, online`,
  )
  return rows.filter((one) => !one.online || charterOf(town, one).rules.online.counts)
}

/** What each category is paid, in the order of the days from which. */
export const readAmounts = ({ sql, town }: Reader): Promise<FeeAmount[]> =>
  sql.rows(
    feeAmount,
    statement`select category, from_date::text as from, yen from fee_amount where town_id = ${town} order by category, from_date`,
  )

const categoryRow = z.object({ category: z.string(), paid: z.boolean() })

/** The categories of the town's seats, and whether any seat of it is paid for. */
export const readCategories = ({ sql, town }: Reader): Promise<z.output<typeof categoryRow>[]> =>
  sql.rows(
    categoryRow,
    statement`select category, bool_or(fee_eligible) as paid from seat where town_id = ${town} group by category order by category`,
  )

/** Whether somebody sat at a meeting for a seat of their own. */
export const hasAttended = async (
  { sql, town }: Reader,
  { meetingId, personId }: { meetingId: string; personId: string },
): Promise<boolean> =>
  (await sql.count(statement`select 1 from presence where town_id = ${town} and meeting_id = ${meetingId}
    and person_id = ${personId} and proxy_id is null limit 1`)) > 0

/** What was reimbursed for meetings of these days. */
export const readExpenses = (
  { sql, town }: Reader,
  { timezone }: Pick<TownModel, 'timezone'>,
  days: Days,
): Promise<Expense[]> =>
  sql.wide(
    expense,
    statement`select e.person_id as "personId", p.name, d.day::text as day, m.id as "meetingId", m.title as meeting,
        m.body_id as "bodyId", e.yen, e.note
      from expense e
      join town t on t.id = e.town_id
      join meeting m on m.town_id = e.town_id and m.id = e.meeting_id
      join person p on p.town_id = e.town_id and p.id = e.person_id
      cross join lateral (select ${dayOf(statement`m.starts_at`)} as day) d
      where e.town_id = ${town} and ${isAbout({ timezone }, days)} and d.day between ${days.from}::date and ${days.to}::date
      order by d.day, e.person_id, e.meeting_id, e.at, e.note`,
  )
