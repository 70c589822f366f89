// How a payment presses: pure, asked by the board and by the clock.
import type { Payable } from './model.ts'
import { bankDaysUntil } from './pay-by.ts'

/** So many bank days before its pay day a payment is warned of. */
export const WARN_DAYS = [10, 5, 1] as const
export type Pressure = 'over' | 1 | 5 | 10

export type Pressing = Payable & {
  /** Days since the delivery, its own being the first, and days left until the law's last, both included. */
  passed: number
  left: number
  /** Bank days left until the day it is paid on. */
  bankDays: number
  /** Undefined where there is time yet. */
  pressure: Pressure | undefined
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days

/** How long ago a delivery was, and how long it may still wait; the state of its inspection changes nothing (J3). */
export function pressing(one: Payable, today: string): Pressing {
  const bankDays = bankDaysUntil(one.on, { after: today })
  return {
    ...one,
    passed: daysBetween(one.delivered, today) + 1,
    left: daysBetween(today, one.legal),
    bankDays,
    pressure: one.legal < today ? 'over' : WARN_DAYS.toReversed().find((days) => bankDays <= days),
  }
}
