// A worker: a resident in the job programme.
//
//   applied ──▶ trained ──▶ active ⇄ resting
//      │                      ▲
//      └──────────────────────┘
//   any of them ──▶ left ──▶ applied (anew)
//
// Whoever applied is told about the programme (orientation, trained), and approved by staff (active); staff who are sure
// approve before the orientation. A resting worker hears of no jobs and is reminded of nothing; what they hold stays theirs.
// Whoever leaves holds nothing any more: what law keeps stays (terms and pay), hours and wishes are gone.
import { z } from 'zod'
import { type WorkerState, workerState } from '../people/model.ts'

/** The moves there are, and from where. */
export const MOVES = {
  orient: { from: ['applied'], to: 'trained' },
  approve: { from: ['trained', 'applied'], to: 'active' },
  rest: { from: ['active'], to: 'resting' },
  resume: { from: ['resting'], to: 'active' },
} as const satisfies Record<string, { from: readonly WorkerState[]; to: WorkerState }>
export type Move = keyof typeof MOVES

/** States in which somebody belongs to the programme. */
export const BELONGS: readonly WorkerState[] = ['applied', 'trained', 'active', 'resting']

/** How many jobs at a time are enough for anybody. */
export const LIMIT_MOST = 50

/** How long law has terms and pay kept (J1). */
export const KEPT_YEARS = 3

export const workerEntry = z.object({
  personId: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  state: workerState,
  skills: z.array(z.string()),
  claimLimit: z.int(),
  appliedAt: z.date().nullable(),
  orientedAt: z.date().nullable(),
  leftAt: z.date().nullable(),
  hours: z.string().nullable(),
  wishes: z.string().nullable(),
  invoiceNo: z.string().nullable(),
})
export type WorkerEntry = z.output<typeof workerEntry>
