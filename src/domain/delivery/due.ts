// The days that begin to run with a delivery.
import { hourDaysBefore } from '../calendar.ts'

/** The last moment of the day on which an inspection ends (J1, J8): so many days after the delivery, by the town's clock. */
export const inspectionEnd = (delivered: Date, days: number, timezone: string): Date =>
  new Date(hourDaysBefore(delivered, -(days + 1), 0, timezone).getTime() - 1)
