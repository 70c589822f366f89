import { hourDaysBefore } from '../calendar.ts'
import type { TownModel } from '../town/model.ts'

/** Somebody who took the job this recently needs no reminder. */
export const FRESH_MS = 12 * 3_600_000

/** For each reminder of the town's settings: jobs due before this instant are due soon. */
export const dueWindows = (
  { settings, timezone }: Pick<TownModel, 'settings' | 'timezone'>,
  now: Date,
): { days: number; until: Date }[] =>
  settings.jobReminderDays.map((days) => ({
    days,
    until: hourDaysBefore(now, -(days + 1), 0, timezone),
  }))
