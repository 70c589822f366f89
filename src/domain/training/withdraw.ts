import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockWorker } from '../claim/read.ts'
import { hasLastWord, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { mayEnrol } from './may.ts'
import { type Course, type CourseRefusal, PLACED, seatIn, whyEnded } from './model.ts'
import { moveUp } from './move-up.ts'
import { findEntry, lockCourse } from './read.ts'

export type WithdrawRefusal = NotPermitted | SaidSince | CourseRefusal | { kind: 'not-enrolled' }

/** `waited`: it was a place in the queue; `movedUp` is who has the seat now. */
export type Withdrawn = { course: Course; waited: boolean; movedUp: string[] }

/** Gives a seat back, or a place in the queue; the seat goes to who waits first, at once. */
export async function withdrawWorker(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<Withdrawn, WithdrawRefusal>> {
  const not = forbidden(mayEnrol(await readActor(act), personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  await lockWorker(act, personId)
  const course = await lockCourse(act, no)
  if (!course) return refuse({ kind: 'no-such-course', no })
  const ended = whyEnded(course.state)
  if (ended) return refuse(ended)
  if (!(await hasLastWord(act, { personId, about: seatIn(no) }))) return refuse({ kind: 'said-since' })
  const entry = await findEntry(act, { no, personId })
  if (!entry || !PLACED.includes(entry.state)) return refuse({ kind: 'not-enrolled' })
  await act.sql.count(statement`update enrolment set state = 'withdrawn', ended_at = ${act.now}
    where town_id = ${act.town} and id = ${entry.id} and state = ${entry.state}`)
  const waited = entry.state === 'waiting'
  if (!waited)
    await act.sql.count(
      statement`update course set taken = taken - 1 where town_id = ${act.town} and no = ${no}`,
    )
  await audit(act, { act: 'course.withdrawn', subject: `course-${no}`, facts: { worker: personId } })
  return done({ course, waited, movedUp: waited ? [] : await moveUp(act, course) })
}
