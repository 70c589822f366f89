import { z } from 'zod'
import { supporterState } from '../../domain/supporter/model.ts'
import { id, instant, provenance } from '../values.ts'

/** Who may act for a worker, or was asked to (J12). */
export const supporterEntry = z.strictObject({
  person: id,
  state: supporterState,
  answeredAt: instant.nullish(),
  endedAt: instant.nullish(),
  ...provenance,
})
export type FileSupporter = z.output<typeof supporterEntry>
