import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'

/** Whatever changes what is kept in memory of a town grows its version, in the same transaction. */
export async function touchTown({ sql, town }: Reader): Promise<void> {
  await sql.count(statement`update town set version = version + 1 where id = ${town}`)
}
