import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { foldName } from '../people/fold-name.ts'
import { type Course, type CourseBefore, courseBefore, courseRow, enrolmentState, PLACED } from './model.ts'

const courseColumns = statement`c.no, c.title, c.skill_id as "skillId", k.name as skill, c.orientation, c.seats, c.taken,
  (select count(*)::int from enrolment w where w.town_id = c.town_id and w.course_no = c.no and w.state = 'waiting') as waiting,
  c.place, c.details, c.state, c.revision,
  (select coalesce(jsonb_agg(d.starts_at order by d.starts_at), '[]') from course_date d
    where d.town_id = c.town_id and d.course_no = c.no) as dates`
const courses = statement`course c left join skill k on k.town_id = c.town_id and k.id = c.skill_id`
const firstDate = statement`(select min(d.starts_at) from course_date d where d.town_id = c.town_id and d.course_no = c.no)`

const LISTED_MOST = 50

const readCourses = ({ sql, town }: Reader, which: Statement, order: Statement): Promise<Course[]> =>
  sql.rows(
    courseRow,
    statement`select ${courseColumns} from ${courses} where c.town_id = ${town} and ${which} order by ${order} limit ${LISTED_MOST}`,
  )

export const findCourse = async (reader: Reader, no: number): Promise<Course | undefined> =>
  (await readCourses(reader, statement`c.no = ${no}`, statement`c.no`))[0]

/** For those who run the programme: open ones by their dates, then the latest of the others. */
export const officeCourses = (reader: Reader): Promise<Course[]> =>
  readCourses(
    reader,
    statement`true`,
    statement`c.state <> 'open', case when c.state = 'open' then ${firstDate} end, c.no desc`,
  )

export const openCourses = (reader: Reader): Promise<Course[]> =>
  readCourses(reader, statement`c.state = 'open'`, statement`${firstDate}, c.no`)

/** The courses of a title, folded for comparison; open ones where there are any. */
export async function coursesTitled(reader: Reader, title: string): Promise<Course[]> {
  const wanted = foldName(title)
  const found = (await officeCourses(reader)).filter((one) => foldName(one.title) === wanted)
  const open = found.filter(({ state }) => state === 'open')
  return open.length > 0 ? open : found
}

/** The entry that says how a worker stands to a course: one that lives, else the last. */
const standing = (personId: string): Statement => statement`left join lateral (
    select e.state from enrolment e where e.town_id = c.town_id and e.course_no = c.no and e.person_id = ${personId}
    order by e.state in ${among(PLACED)} desc, e.id desc limit 1) m on true`

const before = ({ sql, town }: Reader, personId: string, which: Statement): Promise<CourseBefore[]> =>
  sql.rows(
    courseBefore,
    statement`select ${courseColumns}, m.state as mine from ${courses} ${standing(personId)}
      where c.town_id = ${town} and ${which} order by ${firstDate}, c.no limit ${LISTED_MOST}`,
  )

/** What a worker is shown: courses one can enrol in, and those they have a place in. */
export const coursesBefore = (act: Act, personId: string): Promise<CourseBefore[]> =>
  before(
    act,
    personId,
    statement`c.state = 'open' and (${firstDate} > ${act.now} or m.state in ${among(PLACED)})`,
  )

export const findCourseBefore = async (
  act: Act,
  personId: string,
  no: number,
): Promise<CourseBefore | undefined> => (await before(act, personId, statement`c.no = ${no}`))[0]

/** The courses that give one of some skills and take people still; with the orientations where they are asked for (J7). */
export const coursesGiving = (
  act: Act,
  personId: string,
  { skills, orientation = false }: { skills: readonly string[]; orientation?: boolean },
): Promise<CourseBefore[]> =>
  before(
    act,
    personId,
    statement`c.state = 'open' and ${firstDate} > ${act.now}
      and (c.skill_id = any (${[...skills]}::text[]) or (${orientation}::boolean and c.orientation))`,
  )

/** Keeps a course as it is until the transaction ends, and reads it. */
export async function lockCourse(reader: Reader, no: number): Promise<Course | undefined> {
  const { sql, town } = reader
  await sql.count(statement`select 1 from course where town_id = ${town} and no = ${no} for no key update`)
  return findCourse(reader, no)
}

const entryRow = z.object({
  personId: z.string(),
  name: z.string(),
  state: enrolmentState,
  came: z.array(z.date()),
  reachable: z.boolean(),
})
export type Entry = z.output<typeof entryRow>

/** Everybody in a course, in the order of enrolling; who has left it is not. */
export const entriesOf = ({ sql, town }: Reader, no: number): Promise<Entry[]> =>
  sql.rows(
    entryRow,
    statement`select e.person_id as "personId", p.name, e.state, e.came,
        exists (select 1 from account a where a.town_id = p.town_id and a.person_id = p.id and a.reachable) as reachable
      from enrolment e join person p on p.town_id = e.town_id and p.id = e.person_id
      where e.town_id = ${town} and e.course_no = ${no} and e.state not in ('withdrawn', 'cancelled')
      order by e.state = 'waiting', e.id`,
  )

const ownRow = z.object({ id: z.int(), state: enrolmentState, came: z.array(z.date()) })
export type OwnEntry = z.output<typeof ownRow>

/** How a worker stands to a course: an entry that lives, else the last one. */
export async function findEntry(
  { sql, town }: Reader,
  { no, personId }: { no: number; personId: string },
): Promise<OwnEntry | undefined> {
  const [found] = await sql.rows(
    ownRow,
    statement`select id, state, came from enrolment where town_id = ${town} and course_no = ${no} and person_id = ${personId}
      order by state in ${among(PLACED)} desc, id desc limit 1`,
  )
  return found
}

const placeRow = z.object({ place: z.int() })

/** Somebody's place among those who wait, 1 for the first; 0 where they have none. */
export async function placeInLine(
  { sql, town }: Reader,
  { no, personId }: { no: number; personId: string },
): Promise<number> {
  const [found] = await sql.rows(
    placeRow,
    statement`select place::int from (
        select person_id, row_number() over (order by id) as place from enrolment
        where town_id = ${town} and course_no = ${no} and state = 'waiting') w where person_id = ${personId}`,
  )
  return found?.place ?? 0
}
