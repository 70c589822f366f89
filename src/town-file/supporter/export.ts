import type { Reader } from '../../domain/act.ts'
import { iso } from '../values.ts'

type Exported = ReturnType<typeof exportSupporter>

/** Reads the supporters of the whole town; what comes back gives those of a worker, in the order they were asked in. */
export async function exportSupporters({
  tx,
  town: townId,
}: Reader): Promise<(worker: string) => Exported[]> {
  const rows = await tx.supporter.findMany({
    where: { townId },
    orderBy: [{ at: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
  })
  const supporters = Map.groupBy(rows, ({ workerId }) => workerId)
  return (worker) => (supporters.get(worker) ?? []).map(exportSupporter)
}

type SupporterRow = Awaited<ReturnType<Reader['tx']['supporter']['findMany']>>[number]

const exportSupporter = (row: SupporterRow) => ({
  person: row.personId,
  state: row.state,
  at: row.at.toISOString(),
  answeredAt: iso(row.answeredAt),
  endedAt: iso(row.endedAt),
  by: row.byId,
  via: row.via,
})
