import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'

const passedRow = z.object({ personId: z.string() })
const overdueRow = passedRow.extend({ no: z.int(), title: z.string() })

/** Whoever still applies for a job that went to others, or is closed, is passed over; says who hears of it. */
export const passApplicants = async ({ sql, town, now }: Act, no: number): Promise<string[]> =>
  (
    await sql.rows(
      passedRow,
      statement`update application set state = 'passed', ended_at = ${now}
        where town_id = ${town} and job_no = ${no} and state = 'applied' returning person_id as "personId"`,
    )
  ).map(({ personId }) => personId)

/** Applications for jobs that were due without a decision, or are no longer open: they end, each once. */
export const passOverdue = ({ sql, town, now }: Act): Promise<z.output<typeof overdueRow>[]> =>
  sql.rows(
    overdueRow,
    statement`update application a set state = 'passed', ended_at = ${now} from job j
      where a.town_id = ${town} and a.state = 'applied' and j.town_id = a.town_id and j.no = a.job_no
        and (j.state <> 'open' or j.due_at <= ${now})
      returning a.person_id as "personId", j.no, j.title`,
  )
