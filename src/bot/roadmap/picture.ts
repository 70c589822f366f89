// The plan as a picture: a bar for each step on a line of months, today across them. Ink on white is 15:1, bars 5:1 or more;
// how a step stands is said in words and by the form of its bar, not by colour alone.

import { type Milestone, type Progress, progressOf, waitsFor } from '../../domain/roadmap/model.ts'
import { ems, escaped, FONT, round, wrapped } from '../../drawing/letters.ts'
import type { Locale } from '../turn/locale.ts'
import { type Axis, axisOf } from './axis.ts'
import { words } from './words.ts'

export type Picture = { svg: string; width: number; height: number }

const WIDTH = 1024
const MARGIN = 32
const [LEFT, RIGHT] = [MARGIN, WIDTH - MARGIN]
const INK = '#14231B'
const QUIET = '#45544B'
const GRID = '#DDE6E1'
const TODAY = '#8A1C1C'
const BAR: Record<Progress, string> = {
  done: 'fill="#1B6B45"',
  'under-way': 'fill="#1D4E89"',
  'to-come': 'fill="#FFFFFF" stroke="#1D4E89" stroke-width="4"',
  late: 'fill="#8A1C1C"',
  dropped: 'fill="#FFFFFF" stroke="#5B6B62" stroke-width="4" stroke-dasharray="10 7"',
}

const HEAD = { year: 44, month: 84, today: 118, height: 134 } as const
const SIZE = { title: 30, label: 24, month: 26, year: 26 } as const
const ROW = { title: 40, bar: 22, lane: 38, label: 32, gap: 18 } as const
/** A bar of one day is seen too. */
const THINNEST = 14
const BESIDE = 12

type Drawing = { today: string; locale: Locale }

/** Every step that is given, from the first to the last of their days. */
export function roadmapPicture(steps: readonly Milestone[], { today, locale }: Drawing): Picture {
  const axis = axisOf(steps, { today, left: LEFT, right: RIGHT })
  let y: number = HEAD.height
  const rows = steps.map((step) => {
    const row = rowOf(step, { axis, top: y, all: steps, today, locale })
    y += row.height
    return row.svg
  })
  const height = y + MARGIN
  const drawn = [gridOf(axis, height, locale), todayOf(axis, height, { today, locale }), ...rows].join('')
  return sized(height, drawn)
}

/** LINE shows no picture that measures more in either direction: a long plan is drawn smaller. */
const LONGEST = 1024

