import { z } from 'zod'
import { attendanceMode } from '../../domain/attendance/model.ts'
import { presidingRole } from '../../domain/session/model.ts'
import { id, instant, number, text, via } from '../values.ts'

export const presenceEntry = z.strictObject({
  seat: id,
  person: id.optional(),
  /** Came in the member's place. */
  proxy: z.boolean().optional(),
  mode: attendanceMode.optional(),
  from: instant,
  to: instant.nullish(),
  by: id.optional(),
  via,
})

export const presidingEntry = z.strictObject({
  person: id,
  role: presidingRole,
  from: instant,
  to: instant.nullish(),
  by: id.optional(),
  via,
})

export const recusalEntry = z.strictObject({
  item: number,
  seat: id,
  reason: text,
  by: id.optional(),
  via,
  at: instant.optional(),
})

export type FilePresence = z.output<typeof presenceEntry>
