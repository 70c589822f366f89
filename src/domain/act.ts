// Who does something, for which town, when, by which way, in which transaction: the first thing every operation takes.
import type { Prisma } from '../db/generated/client.ts'

export type Tx = Prisma.TransactionClient

/** The way something reached the program; `phone`, `fax` and `counter` are staff writing down what a member said (N3). */
export type Via = 'line' | 'slack' | 'phone' | 'fax' | 'counter' | 'staff' | 'import' | 'clock' | 'cli'

export type Act = {
  tx: Tx
  town: string
  now: Date
  /** The person acting, or `system` for the metronome and imports. */
  by: string
  via: Via
}
