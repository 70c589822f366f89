// Kinds of columns, with what stands in where neither the file nor the database says anything.
import { Prisma } from '../db/generated/client.ts'

export type Column = {
  type: 'text' | 'text[]' | 'int' | 'boolean' | 'date' | 'timestamptz' | 'jsonb'
  /** Stands in where the row has no such key and nothing is stored; may speak of the row as `g`. */
  fallback?: Prisma.Sql
  /** Instead of the row's own value; may speak of the row as `g` and of the stored one as `old`. */
  value?: Prisma.Sql
}
export type Columns = Record<string, Column>

export const text: Column = { type: 'text' }
export const int: Column = { type: 'int' }
export const moment: Column = { type: 'timestamptz' }
export const calendarDay: Column = { type: 'date' }
export const json: Column = { type: 'jsonb' }
export const texts: Column = { type: 'text[]', fallback: Prisma.sql`'{}'::text[]` }
export const flag = (value: boolean): Column => ({
  type: 'boolean',
  fallback: value ? Prisma.sql`true` : Prisma.sql`false`,
})
export const orElse = (fallback: string): Column => ({
  type: 'text',
  fallback: Prisma.sql`${fallback}::text`,
})

/** A number of its own for a row that is not known yet. */
export const serial = (table: string): Columns => ({
  id: { type: 'int', value: Prisma.sql`coalesce(g.id, nextval(${`${table}_id_seq`}::regclass))` },
})
