import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { type WorkerState, workerState } from '../people/model.ts'

type Beginning = { personId: string; consentAt: Date | null; hours: string | null; wishes: string | null }

const stateRow = z.object({ state: workerState })

/** An entry in its first state; somebody who had left begins anew. The state that stands where they are a worker already. */
export async function beginAsWorker(
  { sql, town, now }: Act,
  { personId, consentAt, hours, wishes }: Beginning,
): Promise<WorkerState | undefined> {
  const begun =
    await sql.count(statement`insert into worker as k (town_id, person_id, state, skills, applied_at, consent_at, hours, wishes)
      values (${town}, ${personId}, 'applied', '{}', ${now}::timestamptz, ${consentAt}::timestamptz, ${hours}, ${wishes})
      on conflict (town_id, person_id) do update set state = 'applied', applied_at = excluded.applied_at,
        consent_at = excluded.consent_at, hours = excluded.hours, wishes = excluded.wishes, oriented_at = null, left_at = null
      where k.state = 'left'`)
  if (begun > 0) {
    await sql.count(statement`update person set roles = roles || '{worker}'::text[]
      where town_id = ${town} and id = ${personId} and not 'worker' = any (roles)`)
    return undefined
  }
  const [stands] = await sql.rows(
    stateRow,
    statement`select state from worker where town_id = ${town} and person_id = ${personId}`,
  )
  return stateRow.parse(stands).state
}
