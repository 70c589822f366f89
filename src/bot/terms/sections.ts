// The terms as their body says them, section by section: what a card, a PDF and a Word file show alike.
import type { TermsBody } from '../../domain/terms/model.ts'
import { saidDay, sayWhen, sayYen } from '../turn/dates.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

export type Row = [name: string, value: string]
export type Section = { title: string; rows: Row[] }

export function sectionsOf(locale: Locale, body: TermsBody): Section[] {
  const w = words(locale).sections
  return [
    { title: w.work, rows: workRows(locale, body) },
    { title: w.pay, rows: payRows(locale, body) },
    { title: w.delivery, rows: deliveryRows(locale, body) },
    { title: w.payment, rows: paymentRows(locale, body) },
    ...(body.confidential ? [{ title: w.secrecy, rows: secrecyRows(locale) }] : []),
  ]
}

function workRows(locale: Locale, { orderer, worker, orderedOn, director, work }: TermsBody): Row[] {
  const w = words(locale)
  const { no, title, details, quantity, unit } = work
  return [
    [w.job, w.jobName(no, title)],
    ...(details ? [[w.details, details] satisfies Row] : []),
    [w.amount, quantity === null ? w.whole : w.amountOf(quantity, unit ?? w.unit)],
    [w.orderer, orderer],
    [w.worker, worker],
    [w.orderedOn, saidDay(orderedOn, locale)],
    [w.director, director ?? w.office(orderer)],
  ]
}

function payRows(locale: Locale, body: TermsBody): Row[] {
  const w = words(locale)
  const { withholding } = body.pay
  return [
    [w.pay, sayPay(locale, body)],
    ...(withholding === null ? [] : [[w.withholding, w.withheld(withholding)] satisfies Row]),
  ]
}

/** The whole, or the way to it and the most it comes to. */
export function sayPay(locale: Locale, { pay: { kind, yen, rateYen }, work }: TermsBody): string {
  const w = words(locale)
  const most = sayYen(yen, locale)
  if (kind === 'fixed' || rateYen === null) return most
  const rate = sayYen(rateYen, locale)
  return kind === 'piece' ? w.perPiece(rate, work.unit ?? w.unit, most) : w.perHour(rate, most)
}

export const sayDue = (locale: Locale, { delivery, timezone }: TermsBody): string =>
  sayWhen(new Date(delivery.dueAt), timezone, locale)

function deliveryRows(locale: Locale, body: TermsBody): Row[] {
  const w = words(locale)
  const { place } = body.delivery
  const { days, until } = body.inspection
  return [
    [w.due, sayDue(locale, body)],
    [w.place, place === null ? w.inChat : w.atPlace(place)],
    [w.inspection, w.inspectedWithin(days, saidDay(until, locale))],
  ]
}

function paymentRows(locale: Locale, { payment: { mode, on, method, reorder } }: TermsBody): Row[] {
  const w = words(locale)
  const ends = locale === 'ja' ? '。' : '; '
  return [
    [w.payDay, [w.modes[mode](saidDay(on, locale)), w.bankDays, w.inspectionAside].join(ends)],
    ...(reorder
      ? [[w.reorder, w.reorderOf(reorder.client, saidDay(reorder.due, locale))] satisfies Row]
      : []),
    [w.method, w.methods(method)],
  ]
}

const secrecyRows = (locale: Locale): Row[] => [[words(locale).secrecy, words(locale).secrecyOf]]
