import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type InspectRefusal, toInspect } from './accept.ts'
import type { Delivery, Inspected } from './model.ts'
import { writeInspection } from './settle.ts'

export type ReworkRefusal = InspectRefusal | { kind: 'reason-missing' } | { kind: 'due-in-the-past' }
export type Reworked = { delivery: Delivery; reworks: number; dueAt: Date }

/**
 * Asks for a correction (J8), with what of the terms is not met. The work is in hand again, with more time where that is
 * given and never with less; it stays to be paid from the first day it was handed in (J3).
 */
export async function askRework(
  act: Act,
  { reason, dueAt, ...which }: Inspected & { reason: string; dueAt?: Date | undefined },
): Promise<Outcome<Reworked, ReworkRefusal>> {
  const waiting = await toInspect(act, which)
  if (!waiting.ok) return waiting
  const delivery = waiting.value
  if (reason.trim() === '') return refuse({ kind: 'reason-missing' })
  if (dueAt && dueAt <= act.now) return refuse({ kind: 'due-in-the-past' })
  const due = dueAt && dueAt > delivery.dueAt ? dueAt : delivery.dueAt
  const asked =
    await act.sql.count(statement`update claim set state = 'rework', reworks = reworks + 1, inspection = 'rework',
      inspection_reason = ${reason}, inspected_at = ${act.now}, inspected_by = ${act.by}, inspect_by = null,
      percent = null, delayed = false, former_state = null, due_at = ${due}
    where town_id = ${act.town} and id = ${delivery.claimId} and state = 'delivered' and reworks = ${delivery.reworks}`)
  if (asked === 0) return refuse({ kind: 'delivery-changed' })
  await writeInspection(act, delivery.claimId, { kind: 'rework', reason })
  const reworks = delivery.reworks + 1
  await audit(act, {
    act: 'job.rework-asked',
    subject: `job-${delivery.no}`,
    facts: { worker: delivery.personId, reworks },
  })
  return done({ delivery, reworks, dueAt: due })
}
