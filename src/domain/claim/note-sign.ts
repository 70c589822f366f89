import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { leaseAfterSign } from './may.ts'
import { LEASED } from './model.ts'

export type Sign = { no: number; personId: string; leaseDays?: number | undefined }

const leasedRow = z.object({ id: z.int(), dueAt: z.date() })

/**
 * A sign of work (progress, a question, 「やっています」) begins the lease of a claim anew, and answers the question whether it
 * goes on (J6); never does it end sooner. The date until which the next sign is awaited; undefined where no lease runs.
 */
export async function noteSign(
  { sql, town, now }: Act,
  { no, personId, leaseDays }: Sign,
): Promise<Date | undefined> {
  const [leased] = await sql.rows(
    leasedRow,
    statement`select id, due_at as "dueAt" from claim where town_id = ${town} and job_no = ${no}
      and person_id = ${personId} and state in ${among(LEASED)} for update`,
  )
  const until = leased && leaseAfterSign(now, leased.dueAt, leaseDays)
  if (!leased || !until) return undefined
  await sql.count(statement`update claim set lease_until = greatest(lease_until, ${until}), lease_asked_at = null
    where town_id = ${town} and id = ${leased.id}`)
  return until
}
