import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayTeach } from './may.ts'
import { type Course, type CourseRefusal, PLACED, whyEnded } from './model.ts'
import { lockCourse } from './read.ts'

export type CancelRefusal = NotPermitted | CourseRefusal

const personRow = z.object({ personId: z.string(), was: z.string() })

/** A course does not take place: everybody who has a seat or waits for one loses it, and is to hear of it. */
export async function cancelCourse(
  act: Act,
  { no }: { no: number },
): Promise<Outcome<{ course: Course; people: string[] }, CancelRefusal>> {
  const { sql, town, now } = act
  const not = forbidden(mayTeach(await readActor(act)))
  if (not) return refuse(not)
  const course = await lockCourse(act, no)
  if (!course) return refuse({ kind: 'no-such-course', no })
  const ended = whyEnded(course.state)
  if (ended) return refuse(ended)
  const gone = await sql.rows(
    personRow,
    statement`update enrolment e set state = 'cancelled', ended_at = ${now} from (
        select id, state as was from enrolment where town_id = ${town} and course_no = ${no} and state in ${among(PLACED)}) o
      where e.town_id = ${town} and e.id = o.id returning e.person_id as "personId", o.was`,
  )
  const seated = gone.filter(({ was }) => was === 'enrolled').length
  await sql.count(statement`update course set state = 'cancelled', taken = taken - ${seated}::int, revision = revision + 1
    where town_id = ${town} and no = ${no} and state = 'open'`)
  await audit(act, { act: 'course.cancelled', subject: `course-${no}`, facts: { people: gone.length } })
  return done({ course, people: gone.map(({ personId }) => personId) })
}
