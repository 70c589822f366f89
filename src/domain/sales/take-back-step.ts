import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayKeepSales } from './may.ts'
import type { Lead, LeadRefusal, SeenLead } from './model.ts'
import { findLead, readSteps } from './read.ts'
import { writeStep } from './write-step.ts'

export type TakeBackRefusal =
  | NotPermitted
  | Extract<LeadRefusal, { kind: 'no-such-lead' | 'lead-changed' }>
  | { kind: 'first-step' }
  /** The order it became is split or changed: that stands. */
  | { kind: 'order-under-way'; order: number }

/**
 * Takes the last step of a lead back, as it was left: it stands where it stood before, also where it had ended. An order
 * it had become is cancelled, as long as nobody has touched it.
 */
export async function takeBackStep(
  act: Act,
  { no, revision }: SeenLead,
): Promise<Outcome<Lead, TakeBackRefusal>> {
  const not = forbidden(mayKeepSales(await readActor(act)))
  if (not) return refuse(not)
  const kept = await act.sql.count(
    statement`select 1 from lead where town_id = ${act.town} and no = ${no} and revision = ${revision} for no key update`,
  )
  const now = await findLead(act, no)
  if (!now) return refuse({ kind: 'no-such-lead', no })
  if (kept === 0) return refuse({ kind: 'lead-changed' })
  const former = (await readSteps(act, no)).at(-2)
  if (!former) return refuse({ kind: 'first-step' })
  if (now.orderNo !== null && !(await withdrawOrder(act, now.orderNo)))
    return refuse({ kind: 'order-under-way', order: now.orderNo })
  const { stage, nextOn, note } = former
  const reason = stage === 'lost' ? note : null
  await act.sql.count(statement`update lead set stage = ${stage}, next_on = ${nextOn}::date, reason = ${reason},
    changed_at = ${act.now}, revision = revision + 1 where town_id = ${act.town} and no = ${no}`)
  await writeStep(act, { no, stage, nextOn, note })
  await audit(act, { act: 'lead.taken-back', subject: `lead-${no}`, facts: { from: now.stage, to: stage } })
  return done({ ...now, stage, nextOn, reason, revision: revision + 1, orderNo: null })
}

const withdrawn = z.object({ no: z.int() })

async function withdrawOrder(act: Act, no: number): Promise<boolean> {
  const [gone] = await act.sql.rows(
    withdrawn,
    statement`update client_order set state = 'cancelled', lead_no = null, ended_at = ${act.now}, revision = revision + 1
      where town_id = ${act.town} and no = ${no} and state = 'received' and revision = 1 returning no`,
  )
  if (!gone) return false
  await audit(act, { act: 'order.cancelled', subject: `order-${no}` })
  return true
}
