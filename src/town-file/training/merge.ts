// What the enrolments in a course become beside those stored.
import { PLACED, SEATED } from '../../domain/training/model.ts'
import { type Stored, takeMatch } from '../stored.ts'
import { isAt } from '../values.ts'
import type { FileCourse, FileEnrolment } from './format.ts'

/** A place that ends makes room for another of the same worker; whoever is new keeps the order of the file. */
const ends = ({ id, state }: { id: number | undefined; state: string }): boolean =>
  id !== undefined && !isPlaced(state)

type StoredEnrolment = NonNullable<ReturnType<Stored['enrolments']['get']>>[number]

const isPlaced = (state: string): boolean => PLACED.some((one) => one === state)
const isSeated = (state: string): boolean => SEATED.some((one) => one === state)

/** The same enrolment is known by worker and moment; without a moment, as the worker's living one, or by its state. */
function known({ worker, at, state }: FileEnrolment, pool: StoredEnrolment[]): StoredEnrolment | undefined {
  const own = (row: StoredEnrolment) => row.personId === worker && (!at || isAt(row.at, at))
  return takeMatch(
    pool,
    (row) => own(row) && row.state === state,
    (row) => own(row) && (at !== undefined || (isPlaced(state) && isPlaced(row.state))),
  )
}

/** The rows of a course's enrolments, stored ones that end first, and how many seats are then taken. */
export function mergeEnrolments({ no, enrolments = [] }: FileCourse, stored: Stored) {
  const before = stored.enrolments.get(no) ?? []
  const pool = [...before]
  const rows = enrolments.map((entry) => ({
    id: known(entry, pool)?.id,
    course_no: no,
    person_id: entry.worker,
    state: entry.state,
    at: entry.at,
    ended_at: isPlaced(entry.state) ? null : entry.endedAt,
    came: entry.came,
    by_id: entry.by,
    via: entry.via,
  }))
  const untouched = before.filter(({ id }) => !rows.some((row) => row.id === id))
  const all = [...untouched.map(({ state }) => state), ...rows.map(({ state }) => state)]
  return {
    rows: [...rows.filter(ends), ...rows.filter((row) => !ends(row))],
    taken: all.filter(isSeated).length,
  }
}
