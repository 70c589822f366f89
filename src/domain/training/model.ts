// Courses: whoever completes one has its skill; one that is the orientation explains the programme.
//
//   course      open ──▶ held (its last date is over)          cancelled
//   enrolment   waiting ──▶ enrolled ──▶ completed, missed     withdrawn, cancelled
//
// A seat belongs to who is enrolled, has completed the course or missed it: `course.taken` is their number, and the database
// keeps it within `seats`. Who waits moves up as soon as a seat is free, first in, first out.
import { z } from 'zod'
import type { WorkerState } from '../people/model.ts'

export const courseState = z.enum(['open', 'held', 'cancelled'])
export type CourseState = z.output<typeof courseState>

export const enrolmentState = z.enum(['enrolled', 'waiting', 'completed', 'missed', 'withdrawn', 'cancelled'])
export type EnrolmentState = z.output<typeof enrolmentState>

/** States in which somebody has a place in a course: one for each of them. */
export const PLACED: readonly EnrolmentState[] = ['enrolled', 'waiting']
/** States in which somebody takes up a seat. */
export const SEATED: readonly EnrolmentState[] = ['enrolled', 'completed', 'missed']

export const courseRow = z.object({
  no: z.int(),
  title: z.string(),
  skillId: z.string().nullable(),
  /** The name of the skill it gives. */
  skill: z.string().nullable(),
  orientation: z.boolean(),
  seats: z.int(),
  taken: z.int(),
  /** How many wait for a seat. */
  waiting: z.int(),
  place: z.string().nullable(),
  details: z.string().nullable(),
  state: courseState,
  revision: z.int(),
  /** The dates in their order. */
  dates: z.array(z.coerce.date()),
})
export type Course = z.output<typeof courseRow>

/** A course as one worker stands to it. */
export const courseBefore = courseRow.extend({ mine: enrolmentState.nullable() })
export type CourseBefore = z.output<typeof courseBefore>

export const isFull = ({ taken, seats }: Pick<Course, 'taken' | 'seats'>): boolean => taken >= seats

/** People enrol until the first date begins. [choice] */
export const isEnrolling = ({ state, dates }: Pick<Course, 'state' | 'dates'>, now: Date): boolean =>
  state === 'open' && dates[0] !== undefined && dates[0] > now

export const DATES_MOST = 20
export const SEATS_MOST = 1_000

export type DatesRefusal =
  | { kind: 'no-dates' }
  | { kind: 'too-many-dates'; most: number }
  | { kind: 'date-past'; at: Date }
  | { kind: 'date-twice'; at: Date }

/** One date or more, all to come, each once. */
export function checkDates(now: Date, dates: Date[]): DatesRefusal | undefined {
  const past = dates.find((at) => at <= now)
  if (past) return { kind: 'date-past', at: past }
  const twice = dates.find((at, index) => dates.findIndex((other) => +other === +at) < index)
  if (twice) return { kind: 'date-twice', at: twice }
  if (dates.length === 0) return { kind: 'no-dates' }
  return dates.length > DATES_MOST ? { kind: 'too-many-dates', most: DATES_MOST } : undefined
}

export const inOrder = (dates: Date[]): Date[] => dates.toSorted((a, b) => a.getTime() - b.getTime())

export type CourseRefusal =
  | { kind: 'no-such-course'; no: number }
  | { kind: 'course-held' }
  | { kind: 'course-cancelled' }

/** Why nothing more is done with a course; undefined while it is open. */
export function whyEnded(state: CourseState): Exclude<CourseRefusal, { kind: 'no-such-course' }> | undefined {
  if (state === 'open') return undefined
  return { kind: state === 'held' ? 'course-held' : 'course-cancelled' }
}

export type WorkerRefusal = { kind: 'no-worker' } | { kind: 'worker-left'; state: WorkerState }

/** What somebody says of one course follows the order of their words. */
export const seatIn = (no: number): string => `course ${no}`

/** What reminders of a date are known by. */
export const dateSubject = (no: number, startsAt: Date): string => `course-${no} ${startsAt.toISOString()}`
