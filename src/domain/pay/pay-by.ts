// When a delivery must be paid (フリーランス新法4条). ISO dates.
import { isHoliday } from '../calendar.ts'

export type PayMode = 'strict-60' | 'two-months'

/**
 * J3: payment within 60 days of the delivery, the delivery day being day 1; inspection is irrelevant.
 * `two-months` is month-end closing paid at the end of the next month. `pay` is the bank day on or before `legal`.
 */
export function payBy(delivered: string, mode: PayMode): { legal: string; pay: string } {
  const day = Temporal.PlainDate.from(delivered)
  const legal =
    mode === 'strict-60' ? day.add({ days: 59 }) : endOfMonth(day.with({ day: 1 }).add({ months: 1 }))
  return { legal: legal.toString(), pay: bankDayOnOrBefore(legal).toString() }
}

const endOfMonth = (day: Temporal.PlainDate) => day.with({ day: day.daysInMonth })

function bankDayOnOrBefore(day: Temporal.PlainDate): Temporal.PlainDate {
  return isBankHoliday(day) ? bankDayOnOrBefore(day.subtract({ days: 1 })) : day
}

/** Weekends, national holidays, and 31 December to 3 January (銀行法施行令5条). */
function isBankHoliday(day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek > 5) return true
  if ((day.month === 12 && day.day === 31) || (day.month === 1 && day.day <= 3)) return true
  return isHoliday(day)
}
