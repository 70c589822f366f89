import type { FileJob } from '../job/format.ts'
import { type Stored, takeMatch } from '../stored.ts'
import { isAt } from '../values.ts'

/**
 * Nobody applies for a closed job. The same application is known by worker and moment; without a moment, as the worker's living one, or by its state.
 */
export function applicationRows({ no, state: jobState, applications = [] }: FileJob, stored: Stored) {
  const pool = [...(stored.applications.get(no) ?? [])]
  const rows = applications.map(({ worker, state, at, by, via, endedAt }) => {
    const own = (row: (typeof pool)[number]) => row.personId === worker && (!at || isAt(row.at, at))
    const known = takeMatch(
      pool,
      (row) => own(row) && row.state === state,
      (row) => own(row) && (at !== undefined || row.state === 'applied'),
    )
    return { id: known?.id, job_no: no, person_id: worker, state, at, by_id: by, via, ended_at: endedAt }
  })
  const over = pool.filter(({ state }) => state === 'applied' && jobState === 'closed')
  const passed = over.map(({ id, personId }) => ({
    id,
    job_no: no,
    person_id: personId,
    state: 'passed' as const,
  }))
  return [...rows, ...passed].toSorted(
    (a, b) => Number(a.state === 'applied') - Number(b.state === 'applied'),
  )
}
