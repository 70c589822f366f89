// The queue for a full job: first in, first out. A freed slot is offered to the first in line and kept for them
// until the offer ends; then it goes to the next. An offered slot stays counted in `job.taken`: nobody can slip in.
import { z } from 'zod'

/** waiting → offered → taken; or left, or lapsed. */
export const waitingState = z.enum(['waiting', 'offered', 'taken', 'left', 'lapsed'])
export type WaitingState = z.output<typeof waitingState>

/** States in which somebody has a place in the queue: one for each worker and job. */
export const IN_LINE: readonly WaitingState[] = ['waiting', 'offered']
