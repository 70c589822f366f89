import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { type LockRefusal, lockWorkerAndJob } from '../claim/lock-worker-and-job.ts'
import { type Unfit, whyUnfit } from '../claim/may.ts'
import { liveClaimOn } from '../claim/read.ts'
import { isFull, type Job } from '../job/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { placeOf } from './read.ts'

export type JoinRefusal =
  | LockRefusal
  | Unfit
  | { kind: 'slot-free'; job: Job }
  | { kind: 'already-held' }
  | { kind: 'no-queue'; job: Job }

/**
 * Takes a place in the queue of a job one is fit for, and says which; waiting twice is waiting once. There is
 * none for what a director gives to one of several, or offers to named people.
 */
export async function joinWaiting(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<{ job: Job; place: number }, JoinRefusal>> {
  const locked = await lockWorkerAndJob(act, { no, personId })
  if (!locked.ok) return locked
  const { worker, job } = locked.value
  if (await liveClaimOn(act, { no, personId })) return refuse({ kind: 'already-held' })
  const unfit = whyUnfit(worker, job, act.now)
  if (unfit) return refuse(unfit)
  if (job.how !== 'first') return refuse({ kind: 'no-queue', job })
  if (!isFull(job)) return refuse({ kind: 'slot-free', job })
  const joined = await act.sql.count(statement`insert into waiting (town_id, job_no, person_id, state, at)
    values (${act.town}, ${no}, ${personId}, 'waiting', ${act.now}) on conflict do nothing`)
  if (joined > 0)
    await audit(act, { act: 'waiting.joined', subject: `job-${no}`, facts: { worker: personId } })
  return done({ job, place: await placeOf(act, { no, personId }) })
}
