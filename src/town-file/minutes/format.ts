import { z } from 'zod'
import { actionState, minutesState, TEXT_MOST } from '../../domain/minutes/model.ts'
import { id, instant, number, text, via } from '../values.ts'

export const minutesEntry = z.strictObject({
  version: number,
  state: minutesState,
  text: z.string().max(TEXT_MOST),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  reason: text.nullish(),
  at: instant.optional(),
  by: id.optional(),
  via,
  sentAt: instant.nullish(),
  sentTo: id.nullish(),
  finalAt: instant.nullish(),
  confirmedBy: id.nullish(),
})
export type FileMinutes = z.output<typeof minutesEntry>

export const actionEntry = z.strictObject({
  title: text,
  owner: id.nullish(),
  due: z.iso.date(),
  state: actionState.optional(),
  at: instant.optional(),
  by: id.optional(),
  via,
  endedAt: instant.nullish(),
  endedBy: id.nullish(),
})
