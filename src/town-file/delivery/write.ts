import { claimsWithin, ofClaim } from '../claim/merge.ts'
import { int, provenance, serial, text } from '../columns.ts'
import { takeMatch } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { isAt } from '../values.ts'

const fileTable = (now: Date): Table => ({
  name: 'delivery_file',
  key: serial('delivery_file'),
  columns: {
    claim_id: { ...int, value: ofClaim },
    name: text,
    type: text,
    size: int,
    sha256: text,
    ...provenance(now),
  },
})

/** A file is known by its claim, its bytes, and when it came. */
export function writeDeliveryFiles(importing: Importing): Promise<Counted> {
  const rows = claimsWithin(importing).flatMap(({ claim, which, stored }) => {
    const pool = [...(stored?.files ?? [])]
    return (claim.files ?? []).map(({ by, ...file }) => ({
      id: takeMatch(pool, (row) => row.sha256 === file.sha256 && isAt(row.at, file.at))?.id,
      ...which,
      name: file.name,
      type: file.type,
      size: file.size,
      sha256: file.sha256,
      by_id: by,
      via: file.via,
      at: file.at,
    }))
  })
  return write(importing, 'files of deliveries', fileTable(importing.now), rows)
}
