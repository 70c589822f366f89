import { int, json, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

const table = (now: Date): Table => ({
  name: 'statement',
  key: { month: text, person_id: text, version: int },
  columns: { yen: int, withheld_yen: int, lines: json, ...provenance(now) },
})

export function writeStatements(importing: Importing): Promise<Counted> {
  const rows = (importing.file.statements ?? []).map((one) => ({
    month: one.month,
    person_id: one.worker,
    version: one.version ?? 1,
    yen: one.yen,
    withheld_yen: one.withheld,
    lines: one.lines,
    by_id: one.by,
    via: one.via,
    at: one.at,
  }))
  return write(importing, 'statements', table(importing.now), rows)
}
