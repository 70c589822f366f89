import { type Checking, sayRepeated } from '../check.ts'
import type { Path } from '../problems.ts'
import { sayUnknown } from '../sales/check.ts'
import { clientNo } from '../sales/merge.ts'

/** An order is of a client, and of one lead at most that is there. */
export function checkOrders(checking: Checking): void {
  const { file, known, say } = checking
  const path = ['orders']
  sayRepeated(
    file.orders,
    { path, key: ({ no }) => no, say },
    (no, first) => `number ${no} is orders[${first}] already`,
  )
  sayRepeated(
    file.orders,
    { path, key: ({ lead }) => lead ?? undefined, say },
    (lead, first) => `lead ${lead} became orders[${first}] already`,
  )
  for (const [index, order] of (file.orders ?? []).entries()) {
    const at = [...path, index]
    if (clientNo(checking, order.client) === undefined)
      say([...at, 'client'], `there is no client ${order.client}`)
    if (order.lead && !known.leads.has(order.lead)) say([...at, 'lead'], `there is no lead ${order.lead}`)
    if (order.director) sayUnknown(checking, order.director, [...at, 'director'])
    if (order.by) sayUnknown(checking, order.by, [...at, 'by'])
  }
}

/** What says it is about an order, or a part of one. */
export function sayNoOrder(
  { known, say }: Pick<Checking, 'known' | 'say'>,
  order: number | null | undefined,
  path: Path,
): void {
  if (order && !known.orders.has(order)) say([...path, 'order'], `there is no order ${order}`)
}
