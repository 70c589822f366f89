import type { Reader } from '../../domain/act.ts'
import { iso } from '../values.ts'

type Exported = ReturnType<typeof exportClaim>

/** Reads the claims of the whole town; what comes back gives those on a job, in the order they were made in. */
export async function exportClaims({ tx, town: townId }: Reader): Promise<(no: number) => Exported[]> {
  const rows = await tx.claim.findMany({
    where: { townId },
    orderBy: [{ at: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
  })
  const claims = Map.groupBy(rows, ({ jobNo }) => jobNo)
  return (no) => (claims.get(no) ?? []).map(exportClaim)
}

type ClaimRow = Awaited<ReturnType<Reader['tx']['claim']['findMany']>>[number]

const exportClaim = (row: ClaimRow) => ({
  worker: row.personId,
  state: row.state,
  at: row.at.toISOString(),
  percent: row.percent,
  delayed: row.delayed,
  note: row.note,
  url: row.url,
  deliveredAt: iso(row.deliveredAt),
  endedAt: iso(row.endedAt),
  by: row.byId,
  via: row.via,
})
