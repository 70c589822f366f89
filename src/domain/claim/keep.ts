import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { hasLastWord, progressOf, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { mayWorkAs } from './may.ts'
import { IN_HAND } from './model.ts'
import { noteSign, type Sign } from './note-sign.ts'

export type KeepRefusal = NotPermitted | SaidSince | { kind: 'not-held' }

/** 「やっています」: the work goes on, and the lease begins anew (J6). */
export async function keepClaim(
  act: Act,
  { no, personId, leaseDays }: Sign,
): Promise<Outcome<{ until: Date | undefined }, KeepRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  if (!(await hasLastWord(act, { personId, about: progressOf(no) }))) return refuse({ kind: 'said-since' })
  const working = await act.sql.count(statement`update claim
      set state = case when state = 'claimed' then 'working' else state end
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state in ${among(IN_HAND)}`)
  if (working === 0) return refuse({ kind: 'not-held' })
  const until = await noteSign(act, { no, personId, leaseDays })
  await audit(act, { act: 'job.kept', subject: `job-${no}`, facts: { worker: personId } })
  return done({ until })
}
