import type { Reader } from '../../domain/act.ts'
import { IN_LINE } from '../../domain/waiting/model.ts'

type Exported = { waiting: string[]; offers: { worker: string; until: string }[] }

/** Reads the queues of the whole town; what comes back gives that of a job: its order, and for whom a slot is kept. */
export async function exportQueues({ tx, town: townId }: Reader): Promise<(no: number) => Exported> {
  const rows = await tx.waiting.findMany({
    where: { townId, state: { in: [...IN_LINE] } },
    orderBy: { id: 'asc' },
  })
  const queues = Map.groupBy(rows, ({ jobNo }) => jobNo)
  return (no) => {
    const queue = queues.get(no) ?? []
    return {
      waiting: queue.map(({ personId }) => personId),
      offers: queue.flatMap(({ state, personId, offerUntil }) =>
        state === 'offered' && offerUntil ? [{ worker: personId, until: offerUntil.toISOString() }] : [],
      ),
    }
  }
}
