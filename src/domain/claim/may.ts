import { wakingHoursAfter } from '../calendar.ts'
import type { Job } from '../job/model.ts'
import { isFor, isFull, isOpen } from '../job/model.ts'
import type { Worker, WorkerState } from '../people/model.ts'
import { type Permission, permit } from '../permission.ts'
import type { TownModel } from '../town/model.ts'
import type { ClaimState, HeldClaim, JobBefore } from './model.ts'
import { IN_HAND } from './model.ts'

/** A worker acts for themselves, or their agreed supporter for them (J12): `supports` as the database says. */
export const mayWorkAs = ({ by }: { by: string }, personId: string, supports = false): Permission =>
  permit(by === personId || supports, ['worker'])

export type Unfit =
  | { kind: 'not-active'; state: WorkerState }
  | { kind: 'job-closed'; job: Job }
  | { kind: 'offered-elsewhere'; job: Job }
  | { kind: 'skill-missing'; job: Job; missing: string[] }

/**
 * Who is fit for a job: an active worker with its skills (J7), while it is open, and named where it is offered. Asked of
 * claims, of applications and of waiting alike.
 */
export function whyUnfit(
  worker: Pick<Worker, 'personId' | 'state' | 'skills'>,
  job: Job,
  now: Date,
): Unfit | undefined {
  if (worker.state !== 'active') return { kind: 'not-active', state: worker.state }
  if (!isOpen(job, now)) return { kind: 'job-closed', job }
  if (!isFor(job, worker.personId)) return { kind: 'offered-elsewhere', job }
  return whyUnskilled(worker, job)
}

/** The skills a job needs and a worker lacks (J7). */
export function whyUnskilled(
  { skills }: Pick<Worker, 'skills'>,
  job: Job,
): Extract<Unfit, { kind: 'skill-missing' }> | undefined {
  const missing = job.skills.filter((skill) => !skills.includes(skill))
  return missing.length > 0 ? { kind: 'skill-missing', job, missing } : undefined
}

/** A worker holds so many jobs at a time (J7). */
const isAtLimit = ({ claimLimit }: Pick<Worker, 'claimLimit'>, inHand: number): boolean =>
  inHand >= claimLimit

/** Who has as many as they may: a refusal lists what they hold (J7). */
export function whyOverLimit(
  worker: Pick<Worker, 'claimLimit'>,
  held: HeldClaim[],
): { kind: 'over-limit'; limit: number; held: HeldClaim[] } | undefined {
  const inHand = held.filter(({ state }) => IN_HAND.includes(state))
  return isAtLimit(worker, inHand.length)
    ? { kind: 'over-limit', limit: worker.claimLimit, held: inHand }
    : undefined
}

/** What a worker can do about a job at this moment; `free` and `kept` are what a claim takes, `choice` is applied for. */
export type Chance =
  | { kind: 'free' }
  | { kind: 'choice' }
  | { kind: 'applied' }
  /** Full, and nobody waits for it: it was offered, or somebody was chosen. */
  | { kind: 'gone' }
  | { kind: 'kept'; until: Date }
  | { kind: 'held'; state: ClaimState }
  | { kind: 'full' }
  | { kind: 'in-line' }
  | { kind: 'over-limit'; limit: number }
  | Unfit

/**
 * What a claim would meet, judged as the claim judges it, so that no button is offered which only refuses. A full job can
 * be waited for above the limit too.
 */
export function chanceOf(
  worker: Pick<Worker, 'personId' | 'state' | 'skills' | 'claimLimit'>,
  job: JobBefore,
  now: Date,
): Chance {
  const { mine, line, keptUntil, inHand, applied } = job
  if (mine) return { kind: 'held', state: mine }
  if (applied) return { kind: 'applied' }
  const unfit = whyUnfit(worker, job, now)
  if (unfit) return unfit
  if (isFull(job) && !keptUntil && job.how !== 'first') return { kind: 'gone' }
  if (isFull(job) && !keptUntil) return { kind: line ? 'in-line' : 'full' }
  if (isAtLimit(worker, inHand)) return { kind: 'over-limit', limit: worker.claimLimit }
  if (job.how === 'choose') return { kind: 'choice' }
  return keptUntil ? { kind: 'kept', until: keptUntil } : { kind: 'free' }
}

export const mayClaimNow = ({ kind }: Chance): boolean => kind === 'free' || kind === 'kept'

/** What somebody can take, or apply for, at this moment. */
export const maySeek = (chance: Chance): boolean => mayClaimNow(chance) || chance.kind === 'choice'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** [choice] */
export const LEASE_DAYS = 3

/**
 * Until when a sign of work is awaited (J6): so many days, or a third of the time until the work is due where that is
 * shorter. What is due already has no lease. [choice]
 */
export function leaseEnd(now: Date, dueAt: Date, leaseDays: number = LEASE_DAYS): Date | null {
  const left = dueAt.getTime() - now.getTime()
  return left > 0 ? new Date(now.getTime() + Math.min(leaseDays * DAY_MS, Math.floor(left / 3))) : null
}

/** After a sign of work nobody is asked again within a day. [choice] */
export function leaseAfterSign(now: Date, dueAt: Date, leaseDays: number = LEASE_DAYS): Date | null {
  const end = leaseEnd(now, dueAt, leaseDays)
  return end && new Date(Math.max(end.getTime(), now.getTime() + DAY_MS))
}

/** A release this close to the due date is a signal to staff (J6). [choice] */
const SHORTLY_MS = DAY_MS

/** Why a release comes late: after the question whether the work goes on, or shortly before it is due; never a punishment. */
export function whyLate(
  { leaseAskedAt, dueAt }: { leaseAskedAt: Date | null; dueAt: Date },
  now: Date,
): 'asked' | 'due' | null {
  if (dueAt.getTime() - now.getTime() < SHORTLY_MS) return 'due'
  return leaseAskedAt === null ? null : 'asked'
}

/** When a question whether the work goes on has waited long enough, in waking hours of the town (J6). */
export const graceEnd = (
  { settings, timezone }: Pick<TownModel, 'settings' | 'timezone'>,
  askedAt: Date,
): Date => wakingHoursAfter(askedAt, settings.leaseGraceHours, settings, timezone)
