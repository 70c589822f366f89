import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayWorkAs } from '../claim/may.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'

export type WithdrawRefusal = NotPermitted | SaidSince | { kind: 'not-applied' }

/** Takes an application back, as long as nobody has decided on it. */
export async function withdrawApplication(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<null, WithdrawRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  const withdrawn =
    await act.sql.count(statement`update application set state = 'withdrawn', ended_at = ${act.now}
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state = 'applied'`)
  if (withdrawn === 0) return refuse({ kind: 'not-applied' })
  await audit(act, { act: 'job.application-withdrawn', subject: `job-${no}`, facts: { worker: personId } })
  return done(null)
}
