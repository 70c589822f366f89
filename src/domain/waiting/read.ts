import type { Reader } from '../act.ts'
import { IN_LINE } from './model.ts'

/** Somebody's place in the queue for a job, 1 for the first; 0 where they have none. */
export async function placeOf(
  { tx, town }: Reader,
  { no, personId }: { no: number; personId: string },
): Promise<number> {
  const queue = await tx.waiting.findMany({
    where: { townId: town, jobNo: no, state: { in: [...IN_LINE] } },
    orderBy: { id: 'asc' },
    select: { personId: true },
  })
  return queue.findIndex((waiting) => waiting.personId === personId) + 1
}
