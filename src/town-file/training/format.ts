import { z } from 'zod'
import { courseState, DATES_MOST, enrolmentState, SEATS_MOST } from '../../domain/training/model.ts'
import { id, instant, name, number, text, via } from '../values.ts'

/** Who is in a course, or was; those who wait stand in the order of their queue. `came` are dates they were there. */
const enrolmentEntry = z.strictObject({
  worker: id,
  state: enrolmentState,
  at: instant.optional(),
  endedAt: instant.nullish(),
  came: z.array(instant).optional(),
  by: id.optional(),
  via,
})
export type FileEnrolment = z.output<typeof enrolmentEntry>

/** `skill` is what it gives; one without is the orientation. */
export const courseEntry = z.strictObject({
  no: number,
  title: name,
  skill: id.nullish(),
  orientation: z.boolean().optional(),
  seats: number.max(SEATS_MOST, `must not be above ${SEATS_MOST}`),
  place: text.nullish(),
  details: text.nullish(),
  dates: z.array(instant).max(DATES_MOST, `must not be more than ${DATES_MOST}`),
  state: courseState.optional(),
  enrolments: z.array(enrolmentEntry).optional(),
  at: instant.optional(),
  by: id.optional(),
  via,
})
export type FileCourse = z.output<typeof courseEntry>
