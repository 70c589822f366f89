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

/** What those who run the programme want to see: open and full jobs, drafts, and those that ended last. */
export const officeJobs = ({ sql, town }: Reader, now: Date): Promise<Job[]> =>
  sql.rows(
    jobRow,
    statement`select ${jobColumns} from job j where j.town_id = ${town}
      order by case when j.state = 'open' and j.due_at > ${now} then 0 when j.state = 'draft' then 1 else 2 end,
        abs(extract(epoch from j.due_at - ${now}::timestamptz)), j.no limit 200`,
  )
