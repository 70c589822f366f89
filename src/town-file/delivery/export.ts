import type { Reader } from '../../domain/act.ts'

type FileRow = Awaited<ReturnType<Reader['tx']['deliveryFile']['findMany']>>[number]

/** The files of every claim, in the order they came. */
export async function exportDeliveryFiles({ tx, town: townId }: Reader) {
  const rows = await tx.deliveryFile.findMany({
    where: { townId },
    orderBy: [{ at: 'asc' }, { sha256: 'asc' }, { id: 'asc' }],
  })
  const files = Map.groupBy(rows, ({ claimId }) => claimId)
  return (claimId: number) => (files.get(claimId) ?? []).map(exportFile)
}

const exportFile = (row: FileRow) => ({
  name: row.name,
  type: row.type,
  size: row.size,
  sha256: row.sha256,
  at: row.at.toISOString(),
  by: row.byId,
  via: row.via,
})
