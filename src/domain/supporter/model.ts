// A supporter (of 社協, say) acts for a worker who agreed to it (J12).
//
//   asked ──▶ agreed ──▶ ended (by either of them, by staff, or because the worker left)
//     └──▶ declined
//
// Only an agreed one may act. Either may end it at any time; another asking begins anew.
import { z } from 'zod'

export const supporterState = z.enum(['asked', 'agreed', 'declined', 'ended'])
export type SupporterState = z.output<typeof supporterState>

/** States in which there is one between two people: at most one. */
export const LIVING: readonly SupporterState[] = ['asked', 'agreed']

export const support = z.object({
  id: z.int(),
  workerId: z.string(),
  worker: z.string(),
  personId: z.string(),
  supporter: z.string(),
  state: supporterState,
  at: z.date(),
})
export type Support = z.output<typeof support>
