// An order of a client: received, split into jobs by a director, done when all of them are.
//
//   received ⇄ split ──▶ (done: every job accepted)
//       └────────┴──▶ cancelled, while nobody holds a job of it
import { z } from 'zod'
import { jobState } from '../job/model.ts'

export const orderState = z.enum(['received', 'split', 'cancelled'])
export type OrderState = z.output<typeof orderState>
export type ShownOrderState = OrderState | 'done'

export const order = z.object({
  no: z.int(),
  clientNo: z.int(),
  client: z.string(),
  /** The lead it came of. */
  leadNo: z.int().nullable(),
  title: z.string(),
  yen: z.int(),
  quantity: z.int(),
  unit: z.string(),
  dueAt: z.date(),
  confidential: z.boolean(),
  /** Where it is a re-order (J4): whose it is in the end, and the day on which that client pays. */
  reorderClient: z.string().nullable(),
  reorderDue: z.string().nullable(),
  state: orderState,
  directorId: z.string().nullable(),
  director: z.string().nullable(),
  note: z.string().nullable(),
  revision: z.int(),
  at: z.date(),
  /** The numbers of its jobs. */
  jobs: z.array(z.int()),
  /** What its jobs cost, as agreed where somebody holds them. */
  payYen: z.number(),
  /** How much of the quantity is accepted. */
  accepted: z.number(),
  /** Every job of it is accepted, and none is in anybody's hands. */
  finished: z.boolean(),
})
export type Order = z.output<typeof order>
export type SeenOrder = Pick<Order, 'no' | 'revision'>

export const shownOrderState = ({ state, finished }: Pick<Order, 'state' | 'finished'>): ShownOrderState =>
  state === 'split' && finished ? 'done' : state

/** What is left of an order's price when its jobs are paid. */
export const marginOf = ({ yen, payYen }: Pick<Order, 'yen' | 'payYen'>): number => yen - payYen

/** A job as a part of its order. */
export const orderJob = z.object({
  no: z.int(),
  title: z.string(),
  state: jobState,
  slots: z.int(),
  taken: z.int(),
  payYen: z.int(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  dueAt: z.date(),
  /** Claims that take up a slot; of these in hand, handed in and not looked at, accepted. */
  live: z.int(),
  delivered: z.int(),
  accepted: z.int(),
  holders: z.array(z.string()),
})
export type OrderJob = z.output<typeof orderJob>

export type OrderRefusal =
  | { kind: 'no-such-order'; no: number }
  | { kind: 'order-split'; jobs: number[] }
  | { kind: 'order-cancelled' }
  | { kind: 'order-changed' }
  | { kind: 'order-done' }
