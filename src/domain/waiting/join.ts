// The queue for a full job: first in, first out. A freed slot is offered to the first in line and kept for them
// until the offer ends; then it goes to the next. An offered slot stays counted in `job.taken`: nobody can slip in.
import { z } from 'zod'
import type { Act, Tx } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { findJob, isFull, isOpen, type Job } from '../job/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'

const leavers = z.array(z.object({ was: z.string() }))
const people = z.array(z.object({ person_id: z.string() }))

export type JoinRefusal =
  | { kind: 'no-such-job' }
  | { kind: 'job-closed'; job: Job }
  | { kind: 'slot-free'; job: Job }
  | { kind: 'already-held' }

/** Takes a place in the queue and says which; waiting twice is waiting once. */
export async function joinWaiting(
  act: Act,
  facts: { no: number; personId: string },
): Promise<Outcome<{ job: Job; place: number }, JoinRefusal>> {
  const { no, personId } = facts
  await lockJob(act, no)
  const job = await findJob(act.tx, act.town, no)
  if (!job) return refuse({ kind: 'no-such-job' })
  if (!isOpen(job, act.now)) return refuse({ kind: 'job-closed', job })
  if (await holds(act, no, personId)) return refuse({ kind: 'already-held' })
  if (!isFull(job)) return refuse({ kind: 'slot-free', job })
  const joined = await act.tx.$executeRaw`insert into waiting (town_id, job_no, person_id, state, at)
    values (${act.town}, ${no}, ${personId}, 'waiting', ${act.now}) on conflict do nothing`
  if (joined > 0)
    await audit(act, { act: 'waiting.joined', subject: `job-${no}`, facts: { worker: personId } })
  return done({ job, place: await placeOf(act.tx, act.town, no, personId) })
}

/** Leaves the queue; an offer that is given up goes to the next. */
export async function leaveWaiting(act: Act, facts: { no: number; personId: string; offerUntil: Date }) {
  await lockJob(act, facts.no)
  const left = leavers.parse(
    await act.tx.$queryRaw`update waiting w set state = 'left' from (select id, state as was from waiting
        where town_id = ${act.town} and job_no = ${facts.no} and person_id = ${facts.personId} and state in ('waiting', 'offered')) old
      where w.town_id = ${act.town} and w.id = old.id returning old.was`,
  )
  if (!left[0]) return refuse({ kind: 'not-waiting' })
  await audit(act, { act: 'waiting.left', subject: `job-${facts.no}`, facts: { worker: facts.personId } })
  return done({ offeredTo: left[0].was === 'offered' ? await passOn(act, facts.no, facts.offerUntil) : null })
}

export type ReleaseRefusal = { kind: 'not-held' } | { kind: 'already-delivered' }

/** Gives a slot back (J6): the first in the queue is offered it, otherwise it is free again. */
export async function releaseJob(
  act: Act,
  facts: { no: number; personId: string; reason?: string | undefined; offerUntil: Date },
): Promise<Outcome<{ offeredTo: string | null }, ReleaseRefusal>> {
  const { no, personId, reason = null, offerUntil } = facts
  await lockJob(act, no)
  const released = await act.tx
    .$executeRaw`update claim set state = 'released', ended_at = ${act.now}, note = coalesce(${reason}, note)
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state in ('claimed', 'working', 'rework')`
  if (released === 0)
    return refuse({ kind: (await holds(act, no, personId)) ? 'already-delivered' : 'not-held' })
  await audit(act, { act: 'job.released', subject: `job-${no}`, facts: { worker: personId } })
  return done({ offeredTo: await passOn(act, no, offerUntil) })
}

/** Takes the slot that is kept for this person, if there is one. */
export const takeOffer = async (
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<boolean> =>
  (await act.tx.$executeRaw`update waiting set state = 'taken'
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state = 'offered' and offer_until > ${act.now}`) ===
  1

/** Offers that ended without a word: each slot goes to the next in line. Says who was passed over and who is next. */
export async function lapseOffers(
  act: Act,
  offerUntil: Date,
): Promise<{ no: number; from: string; to: string | null }[]> {
  const due = await act.tx.waiting.findMany({
    where: { townId: act.town, state: 'offered', offerUntil: { lte: act.now } },
    orderBy: { id: 'asc' },
    take: 100,
  })
  const passed = []
  for (const { id, jobNo, personId } of due) {
    await lockJob(act, jobNo)
    const lapsed = await act.tx.$executeRaw`update waiting set state = 'lapsed'
      where town_id = ${act.town} and id = ${id} and state = 'offered'`
    if (lapsed === 0) continue
    await audit(act, { act: 'waiting.lapsed', subject: `job-${jobNo}`, facts: { worker: personId } })
    passed.push({ no: jobNo, from: personId, to: await passOn(act, jobNo, offerUntil) })
  }
  return passed
}

/** The slot stays taken if somebody waits, otherwise it is given back. The job's row is locked by the caller. */
async function passOn(act: Act, no: number, offerUntil: Date): Promise<string | null> {
  const offered = people.parse(
    await act.tx.$queryRaw`update waiting set state = 'offered', offer_until = ${offerUntil}
      where town_id = ${act.town} and id = (select w.id from waiting w join job j on j.town_id = w.town_id and j.no = w.job_no
        where w.town_id = ${act.town} and w.job_no = ${no} and w.state = 'waiting' and j.state = 'open' and j.due_at > ${act.now}
        order by w.id limit 1) returning person_id`,
  )
  if (offered[0]) return offered[0].person_id
  await act.tx.$executeRaw`update job set taken = taken - 1 where town_id = ${act.town} and no = ${no}`
  return null
}

const lockJob = (act: Act, no: number) =>
  act.tx.$executeRaw`select 1 from job where town_id = ${act.town} and no = ${no} for update`

const holds = async (act: Act, no: number, personId: string): Promise<boolean> =>
  (await act.tx.claim.count({
    where: { townId: act.town, jobNo: no, personId, state: { notIn: ['released', 'expired'] } },
  })) > 0

async function placeOf(tx: Tx, townId: string, no: number, personId: string): Promise<number> {
  const queue = await tx.waiting.findMany({
    where: { townId, jobNo: no, state: { in: ['waiting', 'offered'] } },
    orderBy: { id: 'asc' },
    select: { personId: true },
  })
  return queue.findIndex((waiting) => waiting.personId === personId) + 1
}
