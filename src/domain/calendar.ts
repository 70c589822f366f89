// Days and hours by a town's clock. Instants are `Date`; days are ISO strings such as 2026-12-10.
import holidays from '@holiday-jp/holiday_jp'

const zoned = (at: Date, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone)

type Day = { timezone: string; from: number; until: number; name: string }

/** The days asked for lately: a town speaks of today and of its next meetings. */
const lately: Day[] = []
const LATELY_MOST = 16

/** The day an instant falls on in the town. */
export function isoDay(at: Date, timezone: string): string {
  const instant = at.getTime()
  const known = lately.find((day) => day.from <= instant && instant < day.until && day.timezone === timezone)
  if (known) return known.name
  const day = zoned(at, timezone).startOfDay()
  const [from, until] = [day.epochMilliseconds, day.add({ days: 1 }).startOfDay().epochMilliseconds]
  const name = day.toPlainDate().toString()
  lately.unshift({ timezone, from, until, name })
  lately.length = Math.min(lately.length, LATELY_MOST)
  return name
}

/** Month and day of the month by the town's clock. */
export function monthDay(at: Date, timezone: string): { month: number; day: number } {
  const { month, day } = zoned(at, timezone)
  return { month, day }
}

/** That hour of the town's clock, some days before (or after, if negative) the day of an instant. */
export function hourDaysBefore(at: Date, days: number, hour: number, timezone: string): Date {
  const day = zoned(at, timezone).toPlainDate().subtract({ days })
  return new Date(
    day.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from({ hour }) })
      .epochMilliseconds,
  )
}

/** A wall-clock time of the town (2026-12-10T14:00), or `@` and epoch seconds, as an instant; undefined where it is none. */
export function wallTime(text: string, timezone: string): Date | undefined {
  if (/^@\d+$/.test(text)) return new Date(Number(text.slice(1)) * 1000)
  try {
    return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(timezone).epochMilliseconds)
  } catch {
    return undefined
  }
}

export type QuietHours = { quietFrom: number; quietTo: number }

/** The end of the quiet hours or holidays an instant lies in, or undefined where it lies outside of them (C6). */
export function quietUntil(at: Date, hours: QuietHours, timezone: string): Date | undefined {
  const { quietFrom, quietTo } = hours
  const local = zoned(at, timezone)
  const overnight = quietFrom > quietTo
  const { hour } = local
  const evening = overnight && hour >= quietFrom
  const quiet = overnight ? evening || hour < quietTo : hour >= quietFrom && hour < quietTo
  if (!quiet && !isHoliday(local.toPlainDate())) return undefined
  const first = evening || !quiet ? 1 : 0
  const days = Array.from({ length: HOLIDAYS_IN_A_ROW }, (_, more) => first + more)
  const wake = days.find((day) => !isHoliday(local.toPlainDate().add({ days: day }))) ?? first
  return hourDaysBefore(at, -wake, quietTo, timezone)
}

const HOLIDAYS_IN_A_ROW = 14
const HOUR_MS = 3_600_000

/** So many hours after an instant, counting none of the quiet hours and holidays. */
export function wakingHoursAfter(at: Date, hours: number, quiet: QuietHours, timezone: string): Date {
  let [now, left] = [at, hours * HOUR_MS]
  while (left > 0) {
    const wake = quietUntil(now, quiet, timezone)
    if (wake) {
      now = wake
      continue
    }
    const step = Math.min(left, HOUR_MS - (now.getTime() % HOUR_MS))
    now = new Date(now.getTime() + step)
    left -= step
  }
  return now
}

/** Monday to Friday, and no national holiday; the town office is closed from 29 December to 3 January besides. */
export function isBusinessDay(day: Temporal.PlainDate): boolean {
  const newYear = (day.month === 12 && day.day >= 29) || (day.month === 1 && day.day <= 3)
  return day.dayOfWeek <= 5 && !newYear && !isHoliday(day)
}

/** The same hour on the last business day up to an instant's own. */
export function onBusinessDay(at: Date, timezone: string): Date {
  let local = zoned(at, timezone)
  while (!isBusinessDay(local.toPlainDate())) local = local.subtract({ days: 1 })
  return new Date(local.epochMilliseconds)
}

export type OfficeHours = { officeFrom: string; officeTo: string }

/** When the office opens next; undefined while somebody is there. */
export function officeOpens(
  at: Date,
  { officeFrom, officeTo }: OfficeHours,
  timezone: string,
): Date | undefined {
  const local = zoned(at, timezone)
  const hour = (text: string, days: number) =>
    local.toPlainDate().add({ days }).toZonedDateTime({ timeZone: timezone, plainTime: text })
  const opens = (days: number) => hour(officeFrom, days)
  const today = isBusinessDay(local.toPlainDate())
  const early = Temporal.ZonedDateTime.compare(local, opens(0)) < 0
  if (today && !early && Temporal.ZonedDateTime.compare(local, hour(officeTo, 0)) < 0) return undefined
  let days = early ? 0 : 1
  while (!isBusinessDay(local.toPlainDate().add({ days }))) days += 1
  return new Date(opens(days).epochMilliseconds)
}

/** A national holiday of Japan. */
export const isHoliday = (day: Temporal.PlainDate): boolean =>
  holidays.isHoliday(new Date(day.year, day.month - 1, day.day))
