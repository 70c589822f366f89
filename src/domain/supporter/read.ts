import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { LIVING, type Support, support } from './model.ts'

const select = (which: Statement): Statement => statement`
  select s.id, s.worker_id as "workerId", w.name as worker, s.person_id as "personId", p.name as supporter, s.state, s.at
  from supporter s
  join person w on w.town_id = s.town_id and w.id = s.worker_id
  join person p on p.town_id = s.town_id and p.id = s.person_id
  where ${which}`

export async function findSupport({ sql, town }: Reader, id: number): Promise<Support | undefined> {
  const [found] = await sql.rows(support, select(statement`s.town_id = ${town} and s.id = ${id}`))
  return found
}

/** Who supports somebody, or is asked to. */
export const supportersOf = ({ sql, town }: Reader, workerId: string): Promise<Support[]> =>
  sql.rows(
    support,
    select(
      statement`s.town_id = ${town} and s.worker_id = ${workerId} and s.state in ${among(LIVING)} order by s.id`,
    ),
  )

/** Whom somebody supports, or is to support. */
export const supportedBy = ({ sql, town }: Reader, personId: string): Promise<Support[]> =>
  sql.rows(
    support,
    select(
      statement`s.town_id = ${town} and s.person_id = ${personId} and s.state in ${among(LIVING)} order by s.id`,
    ),
  )

const there = z.object({})

/**
 * Whether whoever acts is an agreed supporter of this worker at this moment; the entry stays as it is until the
 * transaction ends. Nothing is asked where somebody acts for themselves.
 */
export async function isSupporting({ sql, town, by }: Act, workerId: string): Promise<boolean> {
  if (by === workerId) return false
  const agreed = await sql.rows(
    there,
    statement`select 1 as one from supporter where town_id = ${town} and worker_id = ${workerId}
      and person_id = ${by} and state = 'agreed' for share`,
  )
  return agreed.length > 0
}
