// The figures as pictures, each with the words the card says.
import type { Figures } from '../../domain/figures/model.ts'
import { barsPicture } from '../../drawing/bars.ts'
import type { Picture } from '../../drawing/canvas.ts'
import type { Locale } from '../turn/locale.ts'
import { type Span, saidBand, saidDays, saidPeriod, saidSpan, shownBands } from './view.ts'
import { words } from './words.ts'

export const CHARTS = ['load', 'lead', 'spread'] as const
export type Chart = (typeof CHARTS)[number]

type Drawing = { span: Span; locale: Locale }

export function figuresPicture(chart: Chart, figures: Figures, { span, locale }: Drawing): Picture {
  const w = words(locale)
  const titled = (title: string) => w.titled(title, saidSpan(span, locale))
  switch (chart) {
    case 'load':
      return barsPicture({
        title: titled(w.load),
        series: w.loadSeries,
        groups: figures.load.map((one) => ({
          label: saidPeriod(one, locale),
          bars: [one.open, one.inHand, one.delivered].map((value) => ({ value, said: w.count(value) })),
        })),
      })
    case 'lead':
      return barsPicture({
        title: titled(w.leadTimes),
        series: w.leadSeries,
        groups: figures.leadTimes.map((one) => ({
          label: saidPeriod(one, locale),
          bars: [one.toDelivery, one.toAcceptance].map((value) => ({ value, said: saidDays(value, locale) })),
        })),
      })
    case 'spread':
      return barsPicture({
        title: titled(w.spread),
        series: [w.workers(figures.earned.workers)],
        groups: shownBands(figures).map((band) => ({
          label: saidBand(band, locale),
          bars: [{ value: band.workers, said: w.workers(band.workers) }],
        })),
      })
  }
}
