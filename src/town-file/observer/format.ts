import { z } from 'zod'
import { observerState } from '../../domain/observer/model.ts'
import { id, instant, name, number, via } from '../values.ts'

const attendanceEntry = z.strictObject({
  from: instant,
  to: instant.nullish(),
  by: id.optional(),
  via,
})

export const observerEntry = z.strictObject({
  name,
  org: name.nullish(),
  /** Without any: the whole meeting. */
  items: z.array(number).optional(),
  person: id.nullish(),
  state: observerState,
  pledgedAt: instant.nullish(),
  by: id.optional(),
  via,
  at: instant.optional(),
  attendance: z.array(attendanceEntry).optional(),
})

export type FileObserver = z.output<typeof observerEntry>
