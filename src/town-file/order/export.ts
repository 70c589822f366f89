import type { Reader } from '../../domain/act.ts'
import { shownOrderState } from '../../domain/order/model.ts'
import { readOrders } from '../../domain/order/read.ts'
import { iso } from '../values.ts'

/** The orders by number, each with the numbers of its jobs. */
export async function exportOrders(reader: Reader) {
  const { tx, town: townId } = reader
  const rows = new Map((await tx.order.findMany({ where: { townId } })).map((row) => [row.no, row]))
  const orders = (await readOrders(reader)).toSorted((a, b) => a.no - b.no)
  return orders.map((order) => ({
    no: order.no,
    client: order.client,
    lead: order.leadNo,
    title: order.title,
    yen: order.yen,
    quantity: order.quantity,
    unit: order.unit,
    dueAt: order.dueAt.toISOString(),
    confidential: order.confidential,
    reorder:
      order.reorderClient === null || order.reorderDue === null
        ? null
        : { client: order.reorderClient, due: order.reorderDue },
    state: shownOrderState(order),
    director: order.directorId,
    note: order.note,
    endedAt: iso(rows.get(order.no)?.endedAt ?? null),
    jobs: order.jobs,
    by: rows.get(order.no)?.byId,
    via: rows.get(order.no)?.via,
    at: order.at.toISOString(),
  }))
}
