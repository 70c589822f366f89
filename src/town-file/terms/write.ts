import { statement } from '../../db/sql.ts'
import { mergeClaims } from '../claim/merge.ts'
import { int, moment, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

/** The file says whose claim it is; that may be a row of the same import. */
const whose = statement`coalesce(g.claim_id, (select max(c.id) from claim c where c.town_id = g.town
  and c.job_no = (g.row->>'job')::int and c.person_id = g.row->>'worker'
  and (g.row->>'claimed' is null or c.at = (g.row->>'claimed')::timestamptz)))`

const termsTable = (now: Date): Table => ({
  name: 'terms',
  key: { claim_id: { ...int, value: whose }, version: int },
  columns: {
    state: text,
    sha256: text,
    body: text,
    reason: text,
    answered_at: moment,
    ...provenance(now),
  },
})

export function writeTerms(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.jobs ?? []).flatMap((job) =>
    mergeClaims(job, stored).pairs.flatMap(([claim, row]) =>
      (claim.terms?.versions ?? []).map((one) => ({
        claim_id: row.id ?? null,
        job: job.no,
        worker: claim.worker,
        claimed: claim.at ?? null,
        version: one.version,
        state: one.state,
        sha256: one.sha256,
        body: one.body,
        reason: one.reason ?? null,
        at: one.at,
        answered_at: one.answeredAt ?? null,
        by_id: one.by,
        via: one.via,
      })),
    ),
  )
  return write(importing, 'terms', termsTable(now), rows)
}
