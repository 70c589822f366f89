import { z } from 'zod'
import { attendanceMode } from '../../domain/attendance/model.ts'
import { id, instant, via } from '../values.ts'

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

export type FilePresence = z.output<typeof presenceEntry>
