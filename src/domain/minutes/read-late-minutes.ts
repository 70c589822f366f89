import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { actionSchema } from './model.ts'

/** So many days after a meeting its minutes should be final. [choice] */
export const MINUTES_DAYS = 14
/** What was closed longer ago is no news: minutes on paper are nothing this program knows of. [choice] */
const LOOK_BACK_DAYS = 365

const lateMinutesRow = z.object({
  meetingId: z.string(),
  closedAt: z.date(),
  drafted: z.boolean(),
  total: z.int(),
})
export type LateMinutes = z.output<typeof lateMinutesRow>

/** Meetings that were closed so long ago and have no final minutes (N5), the oldest first; so many, with how many there are. */
export const readLateMinutes = (
  { sql, town }: Reader,
  { now, most }: { now: Date; most: number },
): Promise<LateMinutes[]> =>
  sql.rows(
    lateMinutesRow,
    statement`select m.id as "meetingId", m.closed_at as "closedAt",
        exists (select 1 from minutes x where x.town_id = m.town_id and x.meeting_id = m.id) as drafted, count(*) over ()::int as total
      from meeting m
      where m.town_id = ${town} and m.state = 'closed' and m.closed_at <= ${now}::timestamptz - make_interval(days => ${MINUTES_DAYS}::int)
        and m.starts_at <= ${now}::timestamptz - make_interval(days => ${MINUTES_DAYS - 1}::int)
        and m.starts_at > ${now}::timestamptz - make_interval(days => ${LOOK_BACK_DAYS}::int)
        and not exists (select 1 from minutes x where x.town_id = m.town_id and x.meeting_id = m.id and x.state = 'final')
      order by m.closed_at, m.id limit ${most}`,
  )

const lateActionRow = actionSchema.extend({ total: z.int() })
export type LateAction = z.output<typeof lateActionRow>

/** What was to be done after a meeting by a day that is over, and is not done; so many, with how many there are. */
export const readLateActions = (
  { sql, town }: Reader,
  { today, most }: { today: string; most: number },
): Promise<LateAction[]> =>
  sql.rows(
    lateActionRow,
    statement`select i.id, i.meeting_id as "meetingId", i.title, i.owner_id as "ownerId", p.name as owner, i.due::text as due, i.state,
        count(*) over ()::int as total
      from action_item i left join person p on p.town_id = i.town_id and p.id = i.owner_id
      where i.town_id = ${town} and i.state = 'open' and i.due < ${today}::date order by i.due, i.id limit ${most}`,
  )
