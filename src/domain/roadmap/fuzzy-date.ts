// Dates as plans write them (4月20日頃, 5月初旬, 6月中旬, 6月末), read as windows of days.
import { englishDate } from './english-date.ts'

export type Window = { from: string; to: string }

/** Days within a month that each word covers; `last` is the month's last day. [choice] */
const PARTS: Record<string, (last: number) => [from: number, to: number]> = {
  初旬: () => [1, 10],
  上旬: () => [1, 10],
  中旬: () => [11, 20],
  下旬: (last) => [21, last],
  初め: () => [1, 5],
  はじめ: () => [1, 5],
  半ば: () => [13, 17],
  末: (last) => [last - 4, last],
  末日: (last) => [last, last],
}

/** 頃 widens a day to this many days on either side. [choice] */
const ABOUT_DAYS = 3

const SHAPE =
  /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|(初旬|上旬|中旬|下旬|初め|はじめ|半ば|末日|末))?(頃|ごろ|ころ)?$/

/** The last year before each era; H30.9 and R6.3.31 are how minutes write 平成30年9月 and 令和6年3月31日. */
const BEFORE_ERA: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 }
const ERA = /^(令和|平成|R|H)(元|\d{1,2})(?:年|\.)/
const DOTTED = /^(\d{4}年)(\d{1,2})(?:\.(\d{1,2}))?$/
/** 2024-03-19, 2024/3/19 */
const CALENDAR = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/
/** The source writes its dates in these. */
const AROUND = /[\s【】]/g

const written = (text: string): string =>
  (englishDate(text.normalize('NFKC')) ?? text.normalize('NFKC'))
    .replace(AROUND, '')
    .replace(
      ERA,
      (_, era: string, year: string) => `${(BEFORE_ERA[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`,
    )
    .replace(CALENDAR, '$1年$2月$3日')
    .replace(
      DOTTED,
      (_, year: string, month: string, day?: string) => `${year}${month}月${day ? `${day}日` : ''}`,
    )

/** The year that the words themselves name, as 令和6年3月31日 does. */
export function yearNamed(text: string): number | undefined {
  const year = SHAPE.exec(written(text))?.[1]
  return year === undefined ? undefined : Number(year)
}

/** The window a fuzzy date means in a year, or undefined where it is none (or names a day that month lacks). */
export function fuzzyDate(text: string, year: number): Window | undefined {
  const found = SHAPE.exec(written(text))
  const month = Number(found?.[2])
  if (!found || month < 1 || month > 12) return undefined
  const first = Temporal.PlainDate.from({ year: Number(found[1] ?? year), month, day: 1 })
  const [from, to] = daysOf(first.daysInMonth, found[3], found[4])
  if (from < 1 || to > first.daysInMonth) return undefined
  const about = found[5] && found[3] ? ABOUT_DAYS : 0
  return {
    from: first.with({ day: from }).subtract({ days: about }).toString(),
    to: first.with({ day: to }).add({ days: about }).toString(),
  }
}

function daysOf(last: number, day: string | undefined, part: string | undefined): [number, number] {
  if (day) return [Number(day), Number(day)]
  return (part && PARTS[part]?.(last)) || [1, last]
}
