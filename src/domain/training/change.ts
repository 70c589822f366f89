import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayTeach } from './may.ts'
import {
  type Course,
  type CourseRefusal,
  checkDates,
  type DatesRefusal,
  inOrder,
  PLACED,
  whyEnded,
} from './model.ts'
import { moveUp } from './move-up.ts'
import { entriesOf, findCourse, lockCourse } from './read.ts'

/** What is left out stays. */
export type CourseChange = {
  title?: string | undefined
  dates?: Date[] | undefined
  place?: string | undefined
  seats?: number | undefined
  details?: string | undefined
}
export type ChangeCourseRefusal =
  | NotPermitted
  | CourseRefusal
  | DatesRefusal
  | { kind: 'course-changed' }
  | { kind: 'seats-below-taken'; taken: number }

export type CourseChanged = {
  before: Course
  course: Course
  /** Whom another date or place concerns: those with a seat, and those who wait. */
  people: string[]
  movedUp: string[]
}

/** Changes a course as it was seen. Seats are never fewer than those taken; more of them go to those who wait. */
export async function changeCourse(
  act: Act,
  { no, revision, ...change }: Pick<Course, 'no' | 'revision'> & CourseChange,
): Promise<Outcome<CourseChanged, ChangeCourseRefusal>> {
  const not = forbidden(mayTeach(await readActor(act)))
  if (not) return refuse(not)
  const before = await lockCourse(act, no)
  if (!before) return refuse({ kind: 'no-such-course', no })
  const wrong = whyEnded(before.state) ?? whyNot(act.now, before, { revision, ...change })
  if (wrong) return refuse(wrong)
  const people = (await entriesOf(act, no)).filter(({ state }) => PLACED.includes(state))
  await act.sql.count(statement`update course set title = ${change.title ?? before.title}, place = ${change.place ?? before.place},
      seats = ${change.seats ?? before.seats}::int, details = ${change.details ?? before.details}, revision = revision + 1
    where town_id = ${act.town} and no = ${no} and state = 'open' and revision = ${revision}`)
  if (change.dates) await redate(act, no, inOrder(change.dates))
  await audit(act, { act: 'course.changed', subject: `course-${no}`, facts: { revision: revision + 1 } })
  const course = await findCourse(act, no)
  if (!course) throw new Error(`course ${no} is gone`)
  return done({
    before,
    course,
    people: people.map(({ personId }) => personId),
    movedUp: await moveUp(act, course),
  })
}

function whyNot(
  now: Date,
  before: Course,
  { revision, dates, seats }: Pick<Course, 'revision'> & CourseChange,
): ChangeCourseRefusal | undefined {
  if (before.revision !== revision) return { kind: 'course-changed' }
  if (seats !== undefined && seats < before.taken) return { kind: 'seats-below-taken', taken: before.taken }
  if (!dates) return undefined
  // Dates that have been may stay.
  const isNew = (at: Date) => !before.dates.some((one) => +one === +at)
  const fresh = dates.filter(isNew)
  return checkDates(now, fresh.length > 0 ? fresh : dates.filter((at) => at > now))
}

async function redate({ sql, tx, town }: Act, no: number, dates: Date[]): Promise<void> {
  await sql.count(statement`delete from course_date where town_id = ${town} and course_no = ${no}`)
  await tx.courseDate.createMany({
    data: [...new Set(dates.map(Number))].map((at) => ({
      townId: town,
      courseNo: no,
      startsAt: new Date(at),
    })),
  })
}
