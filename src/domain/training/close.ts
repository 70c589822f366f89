// What ends by the clock: waiting, when a course begins; the course, when its last date is over.
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { isOver } from './due.ts'
import type { Course } from './model.ts'
import { type Entry, entriesOf, openCourses } from './read.ts'

const personRow = z.object({ personId: z.string() })

/** A course has begun: whoever waited for a seat waits no longer, and is to hear of it, once. */
export async function endWaits(act: Act): Promise<{ course: Course; people: string[] }[]> {
  const ended = []
  for (const course of await openCourses(act)) {
    const [first] = course.dates
    if (course.waiting === 0 || !first || first > act.now) continue
    const rows = await act.sql.rows(
      personRow,
      statement`update enrolment set state = 'cancelled', ended_at = ${act.now}
        where town_id = ${act.town} and course_no = ${course.no} and state = 'waiting' returning person_id as "personId"`,
    )
    await audit(act, {
      act: 'course.waits-ended',
      subject: `course-${course.no}`,
      facts: { people: rows.length },
    })
    if (rows.length > 0) ended.push({ course, people: rows.map(({ personId }) => personId) })
  }
  return ended
}

/** Courses whose last date is over are held, each once: with those whose outcome is not written down yet. */
export async function closeCourses(act: Act): Promise<{ course: Course; open: Entry[] }[]> {
  const closed = []
  for (const course of (await openCourses(act)).filter((one) => isOver(one, act.now))) {
    const held = await act.sql.count(statement`update course set state = 'held', revision = revision + 1
      where town_id = ${act.town} and no = ${course.no} and state = 'open'`)
    if (held === 0) continue
    await audit(act, { act: 'course.held', subject: `course-${course.no}` })
    const open = (await entriesOf(act, course.no)).filter(({ state }) => state === 'enrolled')
    closed.push({ course, open })
  }
  return closed
}
