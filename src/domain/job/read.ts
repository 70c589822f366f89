import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { type Job, jobRow } from './model.ts'

const columns = statement`no, title, details, slots, taken, pay_yen as "payYen", due_at as "dueAt", skills, place, state`

export async function findJob({ sql, town }: Reader, no: number): Promise<Job | undefined> {
  const [found] = await sql.rows(
    jobRow,
    statement`select ${columns} from job where town_id = ${town} and no = ${no}`,
  )
  return found
}

/** Open jobs with a free slot, the soonest due first (J9); `search` looks in title and details. */
export const openJobs = ({ sql, town }: Reader, now: Date, search?: string): Promise<Job[]> =>
  sql.rows(
    jobRow,
    statement`select ${columns} from job where town_id = ${town} and state = 'open' and taken < slots and due_at > ${now}
        and (${search ?? null}::text is null or strpos(title || coalesce(details, ''), ${search ?? ''}) > 0)
      order by due_at, no limit 50`,
  )

/** Every job those who run the programme may want to see: drafts, open and full ones, and those that closed last. */
export async function officeJobs({ tx, town }: Reader): Promise<Job[]> {
  const rows = await tx.job.findMany({
    where: { townId: town },
    orderBy: [{ state: 'desc' }, { dueAt: 'asc' }],
    take: 50,
  })
  return rows.map((row) => jobRow.parse(row))
}
