import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { foldName } from '../people/fold-name.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'
import { mayTeach } from './may.ts'
import { type Course, checkDates, type DatesRefusal, inOrder } from './model.ts'
import { coursesTitled, findCourse } from './read.ts'

export type NewCourse = {
  title: string
  /** By id or by name; one the town does not know becomes a skill of it. */
  skill?: string | undefined
  orientation: boolean
  dates: Date[]
  seats: number
  place?: string | undefined
  details?: string | undefined
}
export type MakeCourseRefusal =
  | NotPermitted
  | DatesRefusal
  | { kind: 'gives-nothing' }
  | { kind: 'same-course-open'; no: number }

/** `newSkill`: the skill is one the town did not have. */
export type Made = { course: Course; newSkill: boolean }

/** Makes a course under the town's next number; the town's row keeps two of them from one number, and from one new skill. */
export async function makeCourse(act: Act, given: NewCourse): Promise<Outcome<Made, MakeCourseRefusal>> {
  const not = forbidden(mayTeach(await readActor(act)))
  if (not) return refuse(not)
  if (given.skill === undefined && !given.orientation) return refuse({ kind: 'gives-nothing' })
  const wrong = checkDates(act.now, given.dates)
  if (wrong) return refuse(wrong)
  const dates = inOrder(given.dates)
  await act.sql.count(statement`select 1 from town where id = ${act.town} for no key update`)
  const same = (await coursesTitled(act, given.title)).find(
    (one) => one.state === 'open' && `${one.dates}` === `${dates}`,
  )
  if (same) return refuse({ kind: 'same-course-open', no: same.no })
  const skill = given.skill === undefined ? undefined : await skillCalled(act, given.skill)
  const no = await insert(act, { ...given, dates, skillId: skill?.id ?? null })
  await audit(act, { act: 'course.made', subject: `course-${no}`, facts: { seats: given.seats } })
  const course = await findCourse(act, no)
  if (!course) throw new Error(`course ${no} was not written`)
  return done({ course, newSkill: skill?.made ?? false })
}

const ID_MOST = 64

/** The skill of that id or name; a new one is known by its name without spaces. */
async function skillCalled(act: Act, said: string): Promise<{ id: string; made: boolean }> {
  const known = await act.tx.skill.findMany({
    where: { townId: act.town },
    select: { id: true, name: true },
  })
  const found =
    known.find(({ id }) => id === said) ?? known.find(({ name }) => foldName(name) === foldName(said))
  if (found) return { id: found.id, made: false }
  const plain = said
    .normalize('NFKC')
    .replace(/[\s,、]+/gu, '')
    .slice(0, ID_MOST - 4)
  const isTaken = (id: string) => known.some((one) => one.id === id)
  let id = plain
  for (let n = 2; isTaken(id); n += 1) id = `${plain}-${n}`
  await act.tx.skill.create({ data: { townId: act.town, id, name: said.trim() } })
  await touchTown(act)
  await audit(act, { act: 'skill.made', subject: id })
  return { id, made: true }
}

type Inserted = Omit<NewCourse, 'skill'> & { skillId: string | null }

async function insert(act: Act, course: Inserted): Promise<number> {
  const { title, skillId, orientation, seats, dates } = course
  const last = await act.tx.course.aggregate({ where: { townId: act.town }, _max: { no: true } })
  const no = (last._max.no ?? 0) + 1
  await act.tx.course.create({
    data: {
      townId: act.town,
      no,
      title,
      skillId,
      orientation,
      seats,
      place: course.place ?? null,
      details: course.details ?? null,
      state: 'open',
      byId: act.by,
      via: act.via,
      at: act.now,
    },
  })
  await act.tx.courseDate.createMany({
    data: dates.map((startsAt) => ({ townId: act.town, courseNo: no, startsAt })),
  })
  return no
}
