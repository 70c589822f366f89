// When members who have returned nothing are reminded: pure, asked by the clock.
import { hourDaysBefore } from '../calendar.ts'
import type { TownModel } from '../town/model.ts'
import type { Written } from './model.ts'

/**
 * How many days before the end those who are silent are to be reminded now; undefined where nobody is. After a pause only the
 * latest reminder is due; none that was due before it was put.
 */
export function returnReminderDue(
  { until, at, state }: Pick<Written, 'until' | 'at' | 'state'>,
  { town, now }: { town: Pick<TownModel, 'settings' | 'timezone'>; now: Date },
): number | undefined {
  if (state !== 'open' || now >= until) return undefined
  const dueOn = (days: number) => hourDaysBefore(until, days, town.settings.quietTo, town.timezone)
  const due = [...town.settings.answerReminderDays, 0]
    .filter((days) => dueOn(days) <= now)
    .sort((a, b) => a - b)[0]
  return due === undefined || dueOn(due) <= at ? undefined : due
}
