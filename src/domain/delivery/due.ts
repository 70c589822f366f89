// The days that begin to run with a delivery.
import { hourDaysBefore, isoDay } from '../calendar.ts'
import { type PayDays, type PayMode, payBy, reorderPayBy } from '../pay/pay-by.ts'

/** The last moment of the day on which an inspection ends (J1, J8): so many days after the delivery, by the town's clock. */
export const inspectionEnd = (delivered: Date, days: number, timezone: string): Date =>
  new Date(hourDaysBefore(delivered, -(days + 1), 0, timezone).getTime() - 1)

type Delivered = {
  at: Date
  timezone: string
  payMode: PayMode
  /** When the client pays, where the order was passed on (J4). */
  reorderDue: string | null
}

/**
 * The last day of payment and the day of it, from the first delivery (J3). Work that was passed on is paid by the day its
 * client pays, and thirty days (J4); where that had passed before the work came, the law's own sixty days run.
 */
export function payDays({ at, timezone, payMode, reorderDue }: Delivered): PayDays {
  const day = isoDay(at, timezone)
  const passedOn = reorderDue === null ? undefined : reorderPayBy(reorderDue)
  return passedOn && passedOn.pay >= day ? passedOn : payBy(day, payMode)
}
