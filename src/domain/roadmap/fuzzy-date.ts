// Dates as plans write them (4月20日頃, 5月初旬, 6月中旬, 6月末), read as windows of days.

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

/** The window a fuzzy date means in a year, or undefined where it is none (or names a day that month lacks). */
export function fuzzyDate(text: string, year: number): Window | undefined {
  const found = SHAPE.exec(
    text
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/^令和(\d+)年/, (_, n) => `${Number(n) + 2018}年`),
  )
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
