// Bars beside each other, from left to right: a group for each thing counted, a lane for each way of counting it. What each
// says stands in words behind it, and how bars differ shows in their form too.
import {
  BLUE,
  BROWN,
  boxAt,
  fitted,
  GREEN,
  INK,
  LEFT,
  MARGIN,
  type Picture,
  pictureOf,
  QUIET,
  RIGHT,
  wordsAt,
} from './canvas.ts'
import { ems } from './letters.ts'

export type Bars = {
  title: string
  /** What each lane counts, three at most. */
  series: string[]
  /** `said` is what stands behind a bar; no bar where a value is null. */
  groups: { label: string; bars: { value: number | null; said: string }[] }[]
}

const LOOKS = [
  `fill="${GREEN}"`,
  `fill="#FFFFFF" stroke="${BLUE}" stroke-width="3"`,
  `fill="${BROWN}"`,
] as const
const SIZE = { title: 30, label: 22, value: 20 } as const
const LANE = 24
const BAR = 16
const GAP = 12
/** The names of groups have their room, up to a part of the whole. */
const LABELS = { least: 120, most: 400 } as const
const BESIDE = 10

export function barsPicture({ title, series, groups }: Bars): Picture {
  const legend = series.length > 1 ? legendOf(series) : { drawn: '', height: 0 }
  const top = 76 + legend.height
  const most = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0)))
  const room = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ said }) => ems(said) * SIZE.value)))
  const widest = Math.max(0, ...groups.map(({ label }) => ems(label) * SIZE.label)) + 2 * BESIDE
  const labels = Math.min(LABELS.most, Math.max(LABELS.least, widest))
  const long = RIGHT - LEFT - labels - BESIDE - room
  let y = top
  const rows = groups.map(({ label, bars }) => {
    const drawn = groupOf({ label, bars }, { y, long, most, labels })
    y += bars.length * LANE + GAP
    return drawn
  })
  const head = wordsAt(fitted(title, RIGHT - LEFT, SIZE.title), { x: LEFT, y: 46, size: SIZE.title })
  return pictureOf(y + MARGIN - GAP, [head, legend.drawn, ...rows].join(''))
}

const LEGEND_ROW = 34

/** The names of the lanes, each behind its look, in as many lines as they need. */
function legendOf(series: string[]): { drawn: string; height: number } {
  let x = LEFT
  let row = 0
  const drawn = series.map((name, n) => {
    const width = 44 + ems(name) * SIZE.label
    if (x > LEFT && x + width > RIGHT) {
      x = LEFT
      row += 1
    }
    const y = 84 + row * LEGEND_ROW
    const look = LOOKS[n] ?? LOOKS[0]
    const one = `${boxAt({ x: x + 2, y: y - 16, width: 28, height: BAR, look })}${wordsAt(name, { x: x + 38, y, size: SIZE.label })}`
    x += width + 24
    return one
  })
  return { drawn: drawn.join(''), height: 8 + (row + 1) * LEGEND_ROW }
}

function groupOf(
  { label, bars }: Bars['groups'][number],
  { y, long, most, labels }: { y: number; long: number; most: number; labels: number },
): string {
  const middle = y + (bars.length * LANE) / 2 + SIZE.label * 0.36
  const name = wordsAt(fitted(label, labels - BESIDE, SIZE.label), {
    x: LEFT,
    y: middle,
    size: SIZE.label,
    fill: INK,
  })
  const lanes = bars.map(({ value, said }, n) => {
    const width = most === 0 || value === null ? 0 : Math.max(value > 0 ? 4 : 0, (long * value) / most)
    const at = y + n * LANE
    const look = LOOKS[n] ?? LOOKS[0]
    const bar =
      width > 0 ? boxAt({ x: LEFT + labels, y: at + (LANE - BAR) / 2, width, height: BAR, look }) : ''
    const x = LEFT + labels + width + BESIDE
    return `${bar}${wordsAt(said, { x, y: at + LANE / 2 + SIZE.value * 0.36, size: SIZE.value, fill: QUIET })}`
  })
  return [name, ...lanes].join('')
}
