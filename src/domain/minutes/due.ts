// When whoever owns an action is asked about it: pure, asked by the clock.

/** Days before the day it is due on which its owner is reminded. */
const SOON_DAYS = 3
const DAY_MS = 86_400_000

const daysUntil = (due: string, today: string): number =>
  Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS)

export const ACTION_REMINDERS = ['action-soon', 'action-due', 'action-late'] as const
export type ActionReminder = (typeof ACTION_REMINDERS)[number]

/** Which reminder of an open action is due on a day of the town; the latest only, after a pause. */
export function actionReminder(due: string, today: string): ActionReminder | undefined {
  const days = daysUntil(due, today)
  if (days < 0) return 'action-late'
  if (days === 0) return 'action-due'
  return days <= SOON_DAYS ? 'action-soon' : undefined
}
