import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { type Given, insertClaim, takeSlot } from '../claim/claim.ts'
import { leaseEnd, type Unfit, whyOverLimit, whyUnfit } from '../claim/may.ts'
import type { HeldClaim } from '../claim/model.ts'
import { claimsBeside, lockWorker } from '../claim/read.ts'
import { lockJob } from '../job/lock.ts'
import { mayOpenJobs } from '../job/may.ts'
import { isFull, type Job } from '../job/model.ts'
import { findJob } from '../job/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { passApplicants } from './pass.ts'

export type ChooseRefusal =
  | NotPermitted
  | Unfit
  | { kind: 'no-worker' }
  | { kind: 'no-such-job' }
  | { kind: 'not-by-choice'; job: Job }
  | { kind: 'not-applied' }
  | { kind: 'job-full'; job: Job }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

/** `passed` are those who hear that it went to others, once the last slot is gone. */
export type Chosen = { job: Job; passed: string[] } & ({ again: true } | { again: false; given: Given })

/** Gives a slot to one of those who applied. The others stay until the slots are full. */
export async function chooseApplicant(
  act: Act,
  { no, personId, leaseDays }: { no: number; personId: string; leaseDays?: number | undefined },
): Promise<Outcome<Chosen, ChooseRefusal>> {
  const not = forbidden(mayOpenJobs(await readActor(act)))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  await lockJob(act, no)
  const job = await findJob(act, no)
  if (!job) return refuse({ kind: 'no-such-job' })
  const held = await claimsBeside(act, { no, personId })
  if (held.some((claim) => claim.no === no)) return done({ job, again: true, passed: [] })
  if (job.how !== 'choose') return refuse({ kind: 'not-by-choice', job })
  if (isFull(job)) return refuse({ kind: 'job-full', job })
  const unfit = whyUnfit(worker, job, act.now) ?? whyOverLimit(worker, held)
  if (unfit) return refuse(unfit)
  const chosen = await act.sql.count(statement`update application set state = 'chosen', ended_at = ${act.now}
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state = 'applied'`)
  if (chosen === 0) return refuse({ kind: 'not-applied' })
  const known = await takeSlot(act, { no, personId })
  if (!known) throw new Error(`job ${no} is locked and has no slot`)
  const leaseUntil = leaseEnd(act.now, job.dueAt, leaseDays)
  const given = await insertClaim(act, { no, personId, leaseUntil, known })
  await audit(act, { act: 'job.chosen', subject: `job-${no}`, facts: { worker: personId } })
  const full = job.taken + 1 >= job.slots
  return done({ job, again: false, given, passed: full ? await passApplicants(act, no) : [] })
}
