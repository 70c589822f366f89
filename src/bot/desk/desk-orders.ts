// Orders nobody has split yet, and leads whose next step is due: what the office owes its clients.
import { unsplitOrders } from '../../domain/order/read.ts'
import { leadsDue } from '../../domain/sales/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { orderItem } from '../order/view.ts'
import { leadItem } from '../sales/view.ts'
import { heading, near, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { brief, type Room, type Section } from './view.ts'
import { words } from './words.ts'

type Item = { title: string; note?: string }
const short = <Some extends Item>(item: Some) => ({ ...item, title: brief(item.title) })

/** Nothing is said where nothing waits: many towns have no clients. */
export async function deskOrders(turn: Turn, room: Room): Promise<Section> {
  const { act, town, locale } = turn
  const w = words(locale)
  const orders = await unsplitOrders(act)
  const leads = await leadsDue(act, dayIn(town, act.now))
  const waiting = orders.length + leads.length
  if (waiting === 0) return { parts: [], waiting }
  const shown = [
    ...orders.slice(0, room.rows).map((order) => short(orderItem(turn, order))),
    ...leads.slice(0, room.rows).map((lead) => short(leadItem(turn, lead))),
  ]
  const more = (n: number, to: string): Part[] => (n > 0 ? [near(press(w.more(n), to))] : [])
  return {
    parts: [
      heading(w.orders),
      { kind: 'list', items: shown, empty: '' },
      ...more(orders.length - room.rows, line('order', { state: 'received' })),
      ...more(leads.length - room.rows, line('lead')),
    ],
    waiting,
  }
}
