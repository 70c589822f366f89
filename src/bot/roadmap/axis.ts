// The line of months that the bars of a plan stand on.
import type { Milestone } from '../../domain/roadmap/model.ts'

export type Axis = {
  /** Where a day begins, and where it ends. */
  at: (day: string) => number
  end: (day: string) => number
  covers: (day: string) => boolean
  /** Where months begin, each named where there is room; and years. */
  months: { x: number; month: number | undefined }[]
  years: { x: number; year: number }[]
}

/** So many names of months stand beside each other. */
const NAMES_MOST = 12
/** Months between two names: of a long plan only every second, third … month is named, or the years alone. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const

/** From the first month of the steps to the last; as long as a step is open, today is on it. */
export function axisOf(
  steps: readonly Pick<Milestone, 'from' | 'to' | 'state'>[],
  { today, left, right }: { today: string; left: number; right: number },
): Axis {
  const days = steps.flatMap(({ from, to }) => [from, to])
  const reach = steps.length === 0 || steps.some(({ state }) => state === 'open') ? [today] : []
  const all = [...days, ...reach].sort()
  const first = Temporal.PlainDate.from(all[0] ?? today).with({ day: 1 })
  const last = Temporal.PlainDate.from(all.at(-1) ?? today)
  const end = last.with({ day: 1 }).add({ months: 1 })
  const length = first.until(end, { largestUnit: 'day' }).days
  const place = (day: Temporal.PlainDate) =>
    left + ((right - left) * first.until(day, { largestUnit: 'day' }).days) / length
  const count = first.until(end, { largestUnit: 'month' }).months
  const step = STEPS.find((every) => count / every <= NAMES_MOST) ?? Math.ceil(count / NAMES_MOST / 12) * 12
  const begins = Array.from({ length: count }, (_, n) => first.add({ months: n }))
  return {
    at: (day) => place(Temporal.PlainDate.from(day)),
    end: (day) => place(Temporal.PlainDate.from(day).add({ days: 1 })),
    covers: (day) => day >= first.toString() && day < end.toString(),
    months: begins
      .filter(({ year, month }) => (year * 12 + month - 1) % step === 0)
      .map((day) => ({ x: place(day), month: step < 12 ? day.month : undefined })),
    years: begins
      .filter(({ year, month }, n) => n === 0 || (month === 1 && (year * 12) % Math.max(12, step) === 0))
      .map((day) => ({ x: place(day), year: day.year })),
  }
}
