import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { lockJob } from './lock.ts'
import { mayOpenJobs } from './may.ts'
import type { Job, JobHow } from './model.ts'
import { howOf, type OfferRefusal, whyNotOffered } from './open.ts'
import { findJob } from './read.ts'

export type PublishRefusal =
  | NotPermitted
  | OfferRefusal
  | { kind: 'no-such-job' }
  | { kind: 'published-already'; job: Job }
  | { kind: 'job-closed'; job: Job }
  | { kind: 'due-in-the-past'; job: Job }
  | { kind: 'due-after-order'; job: Job; orderDueAt: Date }
  | { kind: 'order-cancelled'; orderNo: number }
  | { kind: 'no-pay'; job: Job }

export type Publishing = {
  no: number
  how?: JobHow | undefined
  offeredTo?: string[] | undefined
  /** Instead of what the draft says. */
  dueAt?: Date | undefined
  payYen?: number | undefined
}

/** A draft is opened to workers, once: it has pay, and a due date that is to come and not after that of its order. */
export async function publishJob(
  act: Act,
  { no, dueAt, payYen, ...given }: Publishing,
): Promise<Outcome<Job, PublishRefusal>> {
  const not = forbidden(mayOpenJobs(await readActor(act)))
  if (not) return refuse(not)
  await lockJob(act, no)
  const found = await findJob(act, no)
  if (!found) return refuse({ kind: 'no-such-job' })
  if (found.state === 'open') return refuse({ kind: 'published-already', job: found })
  if (found.state === 'closed') return refuse({ kind: 'job-closed', job: found })
  const job = { ...found, dueAt: dueAt ?? found.dueAt, payYen: payYen ?? found.payYen }
  const how = howOf(given)
  const wrong = (await whyNotReady(act, job)) ?? (await whyNotOffered(act, how))
  if (wrong) return refuse(wrong)
  await act.sql.count(statement`update job set state = 'open', published_at = ${act.now}, how = ${how.how},
      offered_to = ${how.offeredTo}, due_at = ${job.dueAt}, pay_yen = ${job.payYen},
      pay_kind = case when pay_yen = ${job.payYen} then pay_kind else 'fixed' end,
      rate_yen = case when pay_yen = ${job.payYen} then rate_yen end
    where town_id = ${act.town} and no = ${no} and state = 'draft'`)
  await audit(act, {
    act: 'job.published',
    subject: `job-${no}`,
    facts: { how: how.how, offeredTo: how.offeredTo, payYen: job.payYen },
  })
  return done((await findJob(act, no)) ?? job)
}

async function whyNotReady(act: Act, job: Job): Promise<PublishRefusal | undefined> {
  if (job.payYen <= 0) return { kind: 'no-pay', job }
  if (job.dueAt <= act.now) return { kind: 'due-in-the-past', job }
  const part = await act.tx.job.findUnique({
    where: { townId_no: { townId: act.town, no: job.no } },
    select: { order: { select: { no: true, state: true, dueAt: true } } },
  })
  const order = part?.order
  if (!order) return undefined
  if (order.state === 'cancelled') return { kind: 'order-cancelled', orderNo: order.no }
  return job.dueAt > order.dueAt ? { kind: 'due-after-order', job, orderDueAt: order.dueAt } : undefined
}
