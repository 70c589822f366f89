// What is due of a course: pure, asked by the clock and by whoever gives a seat back.
import { hourDaysBefore } from '../calendar.ts'
import type { TownModel } from '../town/model.ts'
import type { Course } from './model.ts'

type Clock = { town: Pick<TownModel, 'settings' | 'timezone'>; now: Date }

/** When those who are enrolled are reminded of a date: on the morning of the day before. */
export const reminderOf = (startsAt: Date, { settings, timezone }: Clock['town']): Date =>
  hourDaysBefore(startsAt, 1, settings.quietTo, timezone)

export const isReminderDue = (startsAt: Date, { town, now }: Clock): boolean =>
  now >= reminderOf(startsAt, town) && now < startsAt

const HOURS_LONG = 2
const HOUR_MS = 3_600_000

/** A course is over two hours after its last date began: nobody says how long one lasts. [choice] */
export const isOver = ({ dates }: Pick<Course, 'dates'>, now: Date): boolean => {
  const last = dates.at(-1)
  return last !== undefined && now.getTime() >= last.getTime() + HOURS_LONG * HOUR_MS
}

const DAY_MS = 86_400_000

/** A seat that is given back within a day of the next date is asked about first. */
export const isSoon = ({ dates }: Pick<Course, 'dates'>, now: Date): boolean =>
  dates.some((at) => at > now && at.getTime() - now.getTime() <= DAY_MS)
