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

/** Whose claim a claim was taken over from, once both stand; a file that says nothing leaves what is stored. */
export async function writeTakenOver({ sql, file }: Importing): Promise<Counted> {
  const rows = (file.jobs ?? []).flatMap(({ no, claims = [] }) =>
    claims.flatMap(({ worker, at, takenOverFrom: from }) =>
      from === undefined ? [] : [{ no, worker, at, before: from?.worker ?? null, made: from?.at }],
    ),
  )
  if (rows.length === 0) return ['takenOver', { inserted: 0, updated: 0 }]
  const updated = await sql.count(statement`with given as (
      select g.*, (select max(c.id) from claim c where c.town_id = ${file.town.id} and c.job_no = g.no
          and c.person_id = g.worker and c.at = coalesce(g.at, c.at)) as id,
        (select max(c.id) from claim c where c.town_id = ${file.town.id} and c.job_no = g.no
          and c.person_id = g.before and c.at = coalesce(g.made, c.at)) as from_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g(no int, worker text, at timestamptz, before text, made timestamptz))
    update claim c set taken_over_from = g.from_id from given g
    where c.town_id = ${file.town.id} and c.id = g.id and c.taken_over_from is distinct from g.from_id`)
  return ['takenOver', { inserted: 0, updated }]
}
