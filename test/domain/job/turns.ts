// What workers do with a job, each as a turn that runs by itself or beside another; and how the job stands after it.
import { expect } from 'vitest'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { LIVE } from '../../../src/domain/claim/model.ts'
import { releaseJob } from '../../../src/domain/claim/release.ts'
import { deliverJob } from '../../../src/domain/delivery/deliver.ts'
import { closeJob } from '../../../src/domain/job/close.ts'
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
