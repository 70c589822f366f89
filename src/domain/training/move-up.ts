import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { type Course, isEnrolling } from './model.ts'
import { lockCourse } from './read.ts'

const movedRow = z.object({ personId: z.string() })

/**
 * Gives free seats to those who wait, first in, first out, as long as the course has not begun; whoever has left the
 * programme is passed over. The course's row is locked by the caller. Says who has a seat now.
 */
export async function moveUp(act: Act, course: Pick<Course, 'no' | 'state' | 'dates'>): Promise<string[]> {
  const { sql, town, now } = act
  const { no } = course
  if (!isEnrolling(course, now)) return []
  const moved = await sql.rows(
    movedRow,
    statement`update enrolment set state = 'enrolled' where town_id = ${town} and id in (
        select e.id from enrolment e join worker k on k.town_id = e.town_id and k.person_id = e.person_id
        where e.town_id = ${town} and e.course_no = ${no} and e.state = 'waiting' and k.state <> 'left'
        order by e.id limit (select seats - taken from course where town_id = ${town} and no = ${no}))
      returning person_id as "personId"`,
  )
  if (moved.length === 0) return []
  await sql.count(
    statement`update course set taken = taken + ${moved.length}::int where town_id = ${town} and no = ${no}`,
  )
  for (const { personId } of moved)
    await audit(act, { act: 'course.moved-up', subject: `course-${no}`, facts: { worker: personId } })
  return moved.map(({ personId }) => personId)
}

const freeRow = z.object({ no: z.int() })

/** Seats that came free beside a turn (somebody left the programme, or was deleted): the clock gives them on. */
export async function fillSeats(act: Act): Promise<{ course: Course; people: string[] }[]> {
  const { sql, town, now } = act
  const free = await sql.rows(
    freeRow,
    statement`select c.no from course c where c.town_id = ${town} and c.state = 'open' and c.taken < c.seats
      and exists (select 1 from enrolment e join worker k on k.town_id = e.town_id and k.person_id = e.person_id
        where e.town_id = c.town_id and e.course_no = c.no and e.state = 'waiting' and k.state <> 'left')
      and (select min(d.starts_at) from course_date d where d.town_id = c.town_id and d.course_no = c.no) > ${now}
      order by c.no`,
  )
  const filled = []
  for (const { no } of free) {
    const course = await lockCourse(act, no)
    const people = course ? await moveUp(act, course) : []
    if (course && people.length > 0) filled.push({ course, people })
  }
  return filled
}
