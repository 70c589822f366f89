import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockJob } from '../job/lock.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isOwnWork, mayInspect } from './may.ts'
import type { Delivery } from './model.ts'
import { inspectionsOf, lockDelivery } from './read.ts'

export type UndoRefusal =
  | NotPermitted
  | { kind: 'own-work' }
  | { kind: 'not-accepted' }
  /** Accepted anew since, or by nobody's word (J8). */
  | { kind: 'accepted-since' }
  | { kind: 'already-paid' }
  /** The inspection has ended meanwhile: what is taken back now would be accepted by silence at once. */
  | { kind: 'inspection-over' }

/**
 * Takes an acceptance back, as long as nothing is paid and the inspection lasts: the delivery waits again, for what had been
 * agreed. Acceptance by silence stays (J8).
 */
export async function undoInspection(
  act: Act,
  { no, personId, at }: { no: number; personId: string; at: Date },
): Promise<Outcome<Delivery, UndoRefusal>> {
  const actor = await readActor(act)
  const not = forbidden(mayInspect(actor))
  if (not) return refuse(not)
  if (isOwnWork(actor, personId)) return refuse({ kind: 'own-work' })
  await lockJob(act, no)
  const found = await lockDelivery(act, { no, personId })
  if (found?.state !== 'accepted') return refuse({ kind: 'not-accepted' })
  if (found.inspectedAt?.getTime() !== at.getTime() || found.inspection === 'silence')
    return refuse({ kind: 'accepted-since' })
  if (found.paidOn) return refuse({ kind: 'already-paid' })
  if (found.inspectBy && found.inspectBy <= act.now) return refuse({ kind: 'inspection-over' })
  const [last, before] = await inspectionsOf(act, found.claimId)
  const undone = await act.sql.count(statement`update claim set state = 'delivered',
      pay_yen = ${last?.agreedYen ?? found.payYen}, withheld_yen = null, inspection = ${before?.kind ?? null},
      inspection_reason = ${before?.reason ?? null}, inspected_at = ${before?.at ?? null}, inspected_by = ${before?.byId ?? null}
    where town_id = ${act.town} and id = ${found.claimId} and state = 'accepted' and inspected_at = ${at} and paid_on is null`)
  if (undone === 0) return refuse({ kind: 'accepted-since' })
  await act.sql.count(statement`delete from inspection where town_id = ${act.town} and claim_id = ${found.claimId}
    and no = ${last?.no ?? 0}`)
  await audit(act, { act: 'job.acceptance-undone', subject: `job-${no}`, facts: { worker: personId } })
  return done(found)
}
