// Kinds of columns, with what stands in where neither the file nor the database says anything.
import { among, type Statement, statement } from '../db/sql.ts'
import { SYSTEM } from '../domain/people/model.ts'

export type Column = {
  type: 'text' | 'text[]' | 'int' | 'int[]' | 'boolean' | 'date' | 'timestamptz' | 'timestamptz[]' | 'jsonb'
  /** Stands in where the row has no such key and nothing is stored; may speak of the row as `g`. */
  fallback?: Statement
  /** Instead of the row's own value; may speak of the row as `g` and of the stored one as `old`. */
  value?: Statement
}
export type Columns = Record<string, Column>

export const text: Column = { type: 'text' }
export const int: Column = { type: 'int' }
export const moment: Column = { type: 'timestamptz' }
export const calendarDay: Column = { type: 'date' }
export const json: Column = { type: 'jsonb' }
export const texts: Column = { type: 'text[]', fallback: statement`'{}'::text[]` }
export const ints: Column = { type: 'int[]', fallback: statement`'{}'::int[]` }
export const flag = (value: boolean): Column => ({
  type: 'boolean',
  fallback: value ? statement`true` : statement`false`,
})
export const orElse = (fallback: string): Column => ({
  type: 'text',
  fallback: statement`${fallback}::text`,
})

/** A number of its own for a row that is not known yet. */
export const serial = (table: string): Columns => ({
  id: { type: 'int', value: statement`coalesce(g.id, nextval(${`${table}_id_seq`}::regclass))` },
})

/** Who wrote a record down; what a file leaves open was written down by the import itself. */
export const provenance = (now: Date) => ({
  by_id: orElse(SYSTEM),
  via: orElse('import'),
  at: { ...moment, fallback: statement`${now}::timestamptz` },
})

/** The moment of something that the row's state says has happened; where the file does not say when, it is now. */
export const momentOf = <State extends string>(states: readonly State[], now: Date): Column => ({
  ...moment,
  fallback: statement`case when g.state in ${among(states)} then ${now}::timestamptz end`,
})
