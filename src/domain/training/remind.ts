import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import type { TownModel } from '../town/model.ts'
import { isReminderDue, reminderOf } from './due.ts'
import { type Course, dateSubject } from './model.ts'
import { openCourses } from './read.ts'

const planned = z.object({ personId: z.string() })

export type DateToCome = { course: Course; startsAt: Date; people: string[] }

/** Who is to be reminded of which date now: those with a seat, on the day before, each once. */
export async function remindOfDates(act: Act, town: TownModel): Promise<DateToCome[]> {
  const due: DateToCome[] = []
  for (const course of await openCourses(act))
    for (const startsAt of course.dates.filter((at) => isReminderDue(at, { town, now: act.now }))) {
      const people = await plan(act, { no: course.no, startsAt, since: reminderOf(startsAt, town) })
      if (people.length > 0) due.push({ course, startsAt, people })
    }
  return due
}

/** Who enrolled after the reminder was due has just been told the date. */
async function plan(
  { sql, town, now }: Act,
  { no, startsAt, since }: { no: number; startsAt: Date; since: Date },
): Promise<string[]> {
  const rows = await sql.rows(
    planned,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select e.town_id, 'course-date', ${dateSubject(no, startsAt)}, e.person_id, ${now}::timestamptz from enrolment e
      where e.town_id = ${town} and e.course_no = ${no} and e.state = 'enrolled' and e.at < ${since}
      order by e.id on conflict do nothing returning person_id as "personId"`,
  )
  return rows.map(({ personId }) => personId)
}
