// Which order is meant: by its number; otherwise it is asked, with those that may be.
import type { Order } from '../../domain/order/model.ts'
import { findOrder, readOrders } from '../../domain/order/read.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { orderName, orderRefused } from './view.ts'
import { words } from './words.ts'

const OFFERED_MOST = 10

export async function chooseOrder(
  turn: Turn,
  no: number | undefined,
  { id, args, fits }: { id: CommandId; args: Record<string, unknown>; fits: (order: Order) => boolean },
): Promise<{ order: Order } | { card: Card }> {
  const { locale, act } = turn
  const w = words(locale)
  if (no !== undefined) {
    const order = await findOrder(act, no)
    return order ? { order } : { card: await orderRefused(turn, { kind: 'no-such-order', no }) }
  }
  const offered = (await readOrders(act)).filter(fits).slice(0, OFFERED_MOST)
  if (offered.length === 0) return { card: refusal(w.noneOpen, w.noneHint) }
  const choices = offered.map((order) =>
    press(orderName(locale, order), line(id, { ...args, order: order.no })),
  )
  return { card: card(w.whichOrder, [buttons(...choices)], 'question') }
}
