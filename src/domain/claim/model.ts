// A claim: a worker holds one slot of a job.
//
//   claimed ──▶ working ──▶ delivered ──▶ accepted
//      │           │            ▲  │
//      │           │            │  └──▶ rework ──▶ (delivered again)
//      ├───────────┼──▶ released      given back by its holder, or given to somebody else by a director
//      └───────────┴──▶ expired       the slot went back without a word
//
// How it begins. A job that is taken `first` come, or that is `offer`ed, is claimed by whoever presses first; of those who
// applied for one to `choose`, a director makes the claim of the chosen (application/). A job is given to somebody else
// (`reassign`): the one claim is released and the other made in the same transaction, with the slot of the first
// (`taken_over_from`); not after the delivery.
//
// A claim is live until it is released or expired; a worker has one live claim on a job. The slot belongs to the
// claim: `job.taken` is the number of live claims and standing offers, and the database keeps it within `slots` (J5).
//
// The lease (J6). While it is claimed or working, and not due yet, a sign of work is awaited until `lease_until`; progress,
// a question or 「やっています」 is one, and begins the lease anew. At its end the clock asks once, gently (`lease_asked_at`);
// without an answer in the waking hours of the town's grace the claim expires, and its slot goes to the next in line. What
// is due already, was handed in or is being corrected never expires. Whoever takes the same job again goes on with the
// lease they had: giving back and taking again buys no time.
//
// Rework. What was handed in and does not keep the terms comes back with a reason, and is counted; a correction has the
// slot, the pay and the payment clock of the first delivery (J8), and no lease.
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
/** States in which a sign of work is awaited, and in which a claim may be given to somebody else. */
export const LEASED: readonly ClaimState[] = ['claimed', 'working']
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
  /** Until when a sign of work is awaited, and when it was asked for (J6). */
  leaseUntil: z.date().nullable(),
  leaseAskedAt: z.date().nullable(),
  /** How often it came back to be corrected, and why it did last (J8). */
  reworks: z.int(),
  inspectionReason: z.string().nullable(),
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
  /** Whether they have applied for it and nobody has decided yet. */
  applied: z.boolean(),
})
export type JobBefore = z.output<typeof jobBefore>
