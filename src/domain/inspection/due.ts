import { hourDaysBefore } from '../calendar.ts'

/** Staff are told so many days before the end of an inspection, and once more on the day before. [choice] */
const WARN_DAYS = [3, 1] as const

/** For each warning: inspections that end before this instant end soon. */
export const inspectionWindows = (now: Date, timezone: string): { days: number; until: Date }[] =>
  WARN_DAYS.map((days) => ({ days, until: hourDaysBefore(now, -(days + 1), 0, timezone) }))
