// What the supporters of a worker become beside those stored.
import { LIVING, type SupporterState } from '../../domain/supporter/model.ts'
import { type Stored, takeMatch } from '../stored.ts'
import { isAt } from '../values.ts'
import type { FileSupporter } from './format.ts'

type StoredSupporter = NonNullable<ReturnType<Stored['supporters']['get']>>[number]
const isLiving = (state: SupporterState): boolean => LIVING.includes(state)

/** The same one is known by person and moment; without a moment, as the living one, or by its state. */
function known({ person, at, state }: FileSupporter, pool: StoredSupporter[]): StoredSupporter | undefined {
  const own = (row: StoredSupporter) => row.personId === person && (!at || isAt(row.at, at))
  const alive = (row: StoredSupporter) =>
    own(row) && (at !== undefined || (isLiving(state) && isLiving(row.state)))
  return takeMatch(pool, (row) => own(row) && row.state === state, alive)
}

/** The rows of a worker's supporters, those that ended first; `living` is who then supports them, once for each entry. */
export function mergeSupporters(worker: string, supporters: FileSupporter[], stored: Stored) {
  const before = stored.supporters.get(worker) ?? []
  const pool = [...before]
  const rows = supporters.map((one) => ({
    id: known(one, pool)?.id,
    worker_id: worker,
    person_id: one.person,
    state: one.state,
    answered_at: one.answeredAt,
    ended_at: one.endedAt,
    by_id: one.by,
    via: one.via,
    at: one.at,
  }))
  const untouched = before.filter(({ id }) => !rows.some((row) => row.id === id))
  const living = [
    ...untouched.filter(({ state }) => isLiving(state)).map(({ personId }) => personId),
    ...rows.filter(({ state }) => isLiving(state)).map(({ person_id }) => person_id),
  ]
  return {
    rows: rows.toSorted((a, b) => Number(isLiving(a.state)) - Number(isLiving(b.state))),
    living,
  }
}
