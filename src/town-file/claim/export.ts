import type { Reader } from '../../domain/act.ts'
import { exportDeliveryFiles } from '../delivery/export.ts'
import { exportInspections } from '../inspection/export.ts'
import { exportTerms } from '../terms/export.ts'
import { iso, isoDate } from '../values.ts'

/** Reads the claims of the whole town; what comes back gives those on a job, in the order they were made in. */
export async function exportClaims(reader: Reader) {
  const { tx, town: townId } = reader
  const terms = await exportTerms(reader)
  const rows = await tx.claim.findMany({
    where: { townId },
    orderBy: [{ at: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
  })
  const claims = Map.groupBy(rows, ({ jobNo }) => jobNo)
  const files = await exportDeliveryFiles(reader)
  const inspections = await exportInspections(reader)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (no: number) =>
    (claims.get(no) ?? []).map((row) => ({
      ...exportClaim(row, row.takenOverFrom === null ? undefined : byId.get(row.takenOverFrom)),
      terms: terms(row.id),
      files: files(row.id),
      inspections: inspections(row.id),
    }))
}

type ClaimRow = Awaited<ReturnType<Reader['tx']['claim']['findMany']>>[number]

/** A delivery waits for its inspection; before there is one, there is nothing to inspect. */
function inspectionState({ state, inspection }: Pick<ClaimRow, 'state' | 'inspection'>) {
  if (state === 'delivered') return 'pending'
  return inspection === 'silence' ? 'accepted' : (inspection ?? 'none')
}

const exportClaim = (row: ClaimRow, before: ClaimRow | undefined) => ({
  worker: row.personId,
  state: row.state,
  at: row.at.toISOString(),
  percent: row.percent,
  delayed: row.delayed,
  note: row.note,
  url: row.url,
  deliveredAt: iso(row.deliveredAt),
  dueAt: row.dueAt.toISOString(),
  lease: { until: iso(row.leaseUntil), askedAt: iso(row.leaseAskedAt) },
  takenOverFrom: before ? { worker: before.personId, at: before.at.toISOString() } : null,
  inspection: {
    state: inspectionState(row),
    silent: row.inspection === 'silence',
    reworks: row.reworks,
    reason: row.inspectionReason,
    until: iso(row.inspectBy),
    at: iso(row.inspectedAt),
    by: row.inspectedBy,
  },
  pay: {
    yen: row.payYen,
    withheld: row.withheldYen,
    legal: isoDate(row.payLegal),
    on: isoDate(row.payOn),
    paidOn: isoDate(row.paidOn),
  },
  endedAt: iso(row.endedAt),
  by: row.byId,
  via: row.via,
})
