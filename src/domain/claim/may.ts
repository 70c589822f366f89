import type { Job } from '../job/model.ts'
import { isOpen } from '../job/model.ts'
import type { Worker, WorkerState } from '../people/model.ts'
import { type Permission, permit } from '../permission.ts'
import type { HeldClaim } from './model.ts'
import { IN_HAND } from './model.ts'

/** A worker acts for themselves. */
export const mayWorkAs = ({ by }: { by: string }, personId: string): Permission =>
  permit(by === personId, ['worker'])

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

/** A worker holds so many jobs at a time; a refusal lists what they hold (J7). */
export function whyOverLimit(
  { claimLimit }: Pick<Worker, 'claimLimit'>,
  held: HeldClaim[],
): { kind: 'over-limit'; limit: number; held: HeldClaim[] } | undefined {
  const inHand = held.filter(({ state }) => IN_HAND.includes(state))
  return inHand.length >= claimLimit ? { kind: 'over-limit', limit: claimLimit, held: inHand } : undefined
}
