import { claimsWithin, ofClaim } from '../claim/merge.ts'
import { int, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

const inspectionTable = (now: Date): Table => ({
  name: 'inspection',
  key: { claim_id: { ...int, value: ofClaim }, no: int },
  columns: { kind: text, reason: text, yen: int, agreed_yen: int, ...provenance(now) },
})

/** Inspections are numbered within their claim, in the order of the file. */
export function writeInspections(importing: Importing): Promise<Counted> {
  const rows = claimsWithin(importing).flatMap(({ claim, which }) =>
    (claim.inspections ?? []).map(({ kind, reason, yen, agreedYen, at, by, via }, index) => ({
      ...which,
      no: index + 1,
      kind,
      reason,
      yen,
      agreed_yen: agreedYen,
      at,
      by_id: by,
      via,
    })),
  )
  return write(importing, 'inspections', inspectionTable(importing.now), rows)
}
