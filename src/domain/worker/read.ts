import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { IN_HAND } from '../claim/model.ts'
import { foldName } from '../people/fold-name.ts'
import { type WorkerState, workerState } from '../people/model.ts'
import { type WorkerEntry, workerEntry } from './model.ts'

const workerRow = z.object({
  personId: z.string(),
  name: z.string(),
  state: workerState,
  skills: z.array(z.string()),
  held: z.int(),
  jobs: z.string().nullable(),
})
export type WorkerRow = z.output<typeof workerRow>

const WORKERS_MOST = 500

/** The town's workers by the beginning of their name, those first whom staff have to see to, and the jobs they have in hand. */
export const readWorkers = (
  { sql, town }: Reader,
  { search = '', state = null }: { search?: string | undefined; state?: WorkerState | null | undefined },
): Promise<WorkerRow[]> =>
  sql.rows(
    workerRow,
    statement`select k.person_id as "personId", p.name, k.state, k.skills, count(c.id)::int as held,
        string_agg(c.job_no::text, ', ' order by c.job_no) as jobs
      from worker k
      join person p on p.town_id = k.town_id and p.id = k.person_id
      left join claim c on c.town_id = k.town_id and c.person_id = k.person_id and c.state in ${among(IN_HAND)}
      where k.town_id = ${town} and p.name_key like ${`${foldName(search)}%`}
        and (${state}::text is null or k.state = ${state})
      group by p.name, k.state, k.skills, k.person_id
      order by array_position(array['applied', 'trained', 'active', 'resting', 'left'], k.state), k.person_id
      limit ${WORKERS_MOST}`,
  )

/** One worker's entry, whole. */
export async function findWorker({ sql, town }: Reader, personId: string): Promise<WorkerEntry | undefined> {
  const [found] = await sql.rows(
    workerEntry,
    statement`select k.person_id as "personId", p.name, p.kana, k.state, k.skills, k.claim_limit as "claimLimit",
        k.applied_at as "appliedAt", k.oriented_at as "orientedAt", k.left_at as "leftAt", k.hours, k.wishes,
        k.invoice_no as "invoiceNo"
      from worker k join person p on p.town_id = k.town_id and p.id = k.person_id
      where k.town_id = ${town} and k.person_id = ${personId}`,
  )
  return found
}

const waitingRow = z.object({ applied: z.int(), trained: z.int(), names: z.array(z.string()) })

/** Who waits for the orientation or for being approved: how many, and the first of them. */
export async function workersWaiting({ sql, town }: Reader): Promise<z.output<typeof waitingRow>> {
  const [row] = await sql.rows(
    waitingRow,
    statement`select count(*) filter (where k.state = 'applied')::int as applied,
        count(*) filter (where k.state = 'trained')::int as trained,
        coalesce((array_agg(p.name order by k.applied_at, k.person_id))[1:5], '{}') as names
      from worker k join person p on p.town_id = k.town_id and p.id = k.person_id
      where k.town_id = ${town} and k.state in ('applied', 'trained')`,
  )
  return waitingRow.parse(row)
}

const lastKept = z.object({ last: z.date().nullable() })

/** The last day of work that law has kept about: until when, depends on it. */
export async function lastWorkOf({ sql, town }: Reader, personId: string): Promise<Date | null> {
  const [row] = await sql.rows(
    lastKept,
    statement`select max(greatest(at, coalesce(delivered_at, at), coalesce(ended_at, at))) as last from claim
      where town_id = ${town} and person_id = ${personId}`,
  )
  return row?.last ?? null
}
