// The demo town of the source document. Its dates are told from today on, so that it is alive whenever it is loaded.
import { isoDay } from '../domain/calendar.ts'

const TIMEZONE = 'Asia/Tokyo'
/** `@+18d 14:00`: 18 days from today at 14:00; without an hour it is a day. */
const FROM_TODAY = /^@([+-]\d+)d(?: (\d{2}:\d{2}))?$/

/** The demo town as a town file, its dates counted from `now`. */
export async function demoTown(now: Date): Promise<unknown> {
  const { default: town } = await import('../../prisma/towns/tateshina.json', { with: { type: 'json' } })
  return dated(town, Temporal.PlainDate.from(isoDay(now, TIMEZONE)))
}

function dated(value: unknown, today: Temporal.PlainDate): unknown {
  if (typeof value === 'string') return datedText(value, today)
  if (Array.isArray(value)) return value.map((entry) => dated(entry, today))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, dated(entry, today)]))
}

function datedText(text: string, today: Temporal.PlainDate): string {
  const [, offset, time] = FROM_TODAY.exec(text) ?? []
  if (offset === undefined) return text
  const days = Number(offset)
  const day = workday(today.add({ days }), Math.sign(days))
  if (!time) return day.toString()
  const at = day.toZonedDateTime({ timeZone: TIMEZONE, plainTime: Temporal.PlainTime.from(time) })
  return at.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** Offices are open Monday to Friday. What lies ahead is moved on, what is past further back, so that it stays past. */
const workday = (day: Temporal.PlainDate, direction: number): Temporal.PlainDate =>
  day.dayOfWeek <= 5 ? day : workday(day.add({ days: direction < 0 ? -1 : 1 }), direction)
