import { marginOf, type Order } from '../../domain/order/model.ts'
import { jobsOfOrder } from '../../domain/order/read.ts'
import { type SplitRefusal, splitOrder } from '../../domain/order/split.ts'
import { unsplitOrder } from '../../domain/order/unsplit.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, facts, note, press, text } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { confirm } from '../turn/question.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseOrder } from './choose.ts'
import { dueAtOf, orderFacts, orderJobItem, orderName, orderRefused } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'order-split'>

/** Splits an order into draft jobs; jobs that cost more than it brings are asked about, with what would be left. */
export async function orderSplit(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  if (args.sure === 'no') return card(w.splitKept, [])
  const chosen = await chooseOrder(turn, args.order, {
    id: 'order-split',
    args,
    fits: ({ state }) => state === 'received',
  })
  if ('card' in chosen) return chosen.card
  const { order } = chosen
  const { jobs, pay, place, due } = args
  if (order.state === 'received' && (!jobs || pay === undefined)) return splitForm(turn, order, args)
  const dueAt = due === undefined ? undefined : dueAtOf(due, town.timezone)
  if (due !== undefined && !dueAt) return refusalAbout('due', w.badDue, w.dueInPastHint)
  const split = await splitOrder(act, {
    no: order.no,
    parts: jobs ?? [],
    payYen: pay ?? 0,
    skills: skillIds(turn, args.skills ?? ''),
    place,
    dueAt,
    sure: args.sure === 'yes',
  })
  if (!split.ok)
    return split.refusal.kind === 'above-price'
      ? askAbove(turn, order, { args, why: split.refusal })
      : orderRefused(turn, split.refusal, order.no)
  return splitCard(turn, split.value, dueAt)
}

async function splitCard(turn: Turn, order: Order, dueAt: Date | undefined): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const made = await jobsOfOrder(act, order.no)
  const said = w.splitDone(orderName(locale, order), made.length)
  const back = line('order-unsplit', { order: order.no, of: `r${order.revision}` })
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      orderFacts(turn, order),
      ...(dueAt && dueAt > order.dueAt ? [text(w.afterDue)] : []),
      { kind: 'list', items: made.map((job) => orderJobItem(locale, job)), empty: '' },
      note(w.splitHint),
      buttons(press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

/** Skills as typed, by id or name; one that is not known stays as it is and is refused by name. */
const skillIds = ({ town }: Turn, typed: string): string[] =>
  typed
    .split(/[,、，\s]+/)
    .filter(Boolean)
    .map((each) => town.skills.find(({ id, name }) => id === each || name === each)?.id ?? each)

type Above = { args: Args; why: Extract<SplitRefusal, { kind: 'above-price' }> }

function askAbove(turn: Turn, order: Order, { args, why }: Above): Card {
  const { locale } = turn
  const w = words(locale)
  return confirm(turn, {
    id: 'order-split',
    args: { ...args, order: order.no },
    title: w.abovePrice,
    parts: [
      text(orderName(locale, order)),
      facts(
        [w.yen, sayYen(why.yen, locale)],
        [w.pay, sayYen(why.pay, locale)],
        [w.margin, sayYen(marginOf({ yen: why.yen, payYen: why.pay }), locale)],
      ),
      note(w.abovePriceHint),
    ],
    yes: w.splitAnyway,
    no: w.notSplit,
  })
}

function splitForm({ locale, town }: Turn, order: Order, args: Args): Card {
  const w = words(locale)
  const field = (
    name: 'jobs' | 'pay' | 'skills' | 'place' | 'due',
    { hint, optional = false }: { hint?: string; optional?: boolean },
  ): Field => ({
    name,
    label: argumentLabel('order-split', name, locale),
    kind: name === 'pay' ? 'number' : 'text',
    optional,
    ...(hint === undefined ? {} : { hint }),
    ...(args[name] === undefined ? {} : { initial: `${args[name]}` }),
  })
  const known = listed(
    town.skills.map(({ name }) => name),
    locale,
  )
  const fields = [
    field('jobs', { hint: w.jobsHint(order.quantity, order.unit) }),
    field('pay', { hint: w.payHint }),
    field('skills', { hint: `${w.skillsHint}(${known})`, optional: true }),
    field('place', { optional: true }),
    field('due', { hint: w.dueHint, optional: true }),
  ]
  return card(
    w.splitAsk(orderName(locale, order)),
    [
      orderFacts({ locale, town }, order),
      { kind: 'form', command: 'order-split', preset: { order: `${order.no}` }, submit: w.split, fields },
    ],
    'question',
  )
}

/** Takes a splitting back while its jobs are drafts. */
export async function orderUnsplit(turn: Turn, args: ArgsOf<'order-unsplit'>): Promise<Card> {
  const { locale, act } = turn
  const chosen = await chooseOrder(turn, args.order, {
    id: 'order-unsplit',
    args,
    fits: ({ state }) => state === 'split',
  })
  if ('card' in chosen) return chosen.card
  const { order } = chosen
  const back = await unsplitOrder(act, { no: order.no, revision: args.of ?? order.revision })
  if (!back.ok) return orderRefused(turn, back.refusal, order.no)
  return card(words(locale).unsplit(orderName(locale, order)), [orderFacts(turn, back.value)], 'done')
}
