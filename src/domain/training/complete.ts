// Who completes a course has its skill; and the taking back of that, where it was a mistake.
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockWorker } from '../claim/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { workerState } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayTeach } from './may.ts'
import { type Course, type CourseRefusal, isFull, SEATED, type WorkerRefusal } from './model.ts'
import { moveUp } from './move-up.ts'
import { findEntry, lockCourse } from './read.ts'

export type CompleteRefusal =
  | NotPermitted
  | WorkerRefusal
  | Extract<CourseRefusal, { kind: 'no-such-course' | 'course-cancelled' }>
  /** They had no seat, and none is free. */
  | { kind: 'course-full' }

/** What a completion has changed: it is taken back by this. */
export type Effects = {
  was: 'enrolled' | 'missed' | 'waiting' | 'none'
  /** They did not have the skill before. */
  gave: boolean
  /** They were applying, and are trained now. */
  trained: boolean
  oriented: boolean
}
export type Completed = { course: Course; effects: Effects; again: boolean }

const NO_EFFECTS: Effects = { was: 'none', gave: false, trained: false, oriented: false }

/**
 * Somebody has completed a course: they have its skill, have heard what the programme is where it is the orientation, and
 * whoever was applying is trained. Who came without a seat takes a free one. Said twice, it was so the first time.
 */
export async function completeCourse(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Outcome<Completed, CompleteRefusal>> {
  const not = forbidden(mayTeach(await readActor(act)))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  const course = await lockCourse(act, no)
  if (!course) return refuse({ kind: 'no-such-course', no })
  if (course.state === 'cancelled') return refuse({ kind: 'course-cancelled' })
  const entry = await findEntry(act, { no, personId })
  if (entry?.state === 'completed') return done({ course, effects: NO_EFFECTS, again: true })
  if (worker.state === 'left') return refuse({ kind: 'worker-left', state: worker.state })
  const was = formerOf(entry?.state)
  if ((was === 'waiting' || was === 'none') && isFull(course)) return refuse({ kind: 'course-full' })
  await enterCompleted(act, { no, personId, was, id: entry?.id })
  const effects = { was, ...(await learn(act, { personId, course })) }
  await audit(act, {
    act: 'course.completed',
    subject: `course-${no}`,
    facts: { worker: personId, skill: course.skillId },
  })
  return done({ course, effects, again: false })
}

function formerOf(state: string | undefined): Effects['was'] {
  return state === 'enrolled' || state === 'missed' || state === 'waiting' ? state : 'none'
}

type Entering = { no: number; personId: string; was: Effects['was']; id: number | undefined }

async function enterCompleted(act: Act, { no, personId, was, id }: Entering): Promise<void> {
  const { sql, town, now, by, via } = act
  if (was === 'none')
    await sql.count(statement`insert into enrolment (town_id, course_no, person_id, state, at, ended_at, by_id, via)
      values (${town}, ${no}, ${personId}, 'completed', ${now}, ${now}, ${by}, ${via})`)
  else
    await sql.count(statement`update enrolment set state = 'completed', ended_at = ${now}
      where town_id = ${town} and id = ${id} and state = ${was}`)
  if (was === 'none' || was === 'waiting')
    await sql.count(statement`update course set taken = taken + 1 where town_id = ${town} and no = ${no}`)
}

const workerRow = z.object({ state: workerState, has: z.boolean(), oriented: z.boolean() })

async function learn(
  { sql, town, now }: Act,
  { personId, course: { skillId, orientation } }: { personId: string; course: Course },
): Promise<Omit<Effects, 'was'>> {
  const [before] = await sql.rows(
    workerRow,
    statement`select state, (${skillId}::text is null or ${skillId}::text = any (skills)) as has, oriented_at is not null as oriented
      from worker where town_id = ${town} and person_id = ${personId}`,
  )
  const { state, has, oriented } = workerRow.parse(before)
  const effects = { gave: !has, trained: state === 'applied', oriented: orientation && !oriented }
  await sql.count(statement`update worker set
      skills = case when ${effects.gave}::boolean then array_append(skills, ${skillId}::text) else skills end,
      state = case when state = 'applied' then 'trained' else state end,
      oriented_at = case when ${effects.oriented}::boolean then ${now}::timestamptz else oriented_at end
    where town_id = ${town} and person_id = ${personId}`)
  return effects
}

export type TakeBackRefusal =
  | NotPermitted
  | Extract<CourseRefusal, { kind: 'no-such-course' }>
  | { kind: 'not-completed' }

/**
 * Takes a completion back, with what it changed; a skill, an orientation or a state that another completed course gives as
 * well stays. A seat that was taken for it goes to who waits. Says who that is.
 */
export async function takeBackCompletion(
  act: Act,
  { no, personId, effects }: { no: number; personId: string; effects: Effects },
): Promise<Outcome<{ course: Course; movedUp: string[] }, TakeBackRefusal>> {
  const { sql, town } = act
  const not = forbidden(mayTeach(await readActor(act)))
  if (not) return refuse(not)
  await lockWorker(act, personId)
  const course = await lockCourse(act, no)
  if (!course) return refuse({ kind: 'no-such-course', no })
  const entry = await findEntry(act, { no, personId })
  if (entry?.state !== 'completed') return refuse({ kind: 'not-completed' })
  const to = effects.was === 'none' ? 'withdrawn' : effects.was
  await sql.count(statement`update enrolment set state = ${to}, ended_at = ${to === 'withdrawn' ? act.now : null}
    where town_id = ${town} and id = ${entry.id} and state = 'completed'`)
  await unlearn(act, { personId, course, effects })
  const seated = SEATED.some((state) => state === to)
  if (!seated)
    await sql.count(statement`update course set taken = taken - 1 where town_id = ${town} and no = ${no}`)
  await audit(act, {
    act: 'course.completion-taken-back',
    subject: `course-${no}`,
    facts: { worker: personId },
  })
  return done({ course, movedUp: seated ? [] : await moveUp(act, course) })
}

async function unlearn(
  { sql, town }: Act,
  { personId, course: { skillId }, effects }: { personId: string; course: Course; effects: Effects },
): Promise<void> {
  const { gave, trained, oriented } = effects
  await sql.count(statement`with others as (
      select c.skill_id, c.orientation from enrolment e join course c on c.town_id = e.town_id and c.no = e.course_no
      where e.town_id = ${town} and e.person_id = ${personId} and e.state = 'completed')
    update worker set
      skills = case when ${gave}::boolean and not exists (select 1 from others where skill_id = ${skillId}::text)
        then array_remove(skills, ${skillId}::text) else skills end,
      state = case when ${trained}::boolean and state = 'trained' and not exists (select 1 from others)
        then 'applied' else state end,
      oriented_at = case when ${oriented}::boolean and not exists (select 1 from others where orientation)
        then null else oriented_at end
    where town_id = ${town} and person_id = ${personId}`)
}
