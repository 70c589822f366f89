import { z } from 'zod'
import { type ForMany, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'

/** Keeps a job's slots as they are until the transaction ends; how many jobs that were. */
export const lockJob = async ({ sql, town }: Reader, no: number): Promise<number> =>
  (await sql.each(locking, { town, job: no })).length

const locked = z.object({})
const locking: ForMany<typeof locked> = {
  row: locked,
  columns: 'town text, job int',
  statement: (given) => statement`with locked as materialized (
      select town_id, no from job where (town_id, no) in (select town, job from ${given})
      order by town_id, no for no key update)
    select g.n from ${given} join locked j on j.town_id = g.town and j.no = g.job`,
}
