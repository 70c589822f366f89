import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayHandleOrders } from './may.ts'
import type { Order, OrderRefusal, SeenOrder } from './model.ts'
import { findOrder, whyOrderStays } from './read.ts'

export type UnsplitRefusal = NotPermitted | OrderRefusal | { kind: 'jobs-published'; jobs: number[] }

/** Takes a splitting back while all its jobs are drafts: nobody has seen them, and they are there no more. */
export async function unsplitOrder(
  act: Act,
  { no, revision }: SeenOrder,
): Promise<Outcome<Order, UnsplitRefusal>> {
  const not = forbidden(mayHandleOrders(await readActor(act)))
  if (not) return refuse(not)
  const kept =
    await act.sql.count(statement`select 1 from client_order where town_id = ${act.town} and no = ${no}
    and state = 'split' and revision = ${revision} for no key update`)
  const before = await findOrder(act, no)
  if (!before || kept === 0) return refuse(await whyOrderStays(act, no))
  const { jobs } = before
  await act.sql.count(
    statement`select 1 from job where town_id = ${act.town} and order_no = ${no} order by no for update`,
  )
  const removed =
    await act.sql.count(statement`delete from job where town_id = ${act.town} and order_no = ${no}
    and not exists (select 1 from job k left join claim c on c.town_id = k.town_id and c.job_no = k.no
      where k.town_id = ${act.town} and k.order_no = ${no} and (k.state <> 'draft' or k.published_at is not null or c.id is not null))`)
  if (removed < jobs.length) return refuse({ kind: 'jobs-published', jobs })
  await act.sql.count(statement`update client_order set state = 'received', revision = revision + 1
    where town_id = ${act.town} and no = ${no}`)
  await audit(act, { act: 'order.unsplit', subject: `order-${no}`, facts: { jobs } })
  const order = await findOrder(act, no)
  if (!order) throw new Error(`order ${no} is gone`)
  return done(order)
}
