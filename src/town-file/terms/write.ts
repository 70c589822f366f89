import { statement } from '../../db/sql.ts'
import { mergeClaims } from '../claim/merge.ts'
import { int, moment, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

/** The claim may be a row of the same import: of those of one worker on one job, the new ones have the highest numbers. */
const whose = statement`coalesce(g.claim_id, (select c.id from claim c where c.town_id = g.town
  and c.job_no = (g.row->>'job')::int and c.person_id = g.row->>'worker'
  order by c.id desc offset (g.row->>'after')::int limit 1))`

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
  const rows = (file.jobs ?? []).flatMap((job) => {
    const { rows: claims, pairs } = mergeClaims(job, stored)
    return pairs.flatMap(([{ worker, terms }, row]) => {
      const later = claims.slice(claims.indexOf(row) + 1)
      const after = later.filter(({ id, person_id }) => id === undefined && person_id === worker).length
      return (terms?.versions ?? []).map((one) => ({
        ...{ claim_id: row.id ?? null, job: job.no, worker, after },
        ...{ version: one.version, state: one.state, sha256: one.sha256, body: one.body },
        reason: one.reason ?? null,
        answered_at: one.answeredAt ?? null,
        ...{ at: one.at, by_id: one.by, via: one.via },
      }))
    })
  })
  return write(importing, 'terms', termsTable(now), rows)
}
