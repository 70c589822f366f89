// Who does something, for which town, when, by which way, in which transaction: the first thing every operation takes.
import type { Transaction } from '../db/transaction.ts'

/**
 * The way something reached the program; `phone`, `fax` and `counter` are staff writing down what a member said (N3), `link` is
 * an address that was followed.
 */
export const VIAS = [
  'line',
  'slack',
  'phone',
  'fax',
  'counter',
  'staff',
  'import',
  'clock',
  'cli',
  'link',
] as const
export type Via = (typeof VIAS)[number]

/** What a query needs: a town, and the transaction to read it in. */
export type Reader = Transaction & { town: string }

export type Act = Reader & {
  now: Date
  /** When it was said, by the platform's clock: earlier than `now` where it arrived late. */
  said?: Date | undefined
  /** The person acting, or `system` for the metronome and imports. */
  by: string
  via: Via
}