function sized(tall: number, drawn: string): Picture {
  const share = Math.min(1, LONGEST / tall)
  const [width, height] = [Math.round(WIDTH * share), Math.round(tall * share)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${WIDTH} ${tall}"><rect width="${WIDTH}" height="${tall}" fill="#FFFFFF"/>${drawn}</svg>`
  return { svg, width, height }
}

type At = { x: number; y: number; size: number; fill?: string; anchor?: 'start' | 'middle' | 'end' }

/** Lines end before letters. */
const HALO = 'stroke="#FFFFFF" stroke-width="7" stroke-linejoin="round" paint-order="stroke"'

const wordsAt = (text: string, { x, y, size, fill = INK, anchor = 'start' }: At): string =>
  `<text x="${round(x)}" y="${round(y)}" font-family="${FONT}" font-weight="700" font-size="${size}" text-anchor="${anchor}" fill="${fill}" ${HALO}>${escaped(text)}</text>`

const upright = (x: number, from: number, to: number, look: string): string =>
  `<path d="M${round(x)} ${from}V${to}" ${look}/>`

function gridOf({ years, months }: Axis, height: number, locale: Locale): string {
  const w = words(locale)
  const lines = months.map(({ x }) =>
    upright(x, HEAD.month + 10, height, `stroke="${GRID}" stroke-width="2"`),
  )
  const named = months.flatMap(({ x, month }) => {
    const said = month === undefined ? '' : w.month(month)
    const fits = said !== '' && x + 4 + SIZE.month * ems(said) <= RIGHT
    return fits ? [wordsAt(said, { x: x + 4, y: HEAD.month, size: SIZE.month, fill: QUIET })] : []
  })
  // From the last to the first: a year that begins just before another is not named.
  let free: number = RIGHT
  const dated = years.toReversed().flatMap(({ x, year }, n) => {
    const said = w.year(year)
    const width = SIZE.year * ems(said)
    const at = n === 0 ? Math.min(x + 4, RIGHT - width) : x + 4
    if (at + width > free) return []
    free = at - BESIDE
    return [wordsAt(said, { x: at, y: HEAD.year, size: SIZE.year })]
  })
  return [...lines, ...named, ...dated].join('')
}

function todayOf({ at, covers }: Axis, height: number, { today, locale }: Drawing): string {
  if (!covers(today)) return ''
  const said = words(locale).today
  const half = (SIZE.label * ems(said)) / 2
  const x = at(today)
  const middle = Math.min(Math.max(x, LEFT + half), RIGHT - half)
  return [
    upright(x, HEAD.today + 8, height, `stroke="${TODAY}" stroke-width="3" stroke-dasharray="4 8"`),
    wordsAt(said, { x: middle, y: HEAD.today, size: SIZE.label, fill: TODAY, anchor: 'middle' }),
  ].join('')
}

type Row = Drawing & { axis: Axis; top: number; all: readonly Milestone[] }

function rowOf(step: Milestone, { axis, top, all, today, locale }: Row): { svg: string; height: number } {
  const titles = wrapped(`${step.no} ${step.title}`, (RIGHT - LEFT) / SIZE.title)
  const written = titles.map((text, n) =>
    wordsAt(text, { x: LEFT, y: top + (n + 1) * ROW.title - 8, size: SIZE.title }),
  )
  const lane = top + titles.length * ROW.title
  const x = axis.at(step.from)
  const width = Math.max(THINNEST, axis.end(step.to) - x)
  const bar = { x: Math.min(x, RIGHT - width), width }
  const progress = progressOf(step, today)
  const label = labelOf(step, { progress, all, locale })
  const place = placeOf(label, bar, lane)
  const rect = `<rect x="${round(bar.x)}" y="${lane + 8}" width="${round(bar.width)}" height="${ROW.bar}" rx="5" ${BAR[progress]}/>`
  return {
    svg: [
      ...written,
      rect,
      wordsAt(label, { ...place, size: SIZE.label, fill: progress === 'late' ? TODAY : QUIET }),
    ].join(''),
    height: titles.length * ROW.title + ROW.lane + (place.y > lane + ROW.lane ? ROW.label : 0) + ROW.gap,
  }
}

function labelOf(
  step: Milestone,
  { progress, all, locale }: { progress: Progress; all: readonly Milestone[]; locale: Locale },
): string {
  const w = words(locale)
  const waiting = step.state === 'open' ? waitsFor(step, all).map(({ no }) => no) : []
  return [
    step.when ?? `${step.from}–${step.to}`,
    w.progress[progress],
    ...(waiting.length > 0 ? [w.afterSteps(waiting)] : []),
  ].join(locale === 'ja' ? '・' : ' · ')
}

/** Behind the bar where there is room, or before it; otherwise below it. */
function placeOf(
  label: string,
  bar: { x: number; width: number },
  lane: number,
): Pick<At, 'x' | 'y' | 'anchor'> {
  const room = SIZE.label * ems(label)
  const beside = lane + 8 + ROW.bar - 2
  const behind = bar.x + bar.width + BESIDE
  if (behind + room <= RIGHT) return { x: behind, y: beside }
  if (bar.x - BESIDE - room >= LEFT) return { x: bar.x - BESIDE, y: beside, anchor: 'end' }
  return { x: Math.max(LEFT, Math.min(bar.x, RIGHT - room)), y: lane + ROW.lane + ROW.label - 8 }
}
