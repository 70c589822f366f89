// How pay is shown: months, amounts with what is withheld, registration numbers, a worker's statement.
import type { Pressing } from '../../domain/pay/due.ts'
import { isInvoiceNumber } from '../../domain/pay/invoice-number.ts'
import { netOf, type Payable, type StatementLine, sumsOf } from '../../domain/pay/model.ts'
import { lineOf, type PayMonth } from '../../domain/pay/pay-month.ts'
import { withholdingKind } from '../../domain/pay/withholding-kinds.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { jobName } from '../job/view.ts'
import { buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { refusal } from '../turn/refusal.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** 令和8年12月; December 2026. */
export function saidMonth(month: string, locale: Locale): string {
  const year = locale === 'ja' ? saidDay(`${month}-01`, 'ja').replace(/年.*$/, '年') : month.slice(0, 4)
  return words(locale).month(year, Number(month.slice(5)))
}

/** Short words beside each other, as far as there is something to say. */
export const beside = (locale: Locale, ...all: (string | undefined)[]): string =>
  all.filter((one) => one !== undefined).join(locale === 'ja' ? '・' : ', ')

/** A kind of pay of which tax is withheld, in words; what is no known kind stays as it was written. */
export const saidKind = (kind: string, locale: Locale): string =>
  locale === 'ja' ? kind : (withholdingKind(kind)?.en ?? kind)

/** What is withheld and what is left; nothing where none is. */
export function withheldWords(
  locale: Locale,
  one: Pick<Payable, 'yen' | 'withheld' | 'kind'>,
): string | undefined {
  const w = words(locale)
  if (one.kind === null && one.withheld === 0) return undefined
  const said = (yen: number) => sayYen(yen, locale)
  if (one.kind === null)
    return beside(locale, w.withheldPlain(said(one.withheld)), w.netShort(said(netOf(one))))
  return w.withheldOf(saidKind(one.kind, locale), said(one.withheld), said(netOf(one)))
}

export function invoiceWords(number: string | null, locale: Locale): string {
  const w = words(locale)
  if (number === null) return w.invoiceNone
  return isInvoiceNumber(number) ? number : w.invoiceWrong(number)
}

export const PRESSURES = ['over', 1, 5, 10, 'calm'] as const
export const pressureOf = ({ pressure }: Pick<Pressing, 'pressure'>): (typeof PRESSURES)[number] =>
  pressure ?? 'calm'

/** A delivery on the board: how it presses in words and colour, and how long it has waited. */
export function pressingItem(locale: Locale, one: Pressing) {
  const w = words(locale)
  const mark = pressureOf(one)
  return {
    title: w.clockItem(w.mark[mark], jobName(locale, one), one.name, sayYen(one.yen, locale)),
    note: beside(
      locale,
      w.pressing[mark],
      w.passed(one.passed),
      w.leftDays(one.left),
      w.bankDays(one.bankDays),
      w.payDay(saidDay(one.on, locale)),
      w.legalDay(saidDay(one.legal, locale)),
      w.stateOfInspection[one.standing],
      one.isReorder ? w.reorder : undefined,
    ),
  }
}

/** A line of a statement in a list. */
function statementItem(locale: Locale, one: StatementLine) {
  const w = words(locale)
  return {
    title: w.item(jobName(locale, { no: one.job, title: one.title }), sayYen(one.yen, locale)),
    note: beside(
      locale,
      w.deliveredOn(saidDay(one.delivered, locale)),
      w.payDay(saidDay(one.on, locale)),
      w.legalDay(saidDay(one.legal, locale)),
      withheldWords(locale, one),
      one.reworks > 0 ? w.reworked(one.reworks) : undefined,
    ),
  }
}

export type Told = {
  month: string
  lines: readonly StatementLine[]
  /** How it came to be: sent for the first time, sent as a correction, or worked out at this moment. */
  as: 'sent' | 'corrected' | 'planned'
  worker: { name: string; invoiceNo: string | null }
}

/** A worker's statement of a month. */
export function statementCard(
  locale: Locale,
  town: Pick<TownModel, 'name'>,
  { month, lines, as, worker }: Told,
  more: Part[] = [],
): Card {
  const w = words(locale)
  const { yen, withheld, net } = sumsOf(lines)
  const said = saidMonth(month, locale)
  const title = { sent: w.statementTitle, corrected: w.statementCorrected, planned: w.statementPlanned }[as](
    said,
  )
  return card(title, [
    ...(as === 'corrected' ? [text(w.correctedHint)] : []),
    ...(as === 'planned' ? [text(w.plannedHint)] : []),
    facts(
      [w.addressee, worker.name],
      [w.invoiceNo, invoiceWords(worker.invoiceNo, locale)],
      [w.payer, town.name],
    ),
    { kind: 'list', items: lines.map((one) => statementItem(locale, one)), empty: w.statementGone },
    facts(
      [w.gross, sayYen(yen, locale)],
      [w.withheld, sayYen(withheld, locale)],
      [w.net, sayYen(net, locale)],
    ),
    ...more,
    note(w.statementHint),
    buttons(press(w.payTitle, line('pay')), press(commonWords(locale).talkToStaff, line('talk'))),
  ])
}

/** What a worker's deliveries of a month make of its statement at this moment. */
export const linesNow = ({ people }: PayMonth): StatementLine[] =>
  people.flatMap(({ lines }) => lines.map(lineOf))

export const monthButton = (locale: Locale, month: string) =>
  press(words(locale).monthTable(saidMonth(month, locale)), line('pay', { month }))

/** The sum of a month is another than what was looked at: the table shows it. */
export function monthChanged(locale: Locale, month: string): Card {
  const w = words(locale)
  return card(w.monthChanged, [text(w.monthChangedHint), buttons(monthButton(locale, month))], 'refusal')
}

export const nothingPaid = (locale: Locale, month: string): Card => {
  const w = words(locale)
  return refusal(w.sendNothing(saidMonth(month, locale)), w.sendNothingHint)
}
