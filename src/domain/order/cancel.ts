import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { closeJob } from '../job/close.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayHandleOrders } from './may.ts'
import type { Order, OrderRefusal, SeenOrder } from './model.ts'
import { findOrder, jobsOfOrder, whyOrderStays } from './read.ts'

export type CancelOrderRefusal = NotPermitted | OrderRefusal | { kind: 'jobs-claimed'; jobs: number[] }
/** Who waited for a job of it, by the job's number. */
export type CancelledOrder = { order: Order; waiting: { no: number; people: string[] }[] }

/** Cancels an order while nobody holds a job of it; the jobs that are there are closed, and whoever waits for one hears of it. */
export async function cancelOrder(
  act: Act,
  { no, revision }: SeenOrder,
): Promise<Outcome<CancelledOrder, CancelOrderRefusal>> {
  const not = forbidden(mayHandleOrders(await readActor(act)))
  if (not) return refuse(not)
  const kept =
    await act.sql.count(statement`select 1 from client_order where town_id = ${act.town} and no = ${no}
    and state <> 'cancelled' and revision = ${revision} for no key update`)
  if (kept === 0) return refuse(await whyOrderStays(act, no))
  await act.sql.count(
    statement`select 1 from job where town_id = ${act.town} and order_no = ${no} order by no for no key update`,
  )
  const jobs = await jobsOfOrder(act, no)
  const held = jobs.filter(({ live }) => live > 0)
  if (held.length > 0) return refuse({ kind: 'jobs-claimed', jobs: held.map((job) => job.no) })
  const waiting = []
  for (const job of jobs.filter(({ state }) => state !== 'closed')) {
    const closed = await closeJob(act, job.no)
    if (closed.ok && closed.value.waiting.length > 0)
      waiting.push({ no: job.no, people: closed.value.waiting })
  }
  await act.sql.count(statement`update client_order set state = 'cancelled', ended_at = ${act.now}, revision = revision + 1
    where town_id = ${act.town} and no = ${no}`)
  await audit(act, {
    act: 'order.cancelled',
    subject: `order-${no}`,
    facts: { jobs: jobs.map((job) => job.no) },
  })
  const order = await findOrder(act, no)
  if (!order) throw new Error(`order ${no} is gone`)
  return done({ order, waiting })
}
