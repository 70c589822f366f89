import { z } from 'zod'
import { claimState } from '../../domain/claim/model.ts'
import { deliveryFileEntry } from '../delivery/format.ts'
import { inspectionHistoryEntry } from '../inspection/format.ts'
import { termsEntry } from '../terms/format.ts'
import { count, day, id, instant, provenance, text } from '../values.ts'

/** Until when a sign of work is awaited, and when its holder was asked for one (J6). */
const leaseEntry = z.strictObject({ until: instant.nullish(), askedAt: instant.nullish() })

/** How the inspection stands (J8): `silent` where nobody said anything until its end. */
const inspectionEntry = z.strictObject({
  state: z.enum(['none', 'pending', 'rework', 'accepted', 'partial']),
  silent: z.boolean().optional(),
  reworks: count.optional(),
  reason: text.nullish(),
  until: instant.nullish(),
  at: instant.nullish(),
  by: id.nullish(),
})

/** `yen` is what was agreed, before `withheld` (J11); `legal` is the last day of payment and `on` the day of it (J3). */
const payEntry = z.strictObject({
  yen: count.optional(),
  withheld: count.nullish(),
  legal: day.nullish(),
  on: day.nullish(),
  paidOn: day.nullish(),
})

export const claimEntry = z.strictObject({
  worker: id,
  state: claimState,
  percent: z.int().min(0).max(100).nullish(),
  delayed: z.boolean().optional(),
  note: text.nullish(),
  url: text.nullish(),
  deliveredAt: instant.nullish(),
  /** As it was agreed; the job's own where nothing is said. */
  dueAt: instant.optional(),
  lease: leaseEntry.nullish(),
  /** Whose claim it was taken over from, and when that was made: the latest of theirs where nothing is said. */
  takenOverFrom: z.strictObject({ worker: id, at: instant.optional() }).nullish(),
  inspection: inspectionEntry.nullish(),
  pay: payEntry.nullish(),
  terms: termsEntry.nullish(),
  files: z.array(deliveryFileEntry).optional(),
  /** Every inspection there was; `inspection` is how the last one stands. */
  inspections: z.array(inspectionHistoryEntry).optional(),
  endedAt: instant.nullish(),
  ...provenance,
})

export type FileClaim = z.output<typeof claimEntry>
