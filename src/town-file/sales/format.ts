import { z } from 'zod'
import { clientKind, leadStage } from '../../domain/sales/model.ts'
import { day, derived, id, instant, name, number, text, via } from '../values.ts'

/** Somebody who orders: a company, or another town. */
export const clientEntry = z.strictObject({
  no: number,
  name,
  kind: clientKind.optional(),
  contact: text.nullish(),
  note: text.nullish(),
  /** The organisation of the register it is; the one of its name where it is left out of a new entry. */
  organisation: id.nullish(),
  by: id.optional(),
  via,
  at: instant.optional(),
})

/** A client by its number or its name. */
export const clientRef = z.union([number, name])
export type ClientRef = z.output<typeof clientRef>

const stepEntry = z.strictObject({
  stage: leadStage,
  next: day.nullish(),
  note: text.nullish(),
  by: id.optional(),
  via,
  at: instant.optional(),
})

/** A lead, with its steps in the order they were taken. */
export const leadEntry = z.strictObject({
  no: number,
  client: clientRef,
  topic: text,
  stage: leadStage.optional(),
  owner: id.nullish(),
  next: day.nullish(),
  reason: text.nullish(),
  changedAt: instant.optional(),
  steps: z.array(stepEntry).optional(),
  order: derived,
  by: id.optional(),
  via,
  at: instant.optional(),
})
export type FileLead = z.output<typeof leadEntry>
