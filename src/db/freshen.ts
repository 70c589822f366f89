// After much was written at once: the planner learns what is there, and the first reader does not pay for the writer.
import { z } from 'zod'
import { type Sql, statement, verbatim } from './sql.ts'

const tableRow = z.object({ name: z.string() })
const found = z.object({ filled: z.boolean() })

/** Only tables that hold something: what is known of an empty one misleads as soon as it fills. */
export async function freshen(sql: Sql): Promise<void> {
  const tables = await sql.rows(
    tableRow,
    statement`select tablename as name from pg_tables where schemaname = current_schema()`,
  )
  for (const { name } of tables) {
    const table = verbatim(`"${name.replaceAll('"', '""')}"`)
    const [row] = await sql.rows(found, statement`select exists (select 1 from ${table}) as filled`)
    if (row?.filled) await sql.count(statement`vacuum (analyze) ${table}`)
  }
}
