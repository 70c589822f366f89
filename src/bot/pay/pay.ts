import { monthOf, type Payable, sumsOf } from '../../domain/pay/model.ts'
import { payablesOf } from '../../domain/pay/read.ts'
import { isOffice } from '../../domain/people/may.ts'
import { dayIn } from '../../domain/town/model.ts'
import { jobName } from '../job/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, heading, note, type Part, press, text } from '../turn/card.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { monthTable } from './month-table.ts'
import { statement } from './statement.ts'
import { beside, saidMonth, withheldWords } from './view.ts'
import { words } from './words.ts'

/**
 * To a worker it is their own pay, to the office what is paid in a month. Whoever is both means their own where no month
 * is named, and the office's where one is.
 */
export function pay(turn: Turn, args: ArgsOf<'pay'>): Promise<Card> {
  const { speaker } = turn
  if (isOffice(speaker) && (args.month !== undefined || !speaker.worker)) return monthTable(turn, args)
  return args.month === undefined ? ownPay(turn) : statement(turn, args)
}

/** Amount and day of everything delivered (J3): the clock starts with the delivery, whatever the inspection says. */
async function ownPay(turn: Turn): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const all = await payablesOf(act, speaker.personId)
  if (all.length === 0) return card(w.payTitle, [text(w.payNone), note(w.payNoneHint)])
  const open = all.filter(({ paidOn }) => paidOn === null)
  const correcting = open.filter(({ standing }) => standing === 'correcting')
  const coming = open.filter(({ standing }) => standing !== 'correcting')
  return card(w.payTitle, [
    ...(coming.length > 0 ? [itemsOf(turn, coming), sumFacts(turn, coming)] : [text(w.payNone)]),
    ...(correcting.length > 0
      ? [heading(w.correcting), itemsOf(turn, correcting), note(w.correctingHint)]
      : []),
    ...paidParts(turn, all),
    ...statementButtons(turn, all),
  ])
}

/** A LINE card holds so many. */
const ITEMS_MOST = 10

function itemsOf(turn: Turn, all: Payable[]): Part {
  const { locale } = turn
  const w = words(locale)
  const items = all.slice(0, ITEMS_MOST).map((one) => ({
    title: w.item(jobName(locale, one), sayYen(one.yen, locale)),
    note: [w.paidOnBy(saidDay(one.on, locale), whyThen(turn, one)), detailOf(turn, one)].join('\n'),
  }))
  const more = all.length - ITEMS_MOST
  return { kind: 'list', items: more > 0 ? [...items, { title: w.moreItems(more) }] : items, empty: '' }
}

const whyThen = ({ locale, town }: Turn, { isReorder }: Payable): string =>
  words(locale).why[isReorder ? 'reorder' : town.settings.payMode]

function detailOf({ locale }: Turn, one: Payable): string {
  const w = words(locale)
  return beside(
    locale,
    w.standing[one.standing],
    one.reworks > 0 ? w.reworked(one.reworks) : undefined,
    withheldWords(locale, one),
  )
}

function sumFacts({ locale }: Turn, all: Payable[]): Part {
  const w = words(locale)
  const { yen, withheld, net } = sumsOf(all)
  return facts(
    [w.paySum, sayYen(yen, locale)],
    withheld > 0 ? [w.withheld, sayYen(withheld, locale)] : undefined,
    withheld > 0 ? [w.net, sayYen(net, locale)] : undefined,
  )
}

function paidParts({ locale, act, town }: Turn, all: Payable[]): Part[] {
  const w = words(locale)
  const since = Temporal.PlainDate.from(dayIn(town, act.now)).subtract({ years: 1 }).toString()
  const paid = all.filter(({ paidOn }) => paidOn !== null && paidOn > since)
  if (paid.length === 0) return []
  const { yen, withheld, net } = sumsOf(paid)
  const last = paid
    .flatMap(({ paidOn }) => paidOn ?? [])
    .toSorted()
    .at(-1)
  return [
    heading(w.paidLately),
    facts(
      [w.deliveries, w.sayDeliveries(paid.length)],
      [w.gross, sayYen(yen, locale)],
      withheld > 0 ? [w.withheld, sayYen(withheld, locale)] : undefined,
      withheld > 0 ? [w.net, sayYen(net, locale)] : undefined,
      last === undefined ? undefined : [w.paidDay, saidDay(last, locale)],
    ),
  ]
}

const MONTHS_SHOWN = 3

/** The months that are nearest: the next ones, and the last. */
function statementButtons({ locale, act, town }: Turn, all: Payable[]): Part[] {
  const w = words(locale)
  const now = monthOf(dayIn(town, act.now))
  const months = [...new Set(all.map(({ on }) => monthOf(on)))].toSorted()
  const from = Math.max(
    0,
    Math.min(months.filter((month) => month < now).length - 1, months.length - MONTHS_SHOWN),
  )
  const shown = months.slice(from, from + MONTHS_SHOWN)
  return [
    buttons(
      ...shown.map((month) => press(w.statementOf(saidMonth(month, locale)), line('statement', { month }))),
    ),
  ]
}
