import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { nameOfPerson, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayHandleOrders } from './may.ts'
import { type Order, type OrderRefusal, type SeenOrder, shownOrderState } from './model.ts'
import { findOrder, whyOrderStays } from './read.ts'

/** What is left out stays; nobody directs it where the director is null. */
export type OrderChange = {
  title?: string | undefined
  yen?: number | undefined
  dueAt?: Date | undefined
  directorId?: string | null | undefined
}
export type ChangeOrderRefusal =
  | NotPermitted
  | OrderRefusal
  | { kind: 'due-in-the-past' }
  | { kind: 'no-such-person' }
export type ChangedOrder = { order: Order; before: Order }

/** Changes an order that runs; its jobs keep their own days and pay (J2: what was agreed stays). */
export async function changeOrder(
  act: Act,
  { no, revision, title, yen, dueAt, directorId }: SeenOrder & OrderChange,
): Promise<Outcome<ChangedOrder, ChangeOrderRefusal>> {
  const not = forbidden(mayHandleOrders(await readActor(act)))
  if (not) return refuse(not)
  const before = await findOrder(act, no)
  if (!before || before.state === 'cancelled' || before.revision !== revision)
    return refuse(await whyOrderStays(act, no))
  if (shownOrderState(before) === 'done') return refuse({ kind: 'order-done' })
  if (dueAt && dueAt <= act.now) return refuse({ kind: 'due-in-the-past' })
  const director = directorId ? await nameOfPerson(act, directorId) : null
  if (director === undefined) return refuse({ kind: 'no-such-person' })
  const order: Order = {
    ...before,
    title: title ?? before.title,
    yen: yen ?? before.yen,
    dueAt: dueAt ?? before.dueAt,
    directorId: directorId === undefined ? before.directorId : directorId,
    director: directorId === undefined ? before.director : director,
    revision: revision + 1,
  }
  const changed =
    await act.sql.count(statement`update client_order set title = ${order.title}, yen = ${order.yen}, due_at = ${order.dueAt},
      director_id = ${order.directorId}, revision = revision + 1
    where town_id = ${act.town} and no = ${no} and state <> 'cancelled' and revision = ${revision}`)
  if (changed === 0) return refuse(await whyOrderStays(act, no))
  await audit(act, {
    act: 'order.changed',
    subject: `order-${no}`,
    facts: {
      was: { yen: before.yen, due: before.dueAt.toISOString() },
      yen: order.yen,
      due: order.dueAt.toISOString(),
    },
  })
  return done({ order, before })
}
