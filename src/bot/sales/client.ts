import { readOrders } from '../../domain/order/read.ts'
import { type Client, isOpenStage } from '../../domain/sales/model.ts'
import { listClients, readLeads } from '../../domain/sales/read.ts'
import { pageOf } from '../job/choose.ts'
import { orderItem } from '../order/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, heading, note, type Part, press, text } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseClient } from './choose.ts'
import { clientFacts, clientKey, leadItem, PAGE } from './view.ts'
import { words } from './words.ts'

/** The clients, or one of them with its leads, its orders and what they come to. */
export async function client(turn: Turn, args: ArgsOf<'client'>): Promise<Card> {
  if (args.client === undefined) return list(turn, args.page ?? 1)
  const chosen = await chooseClient(turn, args.client, { id: 'client', args: {} })
  return 'card' in chosen ? chosen.card : one(turn, chosen.client)
}

async function list({ locale, act }: Turn, page: number): Promise<Card> {
  const w = words(locale)
  const all = await listClients(act)
  const add = press(w.addClient, line('client-new'), { style: 'primary' })
  if (all.length === 0) return card(w.clients, [text(w.noClients), note(w.noClientsHint), buttons(add)])
  const items = pageOf(all, page, PAGE).map((each) => ({
    title: w.client(each.no, each.name),
    note: [
      w.kindOf[each.kind],
      ...(each.openLeads > 0 ? [w.openLeads(each.openLeads)] : []),
      w.ordersSum(each.orders, sayYen(each.yen, locale)),
    ].join(locale === 'ja' ? '・' : ' · '),
    button: press(turnWords(locale).details, line('client', { client: clientKey(each) })),
  }))
  const rest = all.length - page * PAGE
  const more = rest > 0 ? press(w.more(rest), line('client', { page: page + 1 })) : undefined
  return card(w.clients, [{ kind: 'list', items, empty: '' }, buttons(more, add)])
}

const SHOWN_MOST = 5

async function one(turn: Turn, found: Client): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const leads = (await readLeads(act, { clientNo: found.no })).toSorted(
    (a, b) => Number(!isOpenStage(a.stage)) - Number(!isOpenStage(b.stage)),
  )
  const orders = await readOrders(act, { clientNo: found.no })
  const counted = orders.filter(({ state }) => state !== 'cancelled')
  const sum = counted.reduce((yen, order) => yen + order.yen, 0)
  const of = { client: clientKey(found) }
  const ofOrders: Part[] =
    orders.length === 0
      ? [note(w.noOrders)]
      : [
          {
            kind: 'list',
            items: orders.slice(0, SHOWN_MOST).map((order) => orderItem(turn, order)),
            empty: '',
          },
        ]
  return card(w.client(found.no, found.name), [
    clientFacts(locale, found),
    ...(found.organisationId === null ? [] : [note(w.isOrganisation)]),
    facts([w.sum, w.ordersSum(counted.length, sayYen(sum, locale))]),
    heading(w.leads),
    {
      kind: 'list',
      items: leads.slice(0, SHOWN_MOST).map((lead) => leadItem(turn, lead)),
      empty: w.noLeads,
    },
    heading(w.orders),
    ...ofOrders,
    buttons(press(w.addLead, line('lead-new', of)), press(w.changeClient, line('client-change', of))),
  ])
}
