// Kinds of columns, with what stands in where neither the file nor the database says anything.
import { Prisma } from '../../db/generated/client.ts'
import { type Column } from './town-import-upsert.ts'

export const text = { type: 'text' as export const }
export const int = { type: 'int' as export const }
export const moment = { type: 'timestamptz' as export const }
export const calendarDay = { type: 'date' as export const }
export const texts = { type: 'text[]' as const, fallback: Prisma.sql`'{}'::text[]` }
export const flag = (value: boolean) => ({ type: 'boolean' as const, fallback: value ? Prisma.sql`true` : Prisma.sql`false` })
export const json = { type: 'jsonb' as export const }
export const orElse = (fallback: string) => ({ ...text, fallback: Prisma.sql`${fallback}::text` })

