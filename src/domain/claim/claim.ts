import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { auditInsert } from '../audit/audit.ts'
import { isFull, type Job } from '../job/model.ts'
import { findJob } from '../job/read.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { takeOffer } from '../waiting/take-offer.ts'
import { mayWorkAs, type Unfit, whyOverLimit, whyUnfit } from './may.ts'
import type { HeldClaim } from './model.ts'
import { claimsBeside, lockWorker } from './read.ts'

export type ClaimRefusal =
  | NotPermitted
  | Unfit
  | SaidSince
  | { kind: 'no-worker' }
  | { kind: 'no-such-job' }
  | { kind: 'job-full'; job: Job }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

export type Claimed = { job: Job; again: boolean }

/**
 * Takes a slot (J5). The worker's row keeps their own claims in order (limit, double presses) and says what they are
 * now; the job's row decides who gets the last slot. Claiming again answers with the claim one has.
 */
export async function claimJob(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<Claimed, ClaimRefusal>> {
  const not = forbidden(mayWorkAs(act, personId))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  const job = await findJob(act, no)
  if (!job) return refuse({ kind: 'no-such-job' })
  const held = await claimsBeside(act, { no, personId })
  if (held.some((claim) => claim.no === no)) return done({ job, again: true })
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  const unfit = whyUnfit(worker, job, act.now) ?? whyOverLimit(worker, held)
  if (unfit) return refuse(unfit)
  const slot = (await takeOffer(act, { no, personId })) || (!isFull(job) && (await takeSlot(act, no)))
  if (!slot) return refuse({ kind: 'job-full', job })
  await insertClaim(act, { no, personId })
  return done({ job, again: false })
}

/** The last slot goes to whoever updates the row first; the other finds no row to update. */
const takeSlot = async ({ sql, town, now }: Act, no: number): Promise<boolean> =>
  (await sql.count(statement`update job set taken = taken + 1
    where town_id = ${town} and no = ${no} and state = 'open' and due_at > ${now} and taken < slots`)) === 1

/** Who has the job no longer waits for it. */
async function insertClaim(act: Act, { no, personId }: { no: number; personId: string }): Promise<void> {
  const logged = { act: 'job.claimed', subject: `job-${no}`, facts: { worker: personId } }
  const inserted = await act.sql.count(statement`with claimed as (
      insert into claim (town_id, job_no, person_id, state, at, by_id, via)
      values (${act.town}, ${no}, ${personId}, 'claimed', ${act.now}, ${act.by}, ${act.via}) on conflict do nothing returning id),
    out_of_line as (update waiting set state = 'taken'
      where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state = 'waiting' and exists (select 1 from claimed)),
    logged as (${auditInsert(act, logged, statement`claimed`)})
    select id from claimed`)
  if (inserted === 0) throw new LostRace('this worker claimed the same job in this moment')
}
