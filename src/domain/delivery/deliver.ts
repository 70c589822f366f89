import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { isoDay } from '../calendar.ts'
import { mayWorkAs } from '../claim/may.ts'
import { HANDED_IN, IN_HAND } from '../claim/model.ts'
import { liveClaimOn } from '../claim/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { payDaysOf } from '../pay/pay-by.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { inspectionEnd } from './due.ts'
import { lockClaim } from './read.ts'

export type DeliverRefusal = NotPermitted | { kind: 'not-held' }
export type Delivered = {
  again: boolean
  deliveredAt: Date
  /** Until when it is inspected (J8), and the day it is paid on (J3); null where it was handed in before these were kept. */
  inspectBy: Date | null
  payOn: string | null
  reworks: number
}

export type TakeBackRefusal =
  | NotPermitted
  | { kind: 'not-delivered' }
  | { kind: 'already-inspected' }
  /** It is paid already, or came with a town's file. */
  | { kind: 'kept-as-it-is' }

/**
 * Takes a delivery back until it is inspected: the work is in hand again, and neither the inspection nor the payment clock
 * has begun (J3), unless it was a correction: that clock runs from the first day.
 */
export async function takeBackDelivery(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<null, TakeBackRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const back = await act.sql.count(statement`update claim set state = former_state, former_state = null,
      percent = null, url = null, inspect_by = null,
      delivered_at = case when former_state = 'rework' then delivered_at end,
      pay_legal = case when former_state = 'rework' then pay_legal end,
      pay_on = case when former_state = 'rework' then pay_on end
    where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state = 'delivered'
      and former_state is not null and paid_on is null`)
  if (back === 0) {
    const live = await liveClaimOn(act, { no, personId })
    if (live === 'delivered') return refuse({ kind: 'kept-as-it-is' })
    return refuse({ kind: live === 'accepted' ? 'already-inspected' : 'not-delivered' })
  }
  await audit(act, { act: 'job.delivery-undone', subject: `job-${no}`, facts: { worker: personId } })
  return done(null)
}

/**
 * Hands the work in. The day of the first delivery starts the payment clock, corrections keep it (J3, J4); each delivery
 * starts its inspection (J8).
 */
export async function deliverJob(
  act: Act,
  { no, personId, url = null }: { no: number; personId: string; url?: string | null | undefined },
): Promise<Outcome<Delivered, DeliverRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const held = await lockClaim(act, { no, personId })
  if (!held) return refuse({ kind: 'not-held' })
  const { timezone, settings, agreed, reorderDue } = held
  const first = held.deliveredAt ?? act.now
  const { legal, pay } = payDaysOf(
    { delivered: isoDay(first, timezone), legal: null, on: null, agreed, reorderDue },
    settings.payMode,
  )
  const delivered =
    await act.sql.count(statement`update claim set state = 'delivered', former_state = state, percent = 100,
      url = coalesce(${url}, url), delivered_at = ${first}::timestamptz,
      inspect_by = ${inspectionEnd(act.now, settings.inspectionDays, timezone)}::timestamptz,
      pay_legal = coalesce(pay_legal, ${legal}::date), pay_on = coalesce(pay_on, ${pay}::date)
    where town_id = ${act.town} and id = ${held.id} and state in ${among(IN_HAND)}`)
  if (delivered > 0)
    await audit(act, { act: 'job.delivered', subject: `job-${no}`, facts: { worker: personId } })
  const claim = await act.tx.claim.findFirst({
    where: { townId: act.town, id: held.id, state: { in: [...HANDED_IN] } },
  })
  if (!claim?.deliveredAt) return refuse({ kind: 'not-held' })
  return done({
    again: delivered === 0,
    deliveredAt: claim.deliveredAt,
    inspectBy: claim.inspectBy,
    payOn: claim.payOn?.toISOString().slice(0, 10) ?? null,
    reworks: claim.reworks,
  })
}
