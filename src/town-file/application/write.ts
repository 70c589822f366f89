import type { ApplicationState } from '../../domain/application/model.ts'
import { int, momentOf, provenance, serial, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { applicationRows } from './merge.ts'

const applicationTable = (now: Date): Table => ({
  name: 'application',
  key: serial('application'),
  columns: {
    job_no: int,
    person_id: text,
    state: text,
    ended_at: momentOf<ApplicationState>(['chosen', 'passed', 'withdrawn'], now),
    ...provenance(now),
  },
})

export function writeApplications(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.jobs ?? []).flatMap((job) => applicationRows(job, stored))
  return write(importing, 'applications', applicationTable(now), rows)
}
