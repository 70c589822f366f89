// Clients, and what may become an order of theirs.
//
//   lead ⇄ contacted ⇄ proposal ⇄ negotiation ──▶ won (makes the order)
//     └────────┴───────────┴───────────┴─────────▶ lost (with a reason)
//
// What is won or lost moves no more; only taking that very step back opens it again.
import { z } from 'zod'

export const clientKind = z.enum(['company', 'town'])
export type ClientKind = z.output<typeof clientKind>

export const client = z.object({
  no: z.int(),
  name: z.string(),
  kind: clientKind,
  contact: z.string().nullable(),
  note: z.string().nullable(),
  /** The organisation of the register it is, where it is one (V9). */
  organisationId: z.string().nullable(),
})
export type Client = z.output<typeof client>

export const leadStage = z.enum(['lead', 'contacted', 'proposal', 'negotiation', 'won', 'lost'])
export type LeadStage = z.output<typeof leadStage>

/** The stages a lead moves between, in their order. */
export const OPEN_STAGES = ['lead', 'contacted', 'proposal', 'negotiation'] as const
export type OpenStage = (typeof OPEN_STAGES)[number]
export const isOpenStage = (stage: LeadStage): boolean => stage !== 'won' && stage !== 'lost'

export const lead = z.object({
  no: z.int(),
  clientNo: z.int(),
  client: z.string(),
  topic: z.string(),
  stage: leadStage,
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  /** The day of the next step. */
  nextOn: z.string().nullable(),
  /** Why it was lost. */
  reason: z.string().nullable(),
  at: z.date(),
  changedAt: z.date(),
  revision: z.int(),
  /** The order it became. */
  orderNo: z.int().nullable(),
})
export type Lead = z.output<typeof lead>

/** A lead as the caller last saw it. */
export type SeenLead = Pick<Lead, 'no' | 'revision'>

export const leadStep = z.object({
  no: z.int(),
  stage: leadStage,
  nextOn: z.string().nullable(),
  note: z.string().nullable(),
  at: z.date(),
  /** The name of who took it; null where it is not in the register. */
  by: z.string().nullable(),
})
export type LeadStep = z.output<typeof leadStep>

export type NoSuchClient = { kind: 'no-such-client' }
export type LeadRefusal =
  | { kind: 'no-such-lead'; no: number }
  | { kind: 'lead-ended'; stage: LeadStage }
  | { kind: 'lead-changed' }
export type NextRefusal = { kind: 'next-in-the-past' }
