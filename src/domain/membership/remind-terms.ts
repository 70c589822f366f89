import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { SYSTEM } from '../people/model.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { TERM_REMINDERS, termWindows } from './due.ts'
import { goesOn } from './read.ts'

const endingRow = z.object({
  kind: z.enum(TERM_REMINDERS.map(({ kind }) => kind)),
  seatId: z.string(),
  seat: z.string(),
  body: z.string(),
  name: z.string(),
  last: z.string(),
})
export type EndingTerm = z.output<typeof endingRow>

/**
 * The terms that end within ninety or thirty days (第4条) and of which nobody has been told so: each once, whoever looks. One
 * that is followed by another, or ends with its body, is none.
 */
export const remindTerms = (
  { sql, now }: Act,
  town: Pick<TownModel, 'id' | 'timezone'>,
): Promise<EndingTerm[]> => {
  const today = dayIn(town, now)
  return sql.rows(
    endingRow,
    statement`with due as (
        select w.kind, concat_ws(' ', a.seat_id, a.from_date, a.to_date) as subject, s.id as "seatId", s.title as seat,
          b.name as body, p.name, a.to_date::text as last, s.position
        from jsonb_to_recordset(${JSON.stringify(termWindows(today))}::jsonb) as w (kind text, "from" date, "to" date)
        join appointment a on a.town_id = ${town.id} and a.to_date between w."from" and w."to" and a.from_date <= ${today}::date
        join seat s on s.town_id = a.town_id and s.id = a.seat_id
        join body b on b.town_id = a.town_id and b.id = a.body_id and (b.to_date is null or b.to_date > a.to_date)
        join person p on p.town_id = a.town_id and p.id = a.person_id
        where not ${goesOn} and not exists (select 1 from reminder r where r.town_id = a.town_id and r.kind = w.kind
          and r.subject = concat_ws(' ', a.seat_id, a.from_date, a.to_date) and r.person_id = ${SYSTEM})),
      told as (
        insert into reminder (town_id, kind, subject, person_id, planned_at)
        select ${town.id}, kind, subject, ${SYSTEM}, ${now}::timestamptz from due on conflict do nothing returning kind, subject)
      select kind, "seatId", seat, body, name, last from due join told using (kind, subject) order by last, body, position, "seatId"`,
  )
}
