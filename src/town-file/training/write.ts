// Courses, their dates, and who is in them.

import { statement } from '../../db/sql.ts'
import type { EnrolmentState } from '../../domain/training/model.ts'
import { type Column, flag, int, momentOf, orElse, provenance, serial, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { mergeEnrolments } from './merge.ts'

const courseTable = (now: Date): Table => ({
  name: 'course',
  key: { no: int },
  columns: {
    title: text,
    skill_id: text,
    orientation: flag(false),
    seats: int,
    taken: int,
    place: text,
    details: text,
    state: orElse('open'),
    ...provenance(now),
  },
  onUpdate: statement`revision = t.revision + 1`,
})

const moments: Column = { type: 'timestamptz[]', fallback: statement`'{}'::timestamptz[]` }

const enrolmentTable = (now: Date): Table => ({
  name: 'enrolment',
  key: serial('enrolment'),
  columns: {
    course_no: int,
    person_id: text,
    state: text,
    came: moments,
    ended_at: momentOf<EnrolmentState>(['completed', 'missed', 'withdrawn', 'cancelled'], now),
    ...provenance(now),
  },
})

export const writeCourses = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'courses',
    courseTable(importing.now),
    (importing.file.courses ?? []).map((course) => ({
      no: course.no,
      title: course.title,
      skill_id: course.skill,
      orientation: course.orientation,
      seats: course.seats,
      taken: mergeEnrolments(course, importing.stored).taken,
      place: course.place,
      details: course.details,
      state: course.state,
      at: course.at,
      by_id: course.by,
      via: course.via,
    })),
  )

/** The dates of a course are those of the file. */
export async function writeCourseDates({ sql, file }: Importing): Promise<Counted> {
  let [inserted, updated] = [0, 0]
  for (const { no, dates } of file.courses ?? []) {
    const given = statement`${dates.map((at) => new Date(at))}::timestamptz[]`
    const gone = await sql.count(statement`delete from course_date
      where town_id = ${file.town.id} and course_no = ${no} and not starts_at = any (${given})`)
    if (gone > 0)
      await sql.count(
        statement`update course set revision = revision + 1 where town_id = ${file.town.id} and no = ${no}`,
      )
    updated += gone
    inserted += await sql.count(statement`insert into course_date (town_id, course_no, starts_at)
      select ${file.town.id}, ${no}::int, d from unnest(${given}) d on conflict do nothing`)
  }
  return ['course dates', { inserted, updated }]
}

export function writeEnrolments(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.courses ?? []).flatMap((course) => mergeEnrolments(course, stored).rows)
  return write(importing, 'enrolments', enrolmentTable(now), rows)
}
