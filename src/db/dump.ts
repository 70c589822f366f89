// Every row of every table, out and in again: for backup and restore.
import { z } from 'zod'
import { type Sql, type Statement, statement, verbatim } from './sql.ts'

/** Prisma's own list, and the pulse: they are made by whoever opens a database. */
const NOT_KEPT = ['_prisma_migrations', 'pulse']
const AT_ONCE = 1_000
/** Rows that hold a file: one alone may be tens of megabytes. */
const FILES_AT_ONCE = 1

export type Rows = { table: string; rows: unknown[] }

const tableRow = z.object({ name: z.string() })
const pairRow = z.object({ from: z.string(), to: z.string() })
const oneRow = z.object({ row: z.unknown() })
const columnRow = z.object({ name: z.string() })
const serialRow = z.object({ table: z.string(), column: z.string(), sequence: z.string() })

const quoted = (name: string): Statement => verbatim(`"${name.replaceAll('"', '""')}"`)

/** The tables, those others refer to first. */
export async function tablesInOrder(sql: Sql): Promise<string[]> {
  const names = await sql.rows(
    tableRow,
    statement`select tablename as name from pg_tables where schemaname = current_schema() order by tablename`,
  )
  const pairs = await sql.rows(
    pairRow,
    statement`select a.relname as from, b.relname as to from pg_constraint c
      join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
      where c.contype = 'f' and c.connamespace = current_schema()::regnamespace and a.oid <> b.oid`,
  )
  const left = new Set(names.map(({ name }) => name).filter((name) => !NOT_KEPT.includes(name)))
  const ordered: string[] = []
  while (left.size > 0) {
    const free = [...left].filter((name) => !pairs.some(({ from, to }) => from === name && left.has(to)))
    if (free.length === 0) throw new Error('Tables refer to each other in a circle')
    for (const name of free) {
      ordered.push(name)
      left.delete(name)
    }
  }
  return ordered
}

/** Every row of a table, some at a time; inside a transaction of one snapshot. */
export async function* rowsOf(sql: Sql, table: string): AsyncGenerator<unknown[]> {
  const holdsFiles =
    (await sql.count(statement`select 1 from information_schema.columns
      where table_schema = current_schema() and table_name = ${table} and udt_name = 'bytea'`)) > 0
  const atOnce = verbatim(`${holdsFiles ? FILES_AT_ONCE : AT_ONCE}`)
  await sql.count(
    statement`declare dump no scroll cursor for select to_jsonb(t) as row from ${quoted(table)} t`,
  )
  for (;;) {
    const some = await sql.rows(oneRow, statement`fetch ${atOnce} from dump`)
    if (some.length === 0) break
    yield some.map(({ row }) => row)
  }
  await sql.count(statement`close dump`)
}

/** Whether a table holds nothing. */
export const isEmpty = async (sql: Sql, table: string): Promise<boolean> =>
  (await sql.count(statement`select 1 from ${quoted(table)} limit 1`)) === 0

/** Writes rows as they were. Columns that did not exist yet take their default. */
export async function putRows(sql: Sql, { table, rows }: Rows): Promise<void> {
  const [first] = rows
  if (!first || typeof first !== 'object') return
  const known = await sql.rows(
    columnRow,
    statement`select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'`,
  )
  const columns = known.map(({ name }) => name).filter((name) => Object.hasOwn(first, name))
  const names = verbatim(columns.map((name) => `"${name}"`).join(', '))
  await sql.count(statement`insert into ${quoted(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${quoted(table)}, ${JSON.stringify(rows)}::jsonb)`)
}

/** Numbers given out go on after the highest there is. */
export async function setSequences(sql: Sql): Promise<void> {
  const serials = await sql.rows(
    serialRow,
    statement`select c.table_name as table, c.column_name as column,
        pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) as sequence
      from information_schema.columns c join pg_tables t on t.tablename = c.table_name and t.schemaname = c.table_schema
      where c.table_schema = current_schema() and pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) is not null`,
  )
  for (const { table, column, sequence } of serials)
    await sql.count(statement`select setval(${sequence}::regclass, greatest(1, coalesce(max(${quoted(column)}), 0) + 1), false)
      from ${quoted(table)}`)
}
