// How figures are said: the same in words as in the pictures.
import type { Band, Figures, Period } from '../../domain/figures/model.ts'
import { saidYear } from '../fees/view.ts'
import { saidMonth } from '../pay/view.ts'
import { sayYen } from '../turn/dates.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

/** A fiscal year, or a month. */
export type Span = { year: number } | { month: string }

export const saidSpan = (span: Span, locale: Locale): string =>
  'year' in span ? saidYear(span.year, locale) : saidMonth(span.month, locale)

/** A month by its name, a week by its first and its last day. */
export function saidPeriod({ from, until }: Period, locale: Locale): string {
  const w = words(locale)
  const first = Temporal.PlainDate.from(from)
  const last = Temporal.PlainDate.from(until).subtract({ days: 1 })
  if (first.day === 1 && last.day === last.daysInMonth) return w.month(first.month)
  const said = ({ month, day }: Temporal.PlainDate) => w.dayShort(month, day)
  return w.week(said(first), said(last))
}

export function saidBand({ from, below }: Band, locale: Locale): string {
  const w = words(locale)
  const said = (yen: number) => sayYen(yen, locale)
  if (from === 0) return w.bandNothing
  if (below === null) return w.bandLast(said(from))
  return from === 1 ? w.bandFirst(said(below)) : w.band(said(from), said(below))
}

export const saidDays = (days: number | null, locale: Locale): string =>
  days === null ? words(locale).noDays : words(locale).days(days)

/** Nothing was open, taken or delivered in the whole time. */
export const isEmpty = ({ load, earned }: Figures): boolean =>
  earned.workers === 0 && load.every(({ open, inHand, delivered }) => open + inHand + delivered === 0)

/** Of the bands those that may hold somebody: nobody is counted as having earned nothing where only some jobs are looked at. */
export const shownBands = ({ bands }: Figures): Band[] =>
  bands.filter(({ from, workers }) => from > 0 || workers > 0)
