import type { Job } from '../job/model.ts'
import { isFull, isOpen } from '../job/model.ts'
import type { Worker, WorkerState } from '../people/model.ts'
import { type Permission, permit } from '../permission.ts'
import type { ClaimState, HeldClaim, JobBefore } from './model.ts'
import { IN_HAND } from './model.ts'

/** A worker acts for themselves, or their agreed supporter for them (J12): `supports` as the database says. */
export const mayWorkAs = ({ by }: { by: string }, personId: string, supports = false): Permission =>
  permit(by === personId || supports, ['worker'])

export type Unfit =
  | { kind: 'not-active'; state: WorkerState }
  | { kind: 'job-closed'; job: Job }
  | { kind: 'skill-missing'; job: Job; missing: string[] }

/** Who is fit for a job: an active worker with its skills (J7), while it is open. Asked of claims and of waiting alike. */
export function whyUnfit(worker: Pick<Worker, 'state' | 'skills'>, job: Job, now: Date): Unfit | undefined {
  if (worker.state !== 'active') return { kind: 'not-active', state: worker.state }
  if (!isOpen(job, now)) return { kind: 'job-closed', job }
  const missing = job.skills.filter((skill) => !worker.skills.includes(skill))
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

/** What a worker can do about a job at this moment; `free` and `kept` are what a claim takes. */
export type Chance =
  | { kind: 'free' }
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
  worker: Pick<Worker, 'state' | 'skills' | 'claimLimit'>,
  job: JobBefore,
  now: Date,
): Chance {
  const { mine, line, keptUntil, inHand } = job
  if (mine) return { kind: 'held', state: mine }
  const unfit = whyUnfit(worker, job, now)
  if (unfit) return unfit
  if (isFull(job) && !keptUntil) return { kind: line ? 'in-line' : 'full' }
  if (isAtLimit(worker, inHand)) return { kind: 'over-limit', limit: worker.claimLimit }
  return keptUntil ? { kind: 'kept', until: keptUntil } : { kind: 'free' }
}

export const mayClaimNow = ({ kind }: Chance): boolean => kind === 'free' || kind === 'kept'
