// Rows written in bulk: one statement for each table, however many rows. A row that says nothing new is not written.
import { z } from 'zod'
import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../domain/act.ts'
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
  onUpdate?: Prisma.Sql
}

export type Row = Record<string, unknown>
export type Written = { inserted: number; updated: number }

export type Importing = { tx: Tx; now: Date; file: TownFile; stored: Stored }
export type Counted = [what: string, written: Written]

/** Writes rows of the file's town under the name they are counted by. */
export const write = async (
  { tx, file }: Importing,
  what: string,
  table: Table,
  rows: readonly Row[],
): Promise<Counted> => [what, await upsert(tx, file.town.id, table, rows)]

const name = (identifier: string): Prisma.Sql => Prisma.raw(`"${identifier}"`)
const list = (parts: Prisma.Sql[]): Prisma.Sql => Prisma.join(parts, ', ')

/** A key that the row lacks keeps what is stored; null empties it. */
const cellOf = (column: string, { value, fallback = Prisma.sql`null` }: Column): Prisma.Sql =>
  value ??
  Prisma.sql`case when g.row ? ${column} then g.${name(column)} else coalesce(old.${name(column)}, ${fallback}) end`

const keyOf = (column: string, { value }: Column): Prisma.Sql => value ?? Prisma.sql`g.${name(column)}`

/** Inserts or updates rows by their key and counts those that changed. Rows keep the order they are given in. */
export async function upsert(tx: Tx, townId: string, table: Table, rows: readonly Row[]): Promise<Written> {
  if (rows.length === 0) return { inserted: 0, updated: 0 }
  const written = await tx.$queryRaw`
    with given as (${given(table, townId, rows)}), written as (
      insert into ${name(table.name)} as t (${list(allColumns(table))})
      ${values(table)}
      on conflict (${list([name(table.town ?? 'town_id'), ...Object.keys(table.key).map(name)])}) do update set ${changes(table)}
      returning (t.xmax = 0) as fresh)
    select count(*) filter (where fresh)::int as inserted, count(*) filter (where not fresh)::int as updated from written`
  const [counted] = z.array(z.object({ inserted: z.int(), updated: z.int() })).parse(written)
  return counted ?? { inserted: 0, updated: 0 }
}

const allColumns = ({ town = 'town_id', key, columns }: Table): Prisma.Sql[] =>
  [town, ...Object.keys(key), ...Object.keys(columns)].map(name)

const given = ({ key, columns }: Table, townId: string, rows: readonly Row[]): Prisma.Sql => {
  const types = Object.entries({ ...key, ...columns }).map(
    ([column, { type }]) => Prisma.sql`${name(column)} ${Prisma.raw(type)}`,
  )
  return Prisma.sql`select g.*, j.row, j.ord, ${townId}::text as town from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality j(row, ord)
    cross join lateral jsonb_to_record(j.row) g(${list(types)})`
}

const values = ({ name: table, town = 'town_id', key, columns }: Table): Prisma.Sql => {
  const parts = [
    Prisma.sql`g.town`,
    ...Object.entries(key).map(([column, spec]) => keyOf(column, spec)),
    ...Object.entries(columns).map(([column, spec]) => cellOf(column, spec)),
  ]
  const match = Object.keys(key).map((column) => Prisma.sql`old.${name(column)} = g.${name(column)}`)
  const on = Prisma.join([Prisma.sql`old.${name(town)} = g.town`, ...match], ' and ')
  return Prisma.sql`select ${list(parts)} from given g left join ${name(table)} old on ${on} order by g.ord`
}

const changes = ({ columns, onUpdate }: Table): Prisma.Sql => {
  const names = Object.keys(columns).map(name)
  const set = names.map((column) => Prisma.sql`${column} = excluded.${column}`)
  const before = list(names.map((column) => Prisma.sql`t.${column}`))
  const after = list(names.map((column) => Prisma.sql`excluded.${column}`))
  return Prisma.sql`${list([...set, ...(onUpdate ? [onUpdate] : [])])} where (${before}) is distinct from (${after})`
}
