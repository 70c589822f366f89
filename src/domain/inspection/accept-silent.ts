import type { Act } from '../act.ts'
import { inspectionsOver } from './read.ts'
import { type Settled, settleDelivery } from './settle.ts'

/** Silence past the end of an inspection is acceptance (J8): whatever nobody has looked at by then is accepted, once. */
export async function acceptSilent(act: Act): Promise<Settled[]> {
  const all: Settled[] = []
  for (const delivery of await inspectionsOver(act)) {
    const settled = await settleDelivery(act, delivery, { kind: 'silence' })
    if (settled) all.push(settled)
  }
  return all
}
