import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayTeach } from './may.ts'
import { type Course, type CourseRefusal, type EnrolmentState, enrolmentState, SEATED } from './model.ts'
import { findEntry, lockCourse } from './read.ts'

export type AttendanceRefusal =
  | NotPermitted
  | Extract<CourseRefusal, { kind: 'no-such-course' | 'course-cancelled' }>
  | { kind: 'not-enrolled' }
  | { kind: 'no-such-date'; dates: number }
  /** It has not begun. */
  | { kind: 'date-ahead'; at: Date }
  /** They have completed it: they cannot have missed it. */
  | { kind: 'cannot-miss' }

export type Attended = { course: Course; state: EnrolmentState; came: Date[]; again: boolean }
type Said = { no: number; personId: string; came: boolean; date: Date | null }

const entryRow = z.object({ state: enrolmentState, came: z.array(z.date()) })

/**
 * Writes down that somebody was there on a date of a course, or was not; without a date, that they missed the course as a
 * whole, or did not. Who came has not missed it. Saying again what stands changes nothing.
 */
export async function recordAttendance(
  act: Act,
  { no, personId, came, date }: Said,
): Promise<Outcome<Attended, AttendanceRefusal>> {
  const not = forbidden(mayTeach(await readActor(act)))
  if (not) return refuse(not)
  const course = await lockCourse(act, no)
  if (!course) return refuse({ kind: 'no-such-course', no })
  if (course.state === 'cancelled') return refuse({ kind: 'course-cancelled' })
  if (date && !course.dates.some((at) => +at === +date))
    return refuse({ kind: 'no-such-date', dates: course.dates.length })
  const begun = date ?? course.dates[0]
  if (begun && begun > act.now) return refuse({ kind: 'date-ahead', at: begun })
  const entry = await findEntry(act, { no, personId })
  if (!entry || !SEATED.includes(entry.state)) return refuse({ kind: 'not-enrolled' })
  if (entry.state === 'completed' && !came && !date) return refuse({ kind: 'cannot-miss' })
  const [written] = await act.sql.rows(
    entryRow,
    statement`update enrolment set
        state = case when state = 'missed' and ${came}::boolean then 'enrolled'
          when state = 'enrolled' and not ${came}::boolean and ${date === null}::boolean then 'missed' else state end,
        ended_at = case when ${date === null}::boolean and not ${came}::boolean then ${act.now}::timestamptz
          when state = 'missed' then null else ended_at end,
        came = case when ${date}::timestamptz is null then came
          when ${came}::boolean then array(select distinct d from unnest(came || ${date}::timestamptz) d order by d)
          else array_remove(came, ${date}::timestamptz) end
      where town_id = ${act.town} and id = ${entry.id} and state = ${entry.state} returning state, came`,
  )
  const { state, came: days } = entryRow.parse(written)
  const again = state === entry.state && days.length === entry.came.length
  if (!again)
    await audit(act, {
      act: came ? 'course.came' : 'course.missed',
      subject: `course-${no}`,
      facts: { worker: personId, date: date?.toISOString() ?? null },
    })
  return done({ course, state, came: days, again })
}
