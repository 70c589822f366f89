import { z } from 'zod'
import { inspectionKind } from '../../domain/claim/model.ts'
import { count, id, instant, text, via } from '../values.ts'

/** What one inspection said; one in part says for how much, and what had been agreed. */
export const inspectionHistoryEntry = z.strictObject({
  kind: inspectionKind,
  reason: text.nullish(),
  yen: count.nullish(),
  agreedYen: count.nullish(),
  at: instant,
  by: id.optional(),
  via,
})
