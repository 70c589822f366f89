// When a poll is due: pure, asked by the clock and by whoever opens one.
import { hourDaysBefore } from '../calendar.ts'
import type { TownModel } from '../town/model.ts'
import type { Poll } from './model.ts'

const USUAL_MS = 7 * 86_400_000
const REMIND_DAYS_BEFORE = 2

/** A week to answer in, or until the first date begins. */
export const usualUntil = (now: Date, dates: Date[]): Date =>
  new Date(Math.min(now.getTime() + USUAL_MS, ...dates.map(Number)))

/** Two days before its end, in the morning, those who are silent are reminded; not where that was before the poll itself. */
export function isPollReminderDue(
  { state, until, at }: Pick<Poll, 'state' | 'until' | 'at'>,
  { town, now }: { town: Pick<TownModel, 'settings' | 'timezone'>; now: Date },
): boolean {
  const due = hourDaysBefore(until, REMIND_DAYS_BEFORE, town.settings.quietTo, town.timezone)
  return state === 'open' && now >= due && now < until && at < due
}
