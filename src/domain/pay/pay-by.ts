// When a delivery must be paid (フリーランス新法4条). ISO dates.
import { z } from 'zod'
import { isHoliday } from '../calendar.ts'

export type PayMode = 'strict-60' | 'two-months'
/** How terms say when work is paid; nothing where there are none. */
export const agreedMode = z.enum(['strict-60', 'two-months', 'reorder']).nullable()
/** `legal` is the last day the law allows, `pay` the bank day on or before it. */
export type PayDays = { legal: string; pay: string }

/**
 * J3: payment within 60 days of the delivery, the delivery day being day 1; inspection is irrelevant.
 * `two-months` is month-end closing paid at the end of the next month.
 */
export function payBy(delivered: string, mode: PayMode): PayDays {
  const day = Temporal.PlainDate.from(delivered)
  return paidBy(
    mode === 'strict-60' ? day.add({ days: 59 }) : endOfMonth(day.with({ day: 1 }).add({ months: 1 })),
  )
}

/**
 * J4: work that passes an order on is paid within 30 days of the day its client pays, that day being day 1; only where the
 * terms said that it is a re-order, named the client and gave that day (同4条3項).
 */
export const reorderPayBy = (clientPays: string): PayDays =>
  paidBy(Temporal.PlainDate.from(clientPays).add({ days: 29 }))

/** What is known of a delivery: its day, the days it was given, and what its terms say of its payment, where it has any. */
export type DeliveredPay = {
  delivered: string
  legal: string | null
  on: string | null
  agreed?: z.output<typeof agreedMode>
  /** When the client of a re-order pays. */
  reorderDue: string | null
}

/**
 * When a delivery is paid: on the days it was given; where it was given none, as its terms say, or as the town pays (J3); within
 * 30 days of the client's payment where they say that it is a re-order (J4). A re-order handed in after those days is paid as
 * any other work.
 */
export function payDaysOf(
  { delivered, legal, on, agreed, reorderDue }: DeliveredPay,
  townMode: PayMode,
): PayDays {
  if (legal !== null && on !== null) return { legal, pay: on }
  const passedOn = reorderDue === null ? undefined : reorderPayBy(reorderDue)
  if (passedOn && passedOn.pay >= delivered) return passedOn
  return payBy(delivered, agreed === 'strict-60' || agreed === 'two-months' ? agreed : townMode)
}

const paidBy = (legal: Temporal.PlainDate): PayDays => ({
  legal: legal.toString(),
  pay: bankDayOnOrBefore(legal).toString(),
})

const endOfMonth = (day: Temporal.PlainDate) => day.with({ day: day.daysInMonth })

function bankDayOnOrBefore(day: Temporal.PlainDate): Temporal.PlainDate {
  return isBankHoliday(day) ? bankDayOnOrBefore(day.subtract({ days: 1 })) : day
}

/** How many bank days there are after one day, up to another and with it; none where that day is over. */
export function bankDaysUntil(day: string, { after }: { after: string }): number {
  let count = 0
  for (
    let at = Temporal.PlainDate.from(after).add({ days: 1 });
    at.toString() <= day;
    at = at.add({ days: 1 })
  )
    if (!isBankHoliday(at)) count += 1
  return count
}

/** Weekends, national holidays, and 31 December to 3 January (銀行法施行令5条). */
export function isBankHoliday(day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek > 5) return true
  if ((day.month === 12 && day.day === 31) || (day.month === 1 && day.day <= 3)) return true
  return isHoliday(day)
}
