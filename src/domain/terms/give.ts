import { z } from 'zod'
import { type ForMany, type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { payKind } from '../job/model.ts'
import { LostRace } from '../lost-race.ts'
import { ERASED } from '../people/model.ts'
import { townSettings } from '../town/model.ts'
import { type Basis, composeTerms } from './compose.ts'
import { type Contract, canonical, hashOfTerms, type TermsBody, type TermsVersion } from './model.ts'

/** Everything terms are made of, as the database has it. */
export const basisRow = z.object({
  orderer: z.string(),
  timezone: z.string(),
  settings: townSettings,
  worker: z.string(),
  director: z.string().nullable(),
  no: z.int(),
  title: z.string(),
  details: z.string().nullable(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  payKind,
  payYen: z.int(),
  rateYen: z.int().nullable(),
  withholding: z.string().nullable(),
  dueAt: z.date(),
  place: z.string().nullable(),
  confidential: z.boolean(),
  reorderClient: z.string().nullable(),
  reorderDue: z.iso.date().nullable(),
})

/** Of rows `g` with `town`, `job` and `person`: what `basisRow` reads, and where it stands. */
export const basisColumns = statement`t.name as orderer, t.timezone, t.settings, p.name as worker, d.name as director,
  j.no, j.title, j.details, j.quantity, j.unit, j.pay_kind as "payKind", j.pay_yen as "payYen", j.rate_yen as "rateYen",
  j.withholding, j.due_at as "dueAt", j.place, j.confidential or coalesce(o.confidential, false) as confidential,
  o.reorder_client as "reorderClient", o.reorder_due as "reorderDue"`
export const basisTables = statement`join town t on t.id = g.town
  join job j on j.town_id = g.town and j.no = g.job
  join person p on p.town_id = g.town and p.id = g.person
  left join client_order o on o.town_id = j.town_id and o.no = j.order_no
  left join person d on d.town_id = j.town_id and d.id = coalesce(j.director_id, o.director_id)`

const basis: ForMany<typeof basisRow> = {
  row: basisRow,
  columns: 'town text, job int, person text',
  statement: (given) => statement`select g.n, ${basisColumns} from ${given} ${basisTables}`,
}

async function readBasis({ sql, town }: Act, no: number, personId: string): Promise<Basis> {
  const [found] = await sql.each(basis, { town, job: no, person: personId })
  if (!found) throw new LostRace('the job or the worker is gone in this moment')
  return found
}

export type Written = { body: TermsBody; written: string; sha256: string }

/** Terms as they are stored, and their hash. */
export function writtenTerms(body: TermsBody): Written {
  const written = canonical(body)
  return { body, written, sha256: hashOfTerms(written) }
}

/**
 * The terms of a claim that is about to be made (J1), written by whoever inserts it, in one go with it. `dueAt` is another due
 * date than the job's; `known` is what they are made of, where it was read with the slot.
 */
export async function termsFor(
  act: Act,
  {
    no,
    personId,
    dueAt,
    known,
  }: {
    no: number
    personId: string
    dueAt?: Date | undefined
    known?: Basis | undefined
  },
): Promise<Written> {
  const found = known ?? (await readBasis(act, no, personId))
  return writtenTerms(composeTerms({ ...found, dueAt: dueAt ?? found.dueAt }, act.now))
}

/** Version 1 of each of many claims: rows `g` with `town`, `claim`, `sha256`, `body`, `now`, `by` and `via`. */
export const givenRows = (from: Statement): Statement =>
  statement`insert into terms (town_id, claim_id, version, state, sha256, body, at, by_id, via)
    select g.town, g.claim, 1, 'given', g.sha256, g.body, g.now, g.by, g.via from ${from}`

/** Version 1 as it was just given. */
export const asGiven = ({ body, sha256 }: Written, at: Date): TermsVersion => ({
  version: 1,
  state: 'given',
  sha256,
  body,
  reason: null,
  at,
  answeredAt: null,
})

const claimRow = z.object({ payYen: z.int(), dueAt: z.date(), at: z.date() })

/**
 * A claim that came by import has no terms of ours: they are given when somebody first asks for them, with the day of the
 * claim and what was agreed with it, and say when they were given (J1). True where they were given now; whose name was
 * deleted is given none.
 */
export async function giveMissing(
  act: Act,
  { claimId, no, personId }: Pick<Contract, 'claimId' | 'no' | 'personId'>,
): Promise<boolean> {
  const { sql, town, now, by, via } = act
  const [claim] = await sql.rows(
    claimRow,
    statement`select pay_yen as "payYen", due_at as "dueAt", at from claim c where town_id = ${town} and id = ${claimId}
      and not exists (select 1 from terms t where t.town_id = c.town_id and t.claim_id = c.id)
      and not exists (select 1 from person p where p.town_id = c.town_id and p.id = c.person_id and p.name = ${ERASED})
      for update`,
  )
  if (!claim) return false
  const { payYen, dueAt, at } = claim
  const of = { ...(await readBasis(act, no, personId)), payYen, dueAt }
  const { written: body, sha256 } = writtenTerms(composeTerms(of, at))
  const given = statement`(select ${town}::text as town, ${claimId}::int as claim, ${sha256}::text as sha256, ${body}::text as body,
    ${now}::timestamptz as now, ${by}::text as by, ${via}::text as via) g`
  await sql.count(statement`${givenRows(given)} on conflict do nothing`)
  await audit(act, { act: 'terms.given', subject: `job-${no}`, facts: { worker: personId, sha256 } })
  return true
}
