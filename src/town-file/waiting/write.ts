import { int, moment, provenance, serial, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { queueRows } from './merge.ts'

const waitingTable = (now: Date): Table => ({
  name: 'waiting',
  key: serial('waiting'),
  columns: { job_no: int, person_id: text, state: text, offer_until: moment, at: provenance(now).at },
})

export function writeQueues(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.jobs ?? []).flatMap((job) => queueRows(job, stored))
  return write(importing, 'waiting', waitingTable(now), rows)
}
