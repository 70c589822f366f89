import { fiscalYearOf } from '../../domain/fees/model.ts'
import { figuresOf } from '../../domain/figures/figures-of.ts'
import type { Figures } from '../../domain/figures/model.ts'
import { periodsOf } from '../../domain/figures/periods.ts'
import { readFacts } from '../../domain/figures/read.ts'
import { directedBy } from '../../domain/pay/may.ts'
import { monthOf, monthsAfter } from '../../domain/pay/model.ts'
import { dayIn } from '../../domain/town/model.ts'
import { chooseMonth } from '../pay/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, heading, note, type Part, press, text } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { type Chart, figuresPicture } from './picture.ts'
import { isEmpty, type Span, saidBand, saidDays, saidPeriod, saidSpan, shownBands } from './view.ts'
import { words } from './words.ts'

/** Load, lead times and the spread of earnings, of a fiscal year by months or of a month by weeks. */
export async function figures(turn: Turn, args: ArgsOf<'figures'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const span = spanOf(turn, args)
  const directorId = directedBy(speaker)
  const found = await readFacts(act, directorId)
  const all = figuresOf(found, { periods: periodsOf(span), timezone: town.timezone, now: act.now })
  const own = directorId === undefined ? [] : [note(w.ownJobs)]
  const parts = isEmpty(all) ? [text(w.none), note(w.noneHint)] : partsOf(turn, all, span)
  return card(w.title(saidSpan(span, locale)), [...own, ...parts, ways(turn, span)])
}

function spanOf(turn: Turn, { year, month }: ArgsOf<'figures'>): Span {
  if (month !== undefined) return { month: chooseMonth(turn, month) }
  return { year: year ?? fiscalYearOf(dayIn(turn.town, turn.act.now)) }
}

function partsOf(turn: Turn, all: Figures, span: Span): Part[] {
  const { locale } = turn
  const w = words(locale)
  const { overall, earned } = all
  const picture = (chart: Chart) => pictureOf(turn, chart, all, span)
  return [
    heading(w.load),
    picture('load'),
    loadFacts(locale, all),
    heading(w.leadTimes),
    picture('lead'),
    ...leadFacts(locale, all),
    facts(
      [w.deliveries, w.count(overall.deliveries)],
      [w.leadSeries[0] ?? '', saidDays(overall.toDelivery, locale)],
      [w.acceptances, w.count(overall.acceptances)],
      [w.leadSeries[1] ?? '', saidDays(overall.toAcceptance, locale)],
    ),
    heading(w.spread),
    note(w.spreadHint),
    picture('spread'),
    facts(
      ...shownBands(all).map((band): [string, string] => [saidBand(band, locale), w.workers(band.workers)]),
    ),
    facts(
      [w.earned, w.workers(earned.workers)],
      [w.earnedSum, sayYen(earned.yen, locale)],
      earned.median === null ? undefined : [w.earnedMedian, sayYen(Math.round(earned.median), locale)],
    ),
  ]
}

function loadFacts(locale: Locale, { load }: Figures): Part {
  const w = words(locale)
  return facts(
    ...load.map((one): [string, string] => [
      saidPeriod(one, locale),
      w.loadLine(`${one.open}`, `${one.inHand}`, `${one.delivered}`),
    ]),
  )
}

function leadFacts(locale: Locale, { leadTimes }: Figures): Part[] {
  const w = words(locale)
  const known = leadTimes.filter(
    ({ toDelivery, toAcceptance }) => toDelivery !== null || toAcceptance !== null,
  )
  if (known.length === 0) return []
  const rows = facts(
    ...known.map((one): [string, string] => [
      saidPeriod(one, locale),
      w.leadLine(saidDays(one.toDelivery, locale), saidDays(one.toAcceptance, locale)),
    ]),
  )
  return [rows]
}

/** As long as somebody may scroll back to a card. */
const PICTURE_MS = 7 * 86_400_000

/** Drawn as it stands when somebody looks. */
function pictureOf({ locale, act, link }: Turn, chart: Chart, all: Figures, span: Span): Part {
  const { width, height } = figuresPicture(chart, all, { span, locale })
  const until = new Date(act.now.getTime() + PICTURE_MS)
  const of: Record<string, string> = 'year' in span ? { year: `${span.year}` } : { month: span.month }
  const named = { what: 'figures', chart, locale, ...of }
  const url = `${link({ path: 'picture', kind: 'picture', facts: named, until })}.png`
  return { kind: 'picture', url, alt: words(locale).picture[chart], width, height }
}

function ways({ locale, act, town }: Turn, span: Span): Part {
  const w = words(locale)
  const today = dayIn(town, act.now)
  if ('year' in span) {
    const { year } = span
    return buttons(
      press(w.byMonth, line('figures', { month: monthOf(today) })),
      press(w.yearBefore, line('figures', { year: year - 1 })),
      year < fiscalYearOf(today) ? press(w.yearAfter, line('figures', { year: year + 1 })) : undefined,
    )
  }
  const { month } = span
  return buttons(
    press(w.byYear, line('figures', { year: fiscalYearOf(`${month}-01`) })),
    press(w.monthBefore, line('figures', { month: monthsAfter(month, -1) })),
    month < monthOf(today)
      ? press(w.monthAfter, line('figures', { month: monthsAfter(month, 1) }))
      : undefined,
  )
}
