import { moment, momentOf, provenance, serial, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { mergeSupporters } from './merge.ts'

const supporterTable = (now: Date): Table => ({
  name: 'supporter',
  key: serial('supporter'),
  columns: {
    worker_id: text,
    person_id: text,
    state: text,
    answered_at: moment,
    ended_at: momentOf(['ended'], now),
    ...provenance(now),
  },
})

export function writeSupporters(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.workers ?? []).flatMap(
    ({ person, supporters = [] }) => mergeSupporters(person, supporters, stored).rows,
  )
  return write(importing, 'supporters', supporterTable(now), rows)
}
