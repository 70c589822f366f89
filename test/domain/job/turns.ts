// What workers do with a job, each as a turn that runs by itself or beside another; and how the job stands after it.
import { expect } from 'vitest'
import { applyForJob } from '../../../src/domain/application/apply.ts'
import { chooseApplicant } from '../../../src/domain/application/choose.ts'
import { withdrawApplication } from '../../../src/domain/application/withdraw.ts'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { keepClaim } from '../../../src/domain/claim/keep.ts'
import { LIVE } from '../../../src/domain/claim/model.ts'
import { reassignJob } from '../../../src/domain/claim/reassign.ts'
import { releaseJob } from '../../../src/domain/claim/release.ts'
import { deliverJob } from '../../../src/domain/delivery/deliver.ts'
import { closeJob } from '../../../src/domain/job/close.ts'
import { publishJob } from '../../../src/domain/job/publish.ts'
import { joinWaiting } from '../../../src/domain/waiting/join.ts'
import { lapseOffers } from '../../../src/domain/waiting/lapse.ts'
import { leaveWaiting } from '../../../src/domain/waiting/leave.ts'
import { hoursLater, turn } from '../at-once.ts'
import { NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

/** Offers made at `NOW` stand until then. */
export const OFFER_UNTIL = hoursLater(24)
export const STAFF = { by: 's1', via: 'slack' } as const

export const claims = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => claimJob(act, { no, personId }))
export const joins = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => joinWaiting(act, { no, personId }))
export const leaves = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => leaveWaiting(act, { no, personId, offerUntil: OFFER_UNTIL }))
export const releases = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => releaseJob(act, { no, personId, offerUntil: OFFER_UNTIL }))
export const delivers = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => deliverJob(act, { no, personId }))
export const publishes = (
  no: number,
  more: { how?: 'first' | 'choose' | 'offer'; offeredTo?: string[]; dueAt?: Date; payYen?: number } = {},
  by: string = STAFF.by,
) => turn(by, NOW, (act) => publishJob(act, { no, ...more }))
export const applies = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => applyForJob(act, { no, personId }))
export const withdraws = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => withdrawApplication(act, { no, personId }))
export const chooses = (personId: string, no: number, by: string = STAFF.by, now = NOW) =>
  turn(by, now, (act) => chooseApplicant(act, { no, personId }))
export const keeps = (personId: string, no: number, now = NOW) =>
  turn(personId, now, (act) => keepClaim(act, { no, personId }))
export const reassigns = (
  [from, to]: [string, string],
  no: number,
  {
    by = STAFF.by,
    now = NOW,
    reason = '都合',
    dueAt,
  }: { by?: string; now?: Date; reason?: string; dueAt?: Date } = {},
) => turn(by, now, (act) => reassignJob(act, { no, from, to, reason, dueAt, offerUntil: OFFER_UNTIL }))
export const closes = (no: number) => turn(STAFF.by, NOW, (act) => closeJob(act, no))
/** The clock strikes: offers that have ended pass on. */
export const lapses = (now: Date) => turn('system', now, (act) => lapseOffers(act, hoursLater(72)))

/** The small town with a fourth worker, who can do the typing too, and a director. */
export const workingTown = ({ newTown }: Operations): Promise<void> =>
  newTown((raw) => ({
    ...raw,
    people: [
      ...raw.people,
      { id: 'd1', name: '理事 次郎', roles: ['director'] },
      { id: 'w4', name: '岡 みのる', roles: ['worker'] },
    ],
    workers: [...raw.workers, { person: 'w4', state: 'active', skills: ['typing'] }],
  }))

/** A worker's entry is changed by somebody else: they rest, they lose a skill. */
export async function becomes(
  { database, town }: Operations,
  personId: string,
  data: { state?: string; skills?: string[]; claimLimit?: number },
): Promise<void> {
  await database().db.worker.update({ where: { townId_personId: { townId: town(), personId } }, data })
}

/** How a job's slots stand. Claims that live and offers that stand are what is taken, never more than there are. */
export async function slotsOf({ database, town }: Operations, no: number) {
  const { db } = database()
  const townId = town()
  const { taken, slots } = await db.job.findUniqueOrThrow({ where: { townId_no: { townId, no } } })
  const held = await db.claim.count({ where: { townId, jobNo: no, state: { in: [...LIVE] } } })
  const offered = await db.waiting.count({ where: { townId, jobNo: no, state: 'offered' } })
  expect(held + offered).toBe(taken)
  expect(taken).toBeLessThanOrEqual(slots)
  return { held, offered, free: slots - taken }
}

/** Everybody who ever stood in line for a job, in that order: `w2 waiting`. */
export async function queueOf({ database, town }: Operations, no: number): Promise<string[]> {
  const rows = await database().db.waiting.findMany({
    where: { townId: town(), jobNo: no },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ personId, state }) => `${personId} ${state}`)
}

/** Everybody's claims on a job, in the order they were made: `w1 delivered`. */
export async function claimsOn({ database, town }: Operations, no: number): Promise<string[]> {
  const rows = await database().db.claim.findMany({
    where: { townId: town(), jobNo: no },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ personId, state }) => `${personId} ${state}`)
}

/** Everybody who ever applied for a job, in the order they did: `w2 applied`. */
export async function applicationsOn({ database, town }: Operations, no: number): Promise<string[]> {
  const rows = await database().db.application.findMany({
    where: { townId: town(), jobNo: no },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ personId, state }) => `${personId} ${state}`)
}

/** The live claim of somebody on a job, or their last. */
export const lastClaim = ({ database, town }: Operations, personId: string, no: number) =>
  database().db.claim.findFirstOrThrow({
    where: { townId: town(), jobNo: no, personId },
    orderBy: { id: 'desc' },
  })
