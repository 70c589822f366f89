import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayWorkAs, type Unfit, whyOverLimit, whyUnfit } from '../claim/may.ts'
import type { HeldClaim } from '../claim/model.ts'
import { claimsBeside, lockWorker } from '../claim/read.ts'
import { lockJob } from '../job/lock.ts'
import { isFull, type Job } from '../job/model.ts'
import { findJob } from '../job/read.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'

export type ApplyRefusal =
  | NotPermitted
  | SaidSince
  | Unfit
  | { kind: 'no-worker' }
  | { kind: 'no-such-job' }
  | { kind: 'held-already' }
  | { kind: 'not-by-choice'; job: Job }
  | { kind: 'job-full'; job: Job }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

/** Applies for a job that is given to one of several; applying twice is applying once. */
export async function applyForJob(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<{ job: Job; again: boolean }, ApplyRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  await lockJob(act, no)
  const job = await findJob(act, no)
  if (!job) return refuse({ kind: 'no-such-job' })
  if (job.how !== 'choose') return refuse({ kind: 'not-by-choice', job })
  const held = await claimsBeside(act, { no, personId })
  if (held.some((claim) => claim.no === no)) return refuse({ kind: 'held-already' })
  const unfit = whyUnfit(worker, job, act.now) ?? whyOverLimit(worker, held)
  if (unfit) return refuse(unfit)
  if (isFull(job)) return refuse({ kind: 'job-full', job })
  const applied =
    await act.sql.count(statement`insert into application (town_id, job_no, person_id, state, at, by_id, via)
    values (${act.town}, ${no}, ${personId}, 'applied', ${act.now}, ${act.by}, ${act.via}) on conflict do nothing`)
  if (applied > 0) await audit(act, { act: 'job.applied', subject: `job-${no}`, facts: { worker: personId } })
  return done({ job, again: applied === 0 })
}
