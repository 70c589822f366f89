import { z } from 'zod'

/**
 *   invited ──▶ accepted
 *      │  ╲        │
 *      │   ▶ declined (and may accept after all)
 *      └──▶ withdrawn (by the secretariat)
 */
export const observerState = z.enum(['invited', 'accepted', 'declined', 'withdrawn'])
export type ObserverState = z.output<typeof observerState>

/** States in which somebody is expected: one invitation to a meeting for a name and a person. */
export const EXPECTED: readonly ObserverState[] = ['invited', 'accepted']

export const observerSchema = z.object({
  id: z.int(),
  meetingId: z.string(),
  name: z.string(),
  org: z.string().nullable(),
  /** The numbers of the items they are asked for; none means the whole meeting. */
  items: z.array(z.int()),
  personId: z.string().nullable(),
  state: observerState,
  pledgedAt: z.date().nullable(),
})
export type Observer = z.output<typeof observerSchema>

/** What somebody is invited to, as their turn knows it. */
export const heldInvitation = z.object({
  observerId: z.int(),
  meetingId: z.string(),
  items: z.array(z.int()),
  state: observerState,
})
export type HeldInvitation = z.output<typeof heldInvitation>

/** Whether an invitation is for an item; what has no item concerns the whole meeting. */
export const isAskedFor = ({ items }: { items: readonly number[] }, itemNo: number | null): boolean =>
  items.length === 0 || (itemNo !== null && items.includes(itemNo))
