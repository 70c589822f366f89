import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockJob } from '../job/lock.ts'
import { mayOpenJobs } from '../job/may.ts'
import type { Job } from '../job/model.ts'
import { findJob } from '../job/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { passOn } from '../waiting/pass-on.ts'
import { type Given, insertClaim } from './claim.ts'
import { leaseEnd, type Unfit, whyOverLimit, whyUnskilled } from './may.ts'
import { type HeldClaim, LEASED } from './model.ts'
import { claimsBeside, liveClaimOn, lockWorker } from './read.ts'

export type ReassignRefusal =
  | NotPermitted
  | Extract<Unfit, { kind: 'not-active' | 'skill-missing' }>
  | { kind: 'reason-missing' }
  | { kind: 'same-person' }
  | { kind: 'no-worker'; personId: string }
  | { kind: 'no-such-job' }
  | { kind: 'not-held' }
  | { kind: 'already-delivered' }
  | { kind: 'held-already' }
  | { kind: 'due-in-the-past'; dueAt: Date }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

export type Reassigning = {
  no: number
  from: string
  to: string
  reason: string
  /** Another due date; the one that was agreed where it is left out. */
  dueAt?: Date | undefined
  leaseDays?: number | undefined
  /** A slot that was kept for the new holder in the queue goes on to the next. */
  offerUntil: Date
}
export type Reassigned = { job: Job; dueAt: Date; given: Given; offeredTo: string | null }

const endedRow = z.object({ id: z.int(), dueAt: z.date() })

/**
 * A job is given from one worker to another who is fit for it: the one claim ends, the other is made with its slot, for a
 * reason and not after the delivery. Who decides is a director, or staff.
 */
export async function reassignJob(
  act: Act,
  { no, from, to, reason, dueAt, leaseDays, offerUntil }: Reassigning,
): Promise<Outcome<Reassigned, ReassignRefusal>> {
  const not = forbidden(mayOpenJobs(await readActor(act)))
  if (not) return refuse(not)
  if (reason.trim() === '') return refuse({ kind: 'reason-missing' })
  if (from === to) return refuse({ kind: 'same-person' })
  const worker = await lockWorker(act, to)
  if (!worker) return refuse({ kind: 'no-worker', personId: to })
  await lockJob(act, no)
  const job = await findJob(act, no)
  if (!job) return refuse({ kind: 'no-such-job' })
  const held = await claimsBeside(act, { no, personId: to })
  if (held.some((claim) => claim.no === no)) return refuse({ kind: 'held-already' })
  if (worker.state !== 'active') return refuse({ kind: 'not-active', state: worker.state })
  const unfit = whyUnskilled(worker, job) ?? whyOverLimit(worker, held)
  if (unfit) return refuse(unfit)
  const agreed = await agreedDue(act, { no, personId: from })
  const due = dueAt ?? agreed ?? job.dueAt
  if (agreed && due <= act.now) return refuse({ kind: 'due-in-the-past', dueAt: due })
  const ended = await endClaim(act, { no, personId: from, reason })
  if (!ended)
    return refuse({
      kind: (await liveClaimOn(act, { no, personId: from })) ? 'already-delivered' : 'not-held',
    })
  const leaseUntil = leaseEnd(act.now, due, leaseDays)
  const given = await insertClaim(act, { no, personId: to, leaseUntil, dueAt: due, takenOverFrom: ended.id })
  await audit(act, { act: 'job.reassigned', subject: `job-${no}`, facts: { from, to } })
  return done({ job, dueAt: due, given, offeredTo: await outOfLine(act, { no, personId: to, offerUntil }) })
}

type Held = { no: number; personId: string }

async function agreedDue({ sql, town }: Act, { no, personId }: Held): Promise<Date | undefined> {
  const [found] = await sql.rows(
    endedRow,
    statement`select id, due_at as "dueAt" from claim where town_id = ${town} and job_no = ${no}
      and person_id = ${personId} and state in ${among(LEASED)}`,
  )
  return found?.dueAt
}

async function endClaim({ sql, town, now }: Act, { no, personId, reason }: Held & { reason: string }) {
  const [ended] = await sql.rows(
    endedRow,
    statement`update claim set state = 'released', ended_at = ${now}, note = ${reason}
      where town_id = ${town} and job_no = ${no} and person_id = ${personId} and state in ${among(LEASED)}
      returning id, due_at as "dueAt"`,
  )
  return ended
}

/** Who has the job has neither applied for it nor an offer of it any more; a slot kept for them goes on to the next. */
async function outOfLine(
  act: Act,
  { no, personId, offerUntil }: Held & { offerUntil: Date },
): Promise<string | null> {
  await act.sql.count(statement`update application set state = 'chosen', ended_at = ${act.now}
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state = 'applied'`)
  const offered = await act.sql.count(statement`update waiting set state = 'left'
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state = 'offered'`)
  return offered > 0 ? passOn(act, no, offerUntil) : null
}
