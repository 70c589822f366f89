// A claim: a worker holds one slot of a job.
//
//   claimed ──▶ working ──▶ delivered ──▶ accepted
//      │           │            ▲  │
//      │           │            │  └──▶ rework ──▶ (delivered again)
//      └───────────┴──▶ released          expired: the slot went back without a word
//
// A claim is live until it is released or expired; a worker has one live claim on a job. The slot belongs to the
// claim: `job.taken` is the number of live claims and standing offers, and the database keeps it within `slots` (J5).
import { z } from 'zod'
import { jobRow } from '../job/model.ts'
import { waitingState } from '../waiting/model.ts'

export const claimState = z.enum([
  'claimed',
  'working',
  'delivered',
  'rework',
  'accepted',
  'released',
  'expired',
])
export type ClaimState = z.output<typeof claimState>

/** What an inspection says: accepted, accepted in part, accepted by silence, or to be corrected (J8). */
export const inspectionKind = z.enum(['accepted', 'partial', 'silence', 'rework'])
export type InspectionKind = z.output<typeof inspectionKind>

/** States in which a worker still has something to do. */
export const IN_HAND: readonly ClaimState[] = ['claimed', 'working', 'rework']
/** States in which the work has been handed in. */
export const HANDED_IN: readonly ClaimState[] = ['delivered', 'accepted']
/** States in which a claim takes up its slot. */
export const LIVE: readonly ClaimState[] = [...IN_HAND, ...HANDED_IN]
export const isLive = (state: ClaimState): boolean => LIVE.includes(state)

export const heldClaim = z.object({
  id: z.int(),
  no: z.int(),
  title: z.string(),
  payYen: z.int(),
  dueAt: z.date(),
  state: claimState,
  at: z.date(),
  percent: z.int().nullable(),
  delayed: z.boolean(),
  deliveredAt: z.date().nullable(),
  /** The supporter who took it for them (J12), where that is asked for. */
  supporter: z.string().nullish(),
})
export type HeldClaim = z.output<typeof heldClaim>

/** A job as one worker stands to it. */
export const jobBefore = jobRow.extend({
  /** The state of their live claim on it. */
  mine: claimState.nullable(),
  /** Their place in its queue, if they have one. */
  line: waitingState.nullable(),
  /** Until when a slot is kept for them; null where none is, or the time is over. */
  keptUntil: z.date().nullable(),
  /** How many jobs they have in hand. */
  inHand: z.int(),
})
export type JobBefore = z.output<typeof jobBefore>
