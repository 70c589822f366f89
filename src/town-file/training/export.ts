import type { Reader } from '../../domain/act.ts'
import { iso } from '../values.ts'

/** Courses by number, each with its dates and everybody who is in it or was, in the order of enrolling. */
export async function exportCourses({ tx, town: townId }: Reader) {
  const rows = await tx.course.findMany({
    where: { townId },
    orderBy: { no: 'asc' },
    include: { dates: { orderBy: { startsAt: 'asc' } }, enrolments: { orderBy: { id: 'asc' } } },
  })
  return rows.map((course) => ({
    no: course.no,
    title: course.title,
    skill: course.skillId,
    orientation: course.orientation,
    seats: course.seats,
    place: course.place,
    details: course.details,
    dates: course.dates.map(({ startsAt }) => startsAt.toISOString()),
    state: course.state,
    enrolments: course.enrolments.map((row) => ({
      worker: row.personId,
      state: row.state,
      at: row.at.toISOString(),
      endedAt: iso(row.endedAt),
      came: row.came.map((at) => at.toISOString()),
      by: row.byId,
      via: row.via,
    })),
    at: course.at.toISOString(),
    by: course.byId,
    via: course.via,
  }))
}
