import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { type LockRefusal, lockWorkerAndJob } from '../claim/lock-worker-and-job.ts'
import { type Unfit, whyOverLimit, whyUnfit } from '../claim/may.ts'
import type { HeldClaim } from '../claim/model.ts'
import { claimsBeside } from '../claim/read.ts'
import { isFull, type Job } from '../job/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'

export type ApplyRefusal =
  | LockRefusal
  | Unfit
  | { kind: 'held-already' }
  | { kind: 'not-by-choice'; job: Job }
  | { kind: 'job-full'; job: Job }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

/** Applies for a job that is given to one of several; applying twice is applying once. */
export async function applyForJob(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<{ job: Job; again: boolean }, ApplyRefusal>> {
  const locked = await lockWorkerAndJob(act, { no, personId })
  if (!locked.ok) return locked
  const { worker, job } = locked.value
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
