import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'

/** Keeps a job's slots as they are until the transaction ends. */
export const lockJob = ({ sql, town }: Reader, no: number): Promise<number> =>
  sql.count(statement`select 1 from job where town_id = ${town} and no = ${no} for no key update`)
