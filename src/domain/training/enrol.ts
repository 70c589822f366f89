import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockWorker } from '../claim/read.ts'
import { hasLastWord, type SaidSince } from '../last-word.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { mayEnrol } from './may.ts'
import {
  type Course,
  type CourseRefusal,
  isEnrolling,
  isFull,
  PLACED,
  seatIn,
  type WorkerRefusal,
  whyEnded,
} from './model.ts'
import { findCourse, findEntry, lockCourse, placeInLine } from './read.ts'

export type EnrolRefusal =
  | NotPermitted
  | SaidSince
  | CourseRefusal
  | WorkerRefusal
  | { kind: 'course-begun' }
  | { kind: 'already-completed' }

/** `place` is one's place among those who wait, 0 for who has a seat; `again`: it was so already. */
export type Enrolled = { course: Course; place: number; again: boolean }

/**
 * Takes a seat in a course, or a place in the queue for one: for every worker who has not left, also before they are active
 * (J7). The course's row decides who gets the last seat. Enrolling twice is enrolling once.
 */
export async function enrolWorker(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<Enrolled, EnrolRefusal>> {
  const not = forbidden(mayEnrol(await readActor(act), personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  const course = await lockCourse(act, no)
  if (!course) return refuse({ kind: 'no-such-course', no })
  const entry = await findEntry(act, { no, personId })
  if (entry && PLACED.includes(entry.state))
    return done({ course, place: await placeInLine(act, { no, personId }), again: true })
  if (!(await hasLastWord(act, { personId, about: seatIn(no) }))) return refuse({ kind: 'said-since' })
  const ended = whyEnded(course.state)
  if (ended) return refuse(ended)
  if (worker.state === 'left') return refuse({ kind: 'worker-left', state: worker.state })
  if (entry?.state === 'completed') return refuse({ kind: 'already-completed' })
  if (!isEnrolling(course, act.now)) return refuse({ kind: 'course-begun' })
  const waits = isFull(course) || course.waiting > 0
  await enter(act, { no, personId, state: waits ? 'waiting' : 'enrolled' })
  const now = await findCourse(act, no)
  if (!now) throw new Error(`course ${no} is gone`)
  return done({ course: now, place: await placeInLine(act, { no, personId }), again: false })
}

/** A new entry; one with a seat takes it. */
async function enter(
  act: Act,
  { no, personId, state }: { no: number; personId: string; state: 'enrolled' | 'waiting' },
): Promise<void> {
  const entered = await act.sql.count(statement`insert into enrolment
      (town_id, course_no, person_id, state, at, by_id, via)
    values (${act.town}, ${no}, ${personId}, ${state}, ${act.now}, ${act.by}, ${act.via}) on conflict do nothing`)
  if (entered === 0) throw new LostRace('this worker enrolled in the same course in this moment')
  if (state === 'enrolled')
    await act.sql.count(
      statement`update course set taken = taken + 1 where town_id = ${act.town} and no = ${no}`,
    )
  await audit(act, { act: `course.${state}`, subject: `course-${no}`, facts: { worker: personId } })
}
