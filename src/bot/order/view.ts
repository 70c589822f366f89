// How orders are shown to those who run the programme, and why something cannot be done with one.
import { wallTime } from '../../domain/calendar.ts'
import { shownState } from '../../domain/job/model.ts'
import type { CancelOrderRefusal } from '../../domain/order/cancel.ts'
import type { ChangeOrderRefusal } from '../../domain/order/change.ts'
import { marginOf, type Order, type OrderJob, shownOrderState } from '../../domain/order/model.ts'
import { findOrder } from '../../domain/order/read.ts'
import type { ReceiveRefusal } from '../../domain/order/receive.ts'
import type { SplitRefusal } from '../../domain/order/split.ts'
import type { UnsplitRefusal } from '../../domain/order/unsplit.ts'
import { words as jobWords } from '../job/words.ts'
import { DUE_HOUR } from '../table/args.ts'
import { argumentLabel } from '../table/table.ts'
import {
  type Button,
  type Card,
  card,
  type Field,
  facts,
  note,
  type Part,
  press,
  text,
} from '../turn/card.ts'
import { saidDay, sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export const orderName = (locale: Locale, { no, title }: Pick<Order, 'no' | 'title'>): string =>
  words(locale).order(no, title)

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** When something is due: a day alone means 17:00 of it; undefined where there is no such time. */
export const dueAtOf = (due: string, timezone: string): Date | undefined =>
  wallTime(DAY.test(due) ? `${due}T${DUE_HOUR}` : due, timezone)

/** Says so where the hour was not given. */
export const dueNote = (locale: Locale, due: string): Part[] =>
  DAY.test(due) ? [note(words(locale).dueAtFive)] : []

const QUANTITY = /^([\d,]+)(\D*)$/

/** 40 with its unit, or 40件 by itself; undefined where either is missing. */
export function quantityIn({
  quantity = '',
  unit,
}: {
  quantity?: string | undefined
  unit?: string | undefined
}): { quantity: number; unit: string } | undefined {
  const [, digits = '', said = ''] = QUANTITY.exec(quantity) ?? []
  const counted = unit ?? (said === '' ? undefined : said)
  return digits !== '' && counted !== undefined
    ? { quantity: Number(digits.replaceAll(',', '')), unit: counted }
    : undefined
}

type Given = {
  title?: string | undefined
  yen?: number | undefined
  quantity?: string | undefined
  unit?: string | undefined
  due?: string | undefined
}

/** What an order is, asked in a form; what is known stands in it. */
export function orderFields(locale: Locale, id: 'order-new' | 'lead-won', given: Given): Field[] {
  const w = words(locale)
  const field = (name: keyof Given, kind: Field['kind'], hint?: string): Field => ({
    name,
    label: argumentLabel(id, name, locale),
    kind,
    optional: false,
    ...(hint === undefined ? {} : { hint }),
    ...(given[name] === undefined ? {} : { initial: `${given[name]}` }),
  })
  return [
    field('title', 'text'),
    field('yen', 'number'),
    field('quantity', 'text', w.quantityHint),
    field('unit', 'text'),
    field('due', 'text', w.dueHint),
  ]
}

const sayMuch = (locale: Locale, n: number, { unit }: Pick<Order, 'unit'>): string =>
  words(locale).much(n, unit)

/** What an order is; what is left of it is for those who run the programme alone. */
export function orderFacts({ locale, town }: Pick<Turn, 'locale' | 'town'>, order: Order): Part {
  const w = words(locale)
  const { reorderClient, reorderDue } = order
  return facts(
    [w.state, w.stateOf[shownOrderState(order)]],
    [w.client, order.client],
    [w.yen, sayYen(order.yen, locale)],
    [w.quantity, sayMuch(locale, order.quantity, order)],
    [w.due, sayWhen(order.dueAt, town.timezone, locale)],
    [w.director, order.director ?? w.nobody],
    reorderClient === null || reorderDue === null
      ? undefined
      : [w.reorder, w.sayReorder(reorderClient, saidDay(reorderDue, locale))],
    order.confidential ? [w.confidential, w.yes] : undefined,
    order.leadNo === null ? undefined : [w.lead, `${order.leadNo}`],
    ...(order.state === 'split' ? moneyRows(locale, order) : []),
  )
}

const moneyRows = (locale: Locale, order: Order): [string, string][] => {
  const w = words(locale)
  return [
    [w.done, w.sayDone(sayMuch(locale, order.accepted, order), sayMuch(locale, order.quantity, order))],
    [w.pay, sayYen(order.payYen, locale)],
    [w.margin, sayYen(marginOf(order), locale)],
  ]
}

/** An order in a list. */
export function orderItem({ locale, town }: Pick<Turn, 'locale' | 'town'>, order: Order) {
  const w = words(locale)
  return {
    title: orderName(locale, order),
    note: [
      w.stateOf[shownOrderState(order)],
      order.client,
      sayYen(order.yen, locale),
      sayMuch(locale, order.quantity, order),
      `${w.due} ${sayWhen(order.dueAt, town.timezone, locale)}`,
    ].join(locale === 'ja' ? '・' : ' · '),
    button:
      order.state === 'received'
        ? splitButton(locale, order)
        : press(w.jobs, line('order', { order: order.no })),
  }
}

export const splitButton = (locale: Locale, { no }: Pick<Order, 'no'>): Button =>
  press(words(locale).split, line('order-split', { order: no }), { style: 'primary' })

/** A job of an order: its state, who has it, and what it is of the whole. */
export function orderJobItem(locale: Locale, job: OrderJob) {
  const w = words(locale)
  const j = jobWords(locale)
  const states = { draft: j.draft, open: j.openState, full: j.full, closed: j.closed }
  const stands =
    job.accepted >= job.slots
      ? w.accepted
      : job.delivered > 0
        ? w.delivered
        : job.live > 0
          ? w.inHand(listed(job.holders, locale))
          : states[shownState(job)]
  return {
    title: `${j.no(job.no)} ${job.title}`,
    note: [
      stands,
      ...(job.quantity === null || job.unit === null ? [] : [w.much(job.quantity, job.unit)]),
      sayYen(job.payYen, locale),
    ].join(locale === 'ja' ? '・' : ' · '),
    button: press(w.job(job.no), line('job', { job: job.no })),
  }
}

export const jobNumbers = (locale: Locale, jobs: readonly number[]): string =>
  listed(jobs.map(words(locale).job), locale)

type Refused = ReceiveRefusal | ChangeOrderRefusal | SplitRefusal | UnsplitRefusal | CancelOrderRefusal

/** `no` is the order it is about, to show it as it stands now. */
export async function orderRefused(turn: Turn, why: Refused, no?: number | undefined): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-client':
      return refusalAbout('client', w.none, w.noneHint)
    case 'no-such-person':
      return refusalAbout('director', w.noSuchPerson)
    case 'due-in-the-past':
      return refusalAbout('due', w.dueInPast, w.dueInPastHint)
    case 'reorder-due-in-the-past':
      return refusalAbout('reorder', w.reorderPast, w.reorderHint)
    case 'no-such-order':
      return refusalAbout('order', w.noSuchOrder(why.no), w.noSuchOrderHint)
    case 'order-split':
      return refusal(w.isSplit(jobNumbers(locale, why.jobs)), w.isSplitHint)
    case 'order-cancelled':
      return refusal(w.isCancelled, w.isSplitHint)
    case 'order-done':
      return refusal(w.isDone, w.isSplitHint)
    case 'order-changed': {
      const now = no === undefined ? undefined : await findOrder(turn.act, no)
      return card(w.isChanged, [text(w.isChangedHint), ...(now ? [orderFacts(turn, now)] : [])], 'refusal')
    }
    case 'parts-do-not-add-up': {
      const more = why.sum - why.quantity
      const difference = w.much(Math.abs(more), why.unit)
      return refusalAbout(
        'jobs',
        w.notAddUp(w.much(why.sum, why.unit), w.much(why.quantity, why.unit)),
        more > 0 ? w.notAddUpMore(difference) : w.notAddUpLess(difference),
      )
    }
    case 'unknown-skill':
      return refusalAbout(
        'skills',
        w.unknownSkill(why.skill),
        w.unknownSkillHint(
          listed(
            turn.town.skills.map(({ name }) => name),
            locale,
          ),
        ),
      )
    case 'above-price':
      return refusalAbout(
        'pay',
        w.abovePrice,
        w.abovePriceFacts(sayYen(why.pay, locale), sayYen(why.yen, locale)),
      )
    case 'jobs-published':
      return refusal(w.published(jobNumbers(locale, why.jobs)), w.publishedHint)
    case 'jobs-claimed':
      return refusal(w.claimed(jobNumbers(locale, why.jobs)), w.claimedHint)
  }
}
