import { statement } from '../../db/sql.ts'
import type { OrderState } from '../../domain/order/model.ts'
import { calendarDay, flag, int, moment, momentOf, orElse, provenance, text } from '../columns.ts'
import { clientNo } from '../sales/merge.ts'
import { type Counted, type Importing, type Row, type Table, write } from '../upsert.ts'
import type { FileOrder } from './format.ts'

const table = (now: Date): Table => ({
  name: 'client_order',
  key: { no: int },
  columns: {
    client_no: int,
    lead_no: int,
    title: text,
    yen: int,
    quantity: int,
    unit: text,
    due_at: moment,
    confidential: flag(false),
    reorder_client: text,
    reorder_due: calendarDay,
    state: orElse('received'),
    director_id: text,
    note: text,
    ended_at: momentOf<OrderState>(['cancelled'], now),
    ...provenance(now),
  },
  onUpdate: statement`revision = t.revision + 1`,
})

export const writeOrders = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'orders',
    table(importing.now),
    (importing.file.orders ?? []).map((order) => rowOf(importing, order)),
  )

function rowOf(importing: Importing, order: FileOrder): Row {
  const { no, title, yen, quantity, unit, confidential, note, via, at, reorder, state, endedAt } = order
  return {
    ...{ no, title, yen, quantity, unit, confidential, note, via, at },
    client_no: clientNo(importing, order.client),
    lead_no: order.lead,
    due_at: order.dueAt,
    ...(reorder === undefined
      ? {}
      : { reorder_client: reorder?.client ?? null, reorder_due: reorder?.due ?? null }),
    state: state === 'done' ? 'split' : state,
    director_id: order.director,
    ...(endedAt === undefined || (endedAt === null && state === 'cancelled') ? {} : { ended_at: endedAt }),
    by_id: order.by,
  }
}
