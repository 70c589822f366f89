import { statement } from '../../db/sql.ts'
import { type ClaimState, HANDED_IN } from '../../domain/claim/model.ts'
import { calendarDay, flag, int, moment, momentOf, provenance, serial, text } from '../columns.ts'
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
    due_at: {
      ...moment,
      fallback: statement`(select due_at from job where town_id = g.town and no = g.job_no)`,
    },
    lease_until: moment,
    lease_asked_at: moment,
    inspection: text,
    reworks: { ...int, fallback: statement`0` },
    inspection_reason: text,
    inspect_by: moment,
    inspected_at: moment,
    inspected_by: text,
    pay_yen: {
      ...int,
      fallback: statement`(select pay_yen from job where town_id = g.town and no = g.job_no)`,
    },
    withheld_yen: int,
    pay_legal: calendarDay,
    pay_on: calendarDay,
    paid_on: calendarDay,
    ended_at: momentOf<ClaimState>(['released', 'expired'], now),
    ...provenance(now),
  },
})

export function writeClaims(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.jobs ?? []).flatMap((job) => mergeClaims(job, stored).rows)
  return write(importing, 'claims', claimTable(now), rows)
}
