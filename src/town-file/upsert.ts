// Rows written in bulk: one statement for each table, however many rows. A row that says nothing new is not written.
import { z } from 'zod'
import { joined, type Sql, type Statement, statement, verbatim } from '../db/sql.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Column, Columns } from './columns.ts'
import type { TownFile } from './format.ts'
import type { Stored } from './stored.ts'

export type Table = {
  name: string
  /** The column with the town's id. */
  town?: string
  key: Columns
  columns: Columns
  /** What else an update sets. */
  onUpdate?: Statement
}

export type Row = Record<string, unknown>
const writtenRow = z.object({ inserted: z.int(), updated: z.int() })
type Written = z.output<typeof writtenRow>

export type Importing = Transaction & { now: Date; file: TownFile; stored: Stored }
export type Counted = [what: string, written: Written]

/** Writes rows of the file's town under the name they are counted by. */
export const write = async (
  { sql, file }: Importing,
  what: string,
  table: Table,
  rows: readonly Row[],
): Promise<Counted> => [what, await upsert(sql, file.town.id, table, rows)]

const name = (identifier: string): Statement => verbatim(`"${identifier}"`)
const list = (parts: Statement[]): Statement => joined(parts, ', ')

/** A key that the row lacks keeps what is stored; null empties it. */
const cellOf = (column: string, { value, fallback = statement`null` }: Column): Statement =>
  value ??
  statement`case when g.row ? ${column} then g.${name(column)} else coalesce(old.${name(column)}, ${fallback}) end`

const keyOf = (column: string, { value }: Column): Statement => value ?? statement`g.${name(column)}`

/** Inserts or updates rows by their key and counts those that changed. Rows keep the order they are given in. */
async function upsert(sql: Sql, townId: string, table: Table, rows: readonly Row[]): Promise<Written> {
  if (rows.length === 0) return { inserted: 0, updated: 0 }
  const [counted] = await sql.rows(
    writtenRow,
    statement`with given as (${given(table, townId, rows)}), written as (
      insert into ${name(table.name)} as t (${list(allColumns(table))})
      ${values(table)}
      on conflict (${list([name(table.town ?? 'town_id'), ...Object.keys(table.key).map(name)])}) do update set ${changes(table)}
      returning (t.xmax = 0) as fresh)
    select count(*) filter (where fresh)::int as inserted, count(*) filter (where not fresh)::int as updated from written`,
  )
  return counted ?? { inserted: 0, updated: 0 }
}

const allColumns = ({ town = 'town_id', key, columns }: Table): Statement[] =>
  [town, ...Object.keys(key), ...Object.keys(columns)].map(name)

const given = ({ key, columns }: Table, townId: string, rows: readonly Row[]): Statement => {
  const types = Object.entries({ ...key, ...columns }).map(
    ([column, { type }]) => statement`${name(column)} ${verbatim(type)}`,
  )
  return statement`select g.*, j.row, j.ord, ${townId}::text as town from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality j(row, ord)
    cross join lateral jsonb_to_record(j.row) g(${list(types)})`
}

const values = ({ name: table, town = 'town_id', key, columns }: Table): Statement => {
  const parts = [
    statement`g.town`,
    ...Object.entries(key).map(([column, spec]) => keyOf(column, spec)),
    ...Object.entries(columns).map(([column, spec]) => cellOf(column, spec)),
  ]
  const match = Object.keys(key).map((column) => statement`old.${name(column)} = g.${name(column)}`)
  const on = joined([statement`old.${name(town)} = g.town`, ...match], ' and ')
  return statement`select ${list(parts)} from given g left join ${name(table)} old on ${on} order by g.ord`
}

const changes = ({ columns, onUpdate }: Table): Statement => {
  const names = Object.keys(columns).map(name)
  const set = names.map((column) => statement`${column} = excluded.${column}`)
  const before = list(names.map((column) => statement`t.${column}`))
  const after = list(names.map((column) => statement`excluded.${column}`))
  return statement`${list([...set, ...(onUpdate ? [onUpdate] : [])])} where (${before}) is distinct from (${after})`
}
