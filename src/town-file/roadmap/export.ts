import type { Reader } from '../../domain/act.ts'
import { readMilestones } from '../../domain/roadmap/read.ts'
import { iso } from '../values.ts'

/** The steps of the plan by number. */
export async function exportRoadmap(reader: Reader) {
  const steps = (await readMilestones(reader)).toSorted((a, b) => a.no - b.no)
  return steps.map(({ no, title, when, year, from, to, state, ownerId, after, doneAt, reason }) => ({
    no,
    title,
    when,
    year,
    from,
    to,
    state,
    owner: ownerId,
    after,
    doneAt: iso(doneAt),
    reason,
  }))
}
