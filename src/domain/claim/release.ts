import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockJob } from '../job/lock.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { passOn } from '../waiting/pass-on.ts'
import { mayWorkAs, whyLate } from './may.ts'
import { IN_HAND } from './model.ts'
import { liveClaimOn } from './read.ts'

export type ReleaseRefusal = NotPermitted | SaidSince | { kind: 'not-held' } | { kind: 'already-delivered' }

export type Released = { offeredTo: string | null; late: ReturnType<typeof whyLate> }

const releasedRow = z.object({ leaseAskedAt: z.date().nullable(), dueAt: z.date() })

/** Gives a slot back (J6): the first in the queue is offered it, otherwise it is free again. Staff hear where it comes late. */
export async function releaseJob(
  act: Act,
  {
    no,
    personId,
    reason = null,
    offerUntil,
  }: { no: number; personId: string; reason?: string | null | undefined; offerUntil: Date },
): Promise<Outcome<Released, ReleaseRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  await lockJob(act, no)
  const [released] = await act.sql.rows(
    releasedRow,
    statement`update claim set state = 'released', ended_at = ${act.now}, note = coalesce(${reason}, note)
      where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state in ${among(IN_HAND)}
      returning lease_asked_at as "leaseAskedAt", due_at as "dueAt"`,
  )
  if (!released)
    return refuse({ kind: (await liveClaimOn(act, { no, personId })) ? 'already-delivered' : 'not-held' })
  const late = whyLate(released, act.now)
  const facts = { worker: personId, ...(late ? { late } : {}) }
  await audit(act, { act: 'job.released', subject: `job-${no}`, facts })
  return done({ offeredTo: await passOn(act, no, offerUntil), late })
}
