import type { Reader } from '../../domain/act.ts'

type InspectionRow = Awaited<ReturnType<Reader['tx']['inspection']['findMany']>>[number]

/** The inspections of every claim, the first one first. */
export async function exportInspections({ tx, town: townId }: Reader) {
  const rows = await tx.inspection.findMany({
    where: { townId },
    orderBy: [{ claimId: 'asc' }, { no: 'asc' }],
  })
  const inspections = Map.groupBy(rows, ({ claimId }) => claimId)
  return (claimId: number) => (inspections.get(claimId) ?? []).map(exportInspection)
}

const exportInspection = (row: InspectionRow) => ({
  kind: row.kind,
  reason: row.reason,
  yen: row.yen,
  agreedYen: row.agreedYen,
  at: row.at.toISOString(),
  by: row.byId,
  via: row.via,
})
