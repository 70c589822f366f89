import { z } from 'zod'
import { claimState } from '../../domain/claim/model.ts'
import { id, instant, provenance, text } from '../values.ts'

export const claimEntry = z.strictObject({
  worker: id,
  state: claimState,
  percent: z.int().min(0).max(100).nullish(),
  delayed: z.boolean().optional(),
  note: text.nullish(),
  url: text.nullish(),
  deliveredAt: instant.nullish(),
  endedAt: instant.nullish(),
  ...provenance,
})

export type FileClaim = z.output<typeof claimEntry>
