import { type ClaimState, HANDED_IN } from '../../domain/claim/model.ts'
import { flag, int, momentOf, provenance, serial, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { mergeClaims } from './merge.ts'

const claimTable = (now: Date): Table => ({
  name: 'claim',
  key: serial('claim'),
  columns: {
    job_no: int,
    person_id: text,
    state: text,
    percent: int,
    delayed: flag(false),
    note: text,
    url: text,
    delivered_at: momentOf(HANDED_IN, now),
    ended_at: momentOf<ClaimState>(['released', 'expired'], now),
    ...provenance(now),
  },
})

export function writeClaims(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.jobs ?? []).flatMap((job) => mergeClaims(job, stored).rows)
  return write(importing, 'claims', claimTable(now), rows)
}
