import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayWorkAs, type Unfit, whyUnfit } from '../claim/may.ts'
import { liveClaimOn, lockWorker } from '../claim/read.ts'
import { lockJob } from '../job/lock.ts'
import { isFull, type Job } from '../job/model.ts'
import { findJob } from '../job/read.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { placeOf } from './read.ts'

export type JoinRefusal =
  | NotPermitted
  | SaidSince
  | Unfit
  | { kind: 'no-worker' }
  | { kind: 'no-such-job' }
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
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  await lockJob(act, no)
  const job = await findJob(act, no)
  if (!job) return refuse({ kind: 'no-such-job' })
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
