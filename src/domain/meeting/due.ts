import { onBusinessDay } from '../calendar.ts'
import type { Meeting } from './model.ts'

/** A new date or place is told to everyone who holds a seat (N2). The first notice is the convening's own. */
export const isChangeDue = ({ state, revision }: Meeting): boolean => state === 'convened' && revision > 1

const HOUR_MS = 3_600_000
const LENGTH_MS = 2 * HOUR_MS
const DEADLINE_BEFORE_MS = 48 * HOUR_MS

/** When a meeting ends, and until when answers are taken, where nobody has said so. */
export const usualTimes = (
  startsAt: Date,
  { now, timezone }: { now: Date; timezone: string },
): { endsAt: Date; answersCloseAt: Date } => ({
  endsAt: new Date(startsAt.getTime() + LENGTH_MS),
  answersCloseAt: sensibleDeadline(new Date(startsAt.getTime() - DEADLINE_BEFORE_MS), {
    ...{ startsAt, now, timezone },
  }),
})

/** Members get this long at least between the notice of a meeting and the end of answers, where there is time. */
const DEADLINE_LEAST_MS = 86_400_000

/**
 * Until when answers are taken: on a business day, so that staff are there to be asked; where that has gone by or leaves
 * members less than a day, until the meeting begins.
 */
export function sensibleDeadline(
  wanted: Date,
  { startsAt, now, timezone }: { startsAt: Date; now: Date; timezone: string },
): Date {
  const closes = onBusinessDay(wanted, timezone)
  return closes.getTime() - now.getTime() < DEADLINE_LEAST_MS ? startsAt : closes
}
