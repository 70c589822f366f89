import { z } from 'zod'
import { type Statement, statement, verbatim } from '../../db/sql.ts'
import type { Reader } from '../act.ts'

const found = z.object({ rows: z.array(z.record(z.string(), z.unknown())) })

/** Where something about a person stands. A digest says nothing about anybody, and is left out. */
const placesOf = (id: string): [string, Statement][] => [
  ['account', statement`r.person_id = ${id}`],
  [
    'menu_given',
    statement`exists (select 1 from account c where c.town_id = r.town_id and c.platform = 'line'
      and c.user_id = r.user_id and c.person_id = ${id})`,
  ],
  ['appointment', statement`r.person_id = ${id}`],
  ['office', statement`r.person_id = ${id}`],
  ['answer', statement`(r.person_id = ${id} or r.by_id = ${id})`],
  ['proxy', statement`(r.principal_id = ${id} or r.person_id = ${id} or r.by_id = ${id})`],
  ['presence', statement`(r.person_id = ${id} or r.by_id = ${id})`],
  ['observer', statement`(r.person_id = ${id} or r.by_id = ${id})`],
  [
    'observer_attendance',
    statement`(r.by_id = ${id} or exists (select 1 from observer o where o.town_id = r.town_id and o.id = r.observer_id
      and o.person_id = ${id}))`,
  ],
  ['pledge', statement`r.person_id = ${id}`],
  ['paper', statement`(r.by_id = ${id} or r.withdrawn_by = ${id})`],
  ['paper_opening', statement`r.person_id = ${id}`],
  ['worker', statement`r.person_id = ${id}`],
  [
    'recruit',
    statement`(r.person_id = ${id} or exists (select 1 from account c where c.town_id = r.town_id and c.person_id = ${id}
      and c.platform = r.platform and c.user_id = r.user_id))`,
  ],
  ['supporter', statement`(r.worker_id = ${id} or r.person_id = ${id} or r.by_id = ${id})`],
  ['claim', statement`(r.person_id = ${id} or r.by_id = ${id})`],
  [
    'terms',
    statement`(r.by_id = ${id} or exists (select 1 from claim c where c.town_id = r.town_id and c.id = r.claim_id
      and c.person_id = ${id}))`,
  ],
  [
    'delivery_file',
    statement`(r.by_id = ${id} or exists (select 1 from claim c where c.town_id = r.town_id and c.id = r.claim_id
      and c.person_id = ${id}))`,
  ],
  [
    'inspection',
    statement`(r.by_id = ${id} or exists (select 1 from claim c where c.town_id = r.town_id and c.id = r.claim_id
      and c.person_id = ${id}))`,
  ],
  ['question', statement`(r.person_id = ${id} or r.answered_by = ${id})`],
  ['enrolment', statement`(r.person_id = ${id} or r.by_id = ${id})`],
  ['application', statement`(r.person_id = ${id} or r.by_id = ${id})`],
  ['statement', statement`r.person_id = ${id}`],
  ['lead', statement`(r.owner_id = ${id} or r.by_id = ${id})`],
  ['lead_step', statement`r.by_id = ${id}`],
  ['client_order', statement`(r.director_id = ${id} or r.by_id = ${id})`],
  ['waiting', statement`r.person_id = ${id}`],
  ['reminder', statement`r.person_id = ${id}`],
  ['spoken', statement`r.person_id = ${id}`],
  [
    'enquiry',
    statement`(r.person_id = ${id} or exists (select 1 from account c where c.town_id = r.town_id and c.person_id = ${id}
      and c.platform = r.platform and c.user_id = r.user_id))`,
  ],
  [
    'audit_entry',
    statement`(r.actor = ${id} or r.subject = ${id} or r.facts @> ${JSON.stringify({ person: id })}::jsonb
    or r.facts @> ${JSON.stringify({ worker: id })}::jsonb)`,
  ],
]

export type Gathered = Record<string, Record<string, unknown>[]>

/** Everything the town keeps about one person, by table; undefined where there is no such person. */
export async function gatherPerson({ sql, town }: Reader, personId: string): Promise<Gathered | undefined> {
  const rowsIn = async (table: string, which: Statement) => {
    const [row] = await sql.rows(
      found,
      statement`select coalesce(jsonb_agg(to_jsonb(r) - 'town_id' - 'code_digest' - 'former_digest' - 'digest'), '[]') as rows
        from ${verbatim(table)} r where r.town_id = ${town} and ${which}`,
    )
    return row?.rows ?? []
  }
  const person = await rowsIn('person', statement`r.id = ${personId}`)
  if (person.length === 0) return undefined
  const gathered: Gathered = { person }
  for (const [table, which] of placesOf(personId)) gathered[table] = await rowsIn(table, which)
  return gathered
}
