// The payment clock as a picture: a bar for each delivery, from its day to the last one of the law, as far as the time has
// gone. Without names. How each presses stands in words too.
import type { Pressing } from '../../domain/pay/due.ts'
import {
  BROWN,
  boxAt,
  fitted,
  GREEN,
  INK,
  LEFT,
  MARGIN,
  OLIVE,
  type Picture,
  pictureOf,
  QUIET,
  RED,
  RIGHT,
  wordsAt,
} from '../../drawing/canvas.ts'
import { ems } from '../../drawing/letters.ts'
import { jobName } from '../job/view.ts'
import { saidDay } from '../turn/dates.ts'
import type { Locale } from '../turn/locale.ts'
import { beside, pressureOf } from './view.ts'
import { words } from './words.ts'

const COLOUR = { over: RED, 1: RED, 5: BROWN, 10: OLIVE, calm: GREEN } as const
/** So many are drawn; the card lists more. */
const DRAWN_MOST = 8
const SIZE = { title: 30, job: 26, label: 22 } as const
const ROW = { job: 34, bar: 26, label: 34, gap: 20 } as const
const TALL = ROW.job + ROW.bar + ROW.label + ROW.gap

type Drawing = { today: string; locale: Locale }

export function payClockPicture(all: readonly Pressing[], { today, locale }: Drawing): Picture {
  const w = words(locale)
  const shown = all.slice(0, DRAWN_MOST)
  const title = w.pictureTitle(saidDay(today, locale))
  const legend = legendOf(locale)
  const top = 74 + legend.height
  const rows = shown.map((one, n) => rowOf(one, top + n * TALL, locale))
  const more = all.length - shown.length
  const end = top + shown.length * TALL
  const rest =
    more > 0 ? wordsAt(w.pictureMore(more), { x: LEFT, y: end + 20, size: SIZE.label, fill: QUIET }) : ''
  const none = all.length === 0 ? wordsAt(w.clockEmpty, { x: LEFT, y: top + 40, size: SIZE.job }) : ''
  const head = wordsAt(fitted(title, RIGHT - LEFT, SIZE.title), { x: LEFT, y: 48, size: SIZE.title })
  const tall = end + (more > 0 ? 34 : 0) + (all.length === 0 ? 60 : 0) + MARGIN - ROW.gap
  return pictureOf(tall, [head, legend.drawn, ...rows, rest, none].join(''))
}

const SQUARE = 20

function legendOf(locale: Locale): { drawn: string; height: number } {
  let x = LEFT
  let row = 0
  const looks = [RED, BROWN, OLIVE, GREEN]
  const drawn = words(locale).pictureLegend.map((name, n) => {
    const width = SQUARE + 10 + ems(name) * SIZE.label
    if (x > LEFT && x + width > RIGHT) {
      x = LEFT
      row += 1
    }
    const y = 88 + row * 32
    const square = boxAt({ x, y: y - 17, width: SQUARE, height: SQUARE, look: `fill="${looks[n] ?? GREEN}"` })
    const said = wordsAt(name, { x: x + SQUARE + 10, y, size: SIZE.label, fill: QUIET })
    x += width + 28
    return `${square}${said}`
  })
  return { drawn: drawn.join(''), height: 20 + (row + 1) * 32 }
}

function rowOf(one: Pressing, y: number, locale: Locale): string {
  const colour = COLOUR[pressureOf(one)]
  const whole = one.passed + Math.max(0, one.left)
  const width = RIGHT - LEFT
  const gone = Math.min(1, one.passed / Math.max(1, whole)) * width
  const bar = y + ROW.job
  return [
    wordsAt(fitted(jobName(locale, one), width, SIZE.job), { x: LEFT, y: y + 24, size: SIZE.job, fill: INK }),
    boxAt({
      x: LEFT,
      y: bar,
      width,
      height: ROW.bar,
      look: `fill="#FFFFFF" stroke="${colour}" stroke-width="3"`,
    }),
    boxAt({ x: LEFT, y: bar, width: gone, height: ROW.bar, look: `fill="${colour}"` }),
    wordsAt(fitted(labelOf(one, locale), width, SIZE.label), {
      x: LEFT,
      y: bar + ROW.bar + 26,
      size: SIZE.label,
      fill: colour,
    }),
  ].join('')
}

function labelOf(one: Pressing, locale: Locale): string {
  const w = words(locale)
  return beside(
    locale,
    one.pressure === 'over' ? undefined : w.pressing[pressureOf(one)],
    w.leftDays(one.left),
    w.payDay(saidDay(one.on, locale)),
  )
}
