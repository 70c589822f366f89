import { z } from 'zod'
import { type ForMany, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { type Job, jobRow } from './model.ts'

/** The columns of `job j` as a job. */
export const jobColumns = statement`j.no, j.title, j.details, j.slots, j.taken, j.pay_yen as "payYen", j.minutes,
  j.due_at as "dueAt", j.skills, j.place, j.state`

export async function findJob({ sql, town }: Reader, no: number): Promise<Job | undefined> {
  const [found] = await sql.each(finding, { town, job: no })
  return found
}

const finding: ForMany<typeof jobRow> = {
  row: jobRow,
  columns: 'town text, job int',
  statement: (given) =>
    statement`select g.n, ${jobColumns} from ${given} join job j on j.town_id = g.town and j.no = g.job`,
}

const toLookAt = z.object({
  no: z.int(),
  title: z.string(),
  dueAt: z.date(),
  delivered: z.int(),
  late: z.int(),
  waiting: z.int(),
})
export type JobToLookAt = z.output<typeof toLookAt>

/** Jobs with a delivery to inspect, a delay that was told, or people in line: the one due first at the front. */
export const jobsToLookAt = ({ sql, town }: Reader, most: number): Promise<JobToLookAt[]> =>
  sql.rows(
    toLookAt,
    statement`select j.no, j.title, j.due_at as "dueAt", coalesce(c.delivered, 0) as delivered, coalesce(c.late, 0) as late,
        coalesce(w.waiting, 0) as waiting
      from job j
      left join lateral (select count(*) filter (where state = 'delivered')::int as delivered,
          count(*) filter (where delayed and state in ('claimed', 'working', 'rework'))::int as late
        from claim where town_id = j.town_id and job_no = j.no) c on true
      left join lateral (select count(*)::int as waiting from waiting
        where town_id = j.town_id and job_no = j.no and state = 'waiting') w on true
      where j.town_id = ${town} and j.state = 'open' and (c.delivered > 0 or c.late > 0 or w.waiting > 0)
      order by j.due_at, j.no limit ${most}`,
  )

/** What those who run the programme want to see: open and full jobs, drafts, and those that ended last. */
export const officeJobs = ({ sql, town }: Reader, now: Date): Promise<Job[]> =>
  sql.rows(
    jobRow,
    statement`select ${jobColumns} from job j where j.town_id = ${town}
      order by case when j.state = 'open' and j.due_at > ${now} then 0 when j.state = 'draft' then 1 else 2 end,
        abs(extract(epoch from j.due_at - ${now}::timestamptz)), j.no limit 200`,
  )
