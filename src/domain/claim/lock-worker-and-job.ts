import type { Act } from '../act.ts'
import { lockJob } from '../job/lock.ts'
import type { Job } from '../job/model.ts'
import { findJob } from '../job/read.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Worker } from '../people/model.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { mayWorkAs } from './may.ts'
import { lockWorker } from './read.ts'

export type LockRefusal = NotPermitted | SaidSince | { kind: 'no-worker' } | { kind: 'no-such-job' }

/** A worker and a job they say something about, as they are until the transaction ends; the worker's entry before the job. */
export async function lockWorkerAndJob(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<{ worker: Worker; job: Job }, LockRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  await lockJob(act, no)
  const job = await findJob(act, no)
  return job ? done({ worker, job }) : refuse({ kind: 'no-such-job' })
}
