// A claim: a worker holds one slot of a job.
//
//   claimed ──▶ working ──▶ delivered ──▶ accepted
//      │           │            ▲  │
//      │           │            │  └──▶ rework ──▶ (delivered again)
//      └───────────┴──▶ released          expired: the slot went back without a word
//
// A claim is live until it is released or expired; a worker has one live claim on a job. The slot belongs to the
// claim: `job.taken` is the number of live claims and standing offers, and the database keeps it within `slots` (J5).
import { z } from 'zod'
import type { Act, Tx } from '../act.ts'
import { audit, auditInsert } from '../audit/audit.ts'
import { findJob, isFull, isOpen, type Job } from '../job/model.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { takeOffer } from '../waiting/join.ts'

const claimState = z.enum(['claimed', 'working', 'delivered', 'rework', 'accepted', 'released', 'expired'])
export type ClaimState = z.output<typeof claimState>

/** States in which a worker still has something to do. */
const IN_HAND: ClaimState[] = ['claimed', 'working', 'rework']

const heldRow = z.object({
  id: z.int(),
  no: z.int(),
  title: z.string(),
  payYen: z.int(),
  dueAt: z.date(),
  state: claimState,
  at: z.date(),
  percent: z.int().nullable(),
  delayed: z.boolean(),
  deliveredAt: z.date().nullable(),
})
const heldRows = z.array(heldRow)
export type HeldClaim = z.output<typeof heldRow>

/** A worker's claims, the soonest due first; `inHand` leaves out what is delivered already. */
export async function claimsOf(
  tx: Tx,
  townId: string,
  personId: string,
  inHand: boolean,
): Promise<HeldClaim[]> {
  const states = inHand ? IN_HAND : [...IN_HAND, 'delivered', 'accepted']
  const rows =
    await tx.$queryRaw`select c.id, j.no, j.title, j.pay_yen as "payYen", j.due_at as "dueAt", c.state, c.at, c.percent, c.delayed,
      c.delivered_at as "deliveredAt"
    from claim c join job j on j.town_id = c.town_id and j.no = c.job_no
    where c.town_id = ${townId} and c.person_id = ${personId} and c.state = any (${states})
    order by j.due_at, j.no limit 50`
  return heldRows.parse(rows)
}

export type WorkerFacts = { personId: string; state: string; skills: string[]; claimLimit: number }

export type ClaimRefusal =
  | { kind: 'no-such-job' }
  | { kind: 'not-active'; state: string }
  | { kind: 'job-closed'; job: Job }
  | { kind: 'job-full'; job: Job }
  | { kind: 'skill-missing'; job: Job; missing: string[] }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

export type Claimed = { job: Job; again: boolean }

/**
 * Takes a slot (J5). The worker's row keeps their own claims in order (limit, double presses); the job's row decides
 * who gets the last slot. Claiming again answers with the claim one has.
 */
export async function claimJob(
  act: Act,
  facts: { worker: WorkerFacts; no: number },
): Promise<Outcome<Claimed, ClaimRefusal>> {
  const { worker, no } = facts
  if (worker.state !== 'active') return refuse({ kind: 'not-active', state: worker.state })
  await act.tx
    .$executeRaw`select 1 from worker where town_id = ${act.town} and person_id = ${worker.personId} for update`
  const job = await findJob(act.tx, act.town, no)
  if (!job) return refuse({ kind: 'no-such-job' })
  const held = await claimsOf(act.tx, act.town, worker.personId, false)
  if (held.some((claim) => claim.no === no)) return done({ job, again: true })
  if (!isOpen(job, act.now)) return refuse({ kind: 'job-closed', job })
  const missing = job.skills.filter((skill) => !worker.skills.includes(skill))
  if (missing.length > 0) return refuse({ kind: 'skill-missing', job, missing })
  const inHand = held.filter(({ state }) => IN_HAND.includes(state))
  if (inHand.length >= worker.claimLimit)
    return refuse({ kind: 'over-limit', limit: worker.claimLimit, held: inHand })
  const slot =
    (await takeOffer(act, { no, personId: worker.personId })) || (!isFull(job) && (await takeSlot(act, no)))
  if (!slot) return refuse({ kind: 'job-full', job })
  await insertClaim(act, { no, personId: worker.personId })
  return done({ job, again: false })
}

/** The last slot goes to whoever updates the row first; the other finds no row to update. */
const takeSlot = async (act: Act, no: number): Promise<boolean> =>
  (await act.tx.$executeRaw`update job set taken = taken + 1
    where town_id = ${act.town} and no = ${no} and state = 'open' and taken < slots`) === 1

async function insertClaim(act: Act, { no, personId }: { no: number; personId: string }): Promise<void> {
  const inserted = await act.tx.$executeRaw`with claimed as (
      insert into claim (town_id, job_no, person_id, state, at, by_id, via)
      values (${act.town}, ${no}, ${personId}, 'claimed', ${act.now}, ${act.by}, ${act.via}) on conflict do nothing returning id),
    logged as (${auditInsert(act, { act: 'job.claimed', subject: `job-${no}`, facts: { worker: personId } })})
    select id from claimed`
  if (inserted === 0) throw new LostRace('this worker claimed the same job in this moment')
}

export type WorkRefusal = { kind: 'not-held' }

const worked = z.array(z.object({ id: z.int() }))
const progressed = z.array(z.object({ percent: z.int().nullable() }))

/** Says how far the work is: percent done, or that it will be late. The first sign of work makes a claim `working`. */
export async function reportProgress(
  act: Act,
  facts: {
    no: number
    personId: string
    percent?: number | undefined
    delayed?: boolean | undefined
    note?: string | undefined
  },
): Promise<Outcome<{ percent: number | null }, WorkRefusal>> {
  const { no, personId, percent = null, delayed = false, note = null } = facts
  const rows = progressed.parse(
    await act.tx.$queryRaw`update claim set state = case when state = 'claimed' then 'working' else state end,
        percent = coalesce(${percent}::int, percent), delayed = ${delayed}, note = coalesce(${note}, note)
      where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state in ('claimed', 'working', 'rework')
      returning percent`,
  )
  if (!rows[0]) return refuse({ kind: 'not-held' })
  await audit(act, {
    act: 'job.progress',
    subject: `job-${no}`,
    facts: { worker: personId, percent, delayed },
  })
  return done({ percent: rows[0].percent })
}

export type Delivered = { again: boolean; deliveredAt: Date }

/** Hands the work in. The day of delivery starts the payment clock (J3); delivering again keeps the first day. */
export async function deliverJob(
  act: Act,
  facts: { no: number; personId: string; url?: string | undefined },
): Promise<Outcome<Delivered, WorkRefusal>> {
  const { no, personId, url = null } = facts
  const delivered = worked.parse(
    await act.tx.$queryRaw`update claim set state = 'delivered', percent = 100, url = coalesce(${url}, url),
        delivered_at = coalesce(delivered_at, ${act.now})
      where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state in ('claimed', 'working', 'rework') returning id`,
  )
  if (delivered.length > 0)
    await audit(act, { act: 'job.delivered', subject: `job-${no}`, facts: { worker: personId } })
  const claim = await act.tx.claim.findFirst({
    where: { townId: act.town, jobNo: no, personId, state: { in: ['delivered', 'accepted'] } },
  })
  if (!claim?.deliveredAt) return refuse({ kind: 'not-held' })
  return done({ again: delivered.length === 0, deliveredAt: claim.deliveredAt })
}
