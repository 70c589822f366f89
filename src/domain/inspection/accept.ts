import type { Act } from '../act.ts'
import { lockJob } from '../job/lock.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isOwnWork, mayInspect } from './may.ts'
import { type Delivery, deliveryMark, type Inspected } from './model.ts'
import { lockDelivery } from './read.ts'
import { type Settled, settleDelivery } from './settle.ts'

export type InspectRefusal =
  | NotPermitted
  /** Nobody inspects what they have made themselves. */
  | { kind: 'own-work' }
  | { kind: 'not-held' }
  | { kind: 'not-delivered' }
  | { kind: 'already-accepted' }
  /** Delivered anew, or with more files, since it was looked at. */
  | { kind: 'delivery-changed' }

export type PartRefusal =
  | InspectRefusal
  | { kind: 'reason-missing' }
  | { kind: 'not-less'; agreedYen: number }

/** Accepts a delivery as it was seen (J8): what was agreed is paid, less the tax that is withheld (J11). */
export async function acceptWork(act: Act, which: Inspected): Promise<Outcome<Settled, InspectRefusal>> {
  const waiting = await toInspect(act, which)
  if (!waiting.ok) return waiting
  const settled = await settleDelivery(act, waiting.value, { kind: 'accepted' })
  return settled ? done(settled) : refuse({ kind: 'delivery-changed' })
}

/**
 * Accepts a delivery in part: less is paid than was agreed, never more and never nothing, and the reason is kept with what
 * had been agreed, so that the worker can object.
 */
export async function acceptPart(
  act: Act,
  { yen, reason, ...which }: Inspected & { yen: number; reason: string },
): Promise<Outcome<Settled, PartRefusal>> {
  const waiting = await toInspect(act, which)
  if (!waiting.ok) return waiting
  if (reason.trim() === '') return refuse({ kind: 'reason-missing' })
  const { payYen: agreedYen } = waiting.value
  if (yen < 1 || yen >= agreedYen) return refuse({ kind: 'not-less', agreedYen })
  const settled = await settleDelivery(act, waiting.value, { kind: 'partial', reason, yen })
  return settled ? done(settled) : refuse({ kind: 'delivery-changed' })
}

/** The delivery, kept as it is, where this person may inspect it and it is the one that was seen. */
export async function toInspect(
  act: Act,
  { no, personId, seen }: Inspected,
): Promise<{ ok: true; value: Delivery } | { ok: false; refusal: InspectRefusal }> {
  const actor = await readActor(act)
  const not = forbidden(mayInspect(actor))
  if (not) return refuse(not)
  if (isOwnWork(actor, personId)) return refuse({ kind: 'own-work' })
  await lockJob(act, no)
  const found = await lockDelivery(act, { no, personId })
  if (!found) return refuse({ kind: 'not-held' })
  if (found.state === 'accepted') return refuse({ kind: 'already-accepted' })
  if (found.state !== 'delivered') return refuse({ kind: 'not-delivered' })
  if (seen !== undefined && seen !== deliveryMark(found)) return refuse({ kind: 'delivery-changed' })
  return done(found)
}
