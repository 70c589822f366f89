import { type Order, shownOrderState } from '../../domain/order/model.ts'
import { jobsOfOrder, readOrders } from '../../domain/order/read.ts'
import { pageOf } from '../job/choose.ts'
import { clientKey } from '../sales/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, heading, near, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseOrder } from './choose.ts'
import { orderFacts, orderItem, orderJobItem, orderName, splitButton } from './view.ts'
import { words } from './words.ts'

const PAGE = 10
const STATES = ['received', 'split', 'done', 'cancelled'] as const

/** The orders, those to be split first; or one with its jobs, how much is done and what is left of it. */
export async function order(turn: Turn, args: ArgsOf<'order'>): Promise<Card> {
  if (args.order !== undefined) return one(turn, args.order)
  const { locale, act } = turn
  const w = words(locale)
  const all = await readOrders(act)
  const add = press(w.add, line('order-new'), { style: 'primary' })
  if (all.length === 0) return card(w.orders, [text(w.none), note(w.noneHint), buttons(add)])
  const shown = all.filter((each) =>
    args.state ? shownOrderState(each) === args.state : each.state !== 'cancelled',
  )
  const page = args.page ?? 1
  const rest = shown.length - page * PAGE
  const on = line('order', { state: args.state, page: page + 1 })
  const items = pageOf(shown, page, PAGE).map((each) => orderItem(turn, each))
  return card(w.orders, [
    near(...statePresses(turn, all)),
    { kind: 'list', items, empty: w.noneSo },
    buttons(rest > 0 ? press(w.more(rest), on) : undefined, add),
  ])
}

const statePresses = ({ locale }: Turn, all: Order[]) =>
  STATES.flatMap((state) => {
    const n = all.filter((each) => shownOrderState(each) === state).length
    const { stateOf, count } = words(locale)
    return n === 0 ? [] : [press(count(stateOf[state], n), line('order', { state }))]
  })

async function one(turn: Turn, no: number): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseOrder(turn, no, { id: 'order', args: {}, fits: () => true })
  if ('card' in chosen) return chosen.card
  const { order: found } = chosen
  const jobs = await jobsOfOrder(act, no)
  const state = shownOrderState(found)
  const running = state === 'received' || state === 'split'
  return card(orderName(locale, found), [
    orderFacts(turn, found),
    ...(jobs.length === 0
      ? []
      : [
          heading(w.jobs),
          { kind: 'list' as const, items: jobs.map((job) => orderJobItem(locale, job)), empty: '' },
        ]),
    buttons(
      state === 'received' ? splitButton(locale, found) : undefined,
      running ? press(w.change, line('order-change', { order: no })) : undefined,
      press(w.client, line('client', { client: clientKey({ no: found.clientNo }) })),
      running ? press(w.cancel, line('order-cancel', { order: no }), { style: 'danger' }) : undefined,
    ),
  ])
}
