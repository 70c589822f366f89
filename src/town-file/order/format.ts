import { z } from 'zod'
import type { ShownOrderState } from '../../domain/order/model.ts'
import { clientRef } from '../sales/format.ts'
import { count, day, derived, id, instant, name, number, text, via } from '../values.ts'

/** An order of a client; its jobs say themselves that they are parts of it. */
export const orderEntry = z.strictObject({
  no: number,
  client: clientRef,
  lead: number.nullish(),
  title: text,
  yen: count,
  quantity: number,
  unit: name,
  dueAt: instant,
  confidential: z.boolean().optional(),
  /** Whose it is in the end, and the day on which that client pays (J4). */
  reorder: z.strictObject({ client: name, due: day }).nullish(),
  /** As it is shown: an order is done when its jobs are. */
  state: z
    .enum(['received', 'split', 'done', 'cancelled'] as const satisfies readonly ShownOrderState[])
    .optional(),
  director: id.nullish(),
  note: text.nullish(),
  endedAt: instant.nullish(),
  jobs: derived,
  by: id.optional(),
  via,
  at: instant.optional(),
})
export type FileOrder = z.output<typeof orderEntry>
