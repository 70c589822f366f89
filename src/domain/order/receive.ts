import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { nameOfPerson, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { findClient, lockNumbers } from '../sales/read.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { mayHandleOrders } from './may.ts'
import type { Order } from './model.ts'
import { findOrder } from './read.ts'

export type NewOrder = {
  clientNo: number
  leadNo?: number | undefined
  title: string
  yen: number
  quantity: number
  unit: string
  dueAt: Date
  confidential?: boolean | undefined
  /** Whose order it is in the end, and the day on which that client pays (J4). */
  reorder?: { client: string; due: string } | undefined
  directorId?: string | undefined
}
export type ReceiveRefusal =
  | NotPermitted
  | { kind: 'no-such-client' }
  | { kind: 'no-such-person' }
  | { kind: 'due-in-the-past' }
  | { kind: 'reorder-due-in-the-past' }

const madeRow = z.object({ no: z.int() })

/** Receives an order of a client under the next number; it is due ahead, and so is the client's own payment of a re-order. */
export async function receiveOrder(
  act: Act,
  town: Pick<TownModel, 'timezone'>,
  given: NewOrder,
): Promise<Outcome<Order, ReceiveRefusal>> {
  const not = forbidden(mayHandleOrders(await readActor(act)))
  if (not) return refuse(not)
  const { clientNo, leadNo, title, yen, quantity, unit, dueAt, confidential = false, reorder } = given
  const directorId = given.directorId ?? null
  if (dueAt <= act.now) return refuse({ kind: 'due-in-the-past' })
  if (reorder && reorder.due < dayIn(town, act.now)) return refuse({ kind: 'reorder-due-in-the-past' })
  if (directorId !== null && (await nameOfPerson(act, directorId)) === undefined)
    return refuse({ kind: 'no-such-person' })
  await lockNumbers(act)
  if (!(await findClient(act, clientNo))) return refuse({ kind: 'no-such-client' })
  const [made] = await act.sql.rows(
    madeRow,
    statement`insert into client_order (town_id, no, client_no, lead_no, title, yen, quantity, unit, due_at, confidential,
        reorder_client, reorder_due, state, director_id, by_id, via, at)
      select ${act.town}, coalesce(max(no), 0) + 1, ${clientNo}::int, ${leadNo ?? null}::int, ${title}, ${yen}::int, ${quantity}::int,
        ${unit}, ${dueAt}::timestamptz, ${confidential}::boolean, ${reorder?.client ?? null}, ${reorder?.due ?? null}::date,
        'received', ${directorId}, ${act.by}, ${act.via}, ${act.now}::timestamptz
      from client_order where town_id = ${act.town} returning no`,
  )
  const { no } = madeRow.parse(made)
  await audit(act, {
    act: 'order.received',
    subject: `order-${no}`,
    facts: { client: clientNo, lead: leadNo ?? null, yen, quantity },
  })
  const order = await findOrder(act, no)
  if (!order) throw new Error(`order ${no} was not written`)
  return done(order)
}
