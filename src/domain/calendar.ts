// Days and hours by a town's clock. Instants are `Date`; days are ISO strings such as 2026-12-10.

const zoned = (at: Date, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone)

/** The day an instant falls on in the town. */
export const isoDay = (at: Date, timezone: string): string => zoned(at, timezone).toPlainDate().toString()

/** Month and day of the month by the town's clock. */
export const monthDay = (at: Date, timezone: string): { month: number; day: number } => zoned(at, timezone)

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
  if (text.startsWith('@')) return new Date(Number(text.slice(1)) * 1000)
  try {
    return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(timezone).epochMilliseconds)
  } catch {
    return undefined
  }
}

export type QuietHours = { quietFrom: number; quietTo: number }

/** The end of the quiet hours an instant lies in, or undefined where it lies outside of them (C6). */
export function quietUntil(at: Date, { quietFrom, quietTo }: QuietHours, timezone: string): Date | undefined {
  const { hour } = zoned(at, timezone)
  const overnight = quietFrom > quietTo
  const quiet = overnight ? hour >= quietFrom || hour < quietTo : hour >= quietFrom && hour < quietTo
  if (!quiet) return undefined
  return hourDaysBefore(at, overnight && hour >= quietFrom ? -1 : 0, quietTo, timezone)
}
