import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { claimState } from '../claim/model.ts'
import { BINDING, type Contract, proposalOf, type TermsVersion, termsBody, termsState } from './model.ts'

const json = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(termsBody)

/**
 * Beside `claim c`: how the terms that bind say it is paid, `agreed.mode`, and when the client of a re-order pays,
 * `agreed.reorder`; nothing where it has no terms. What they do not say does not count (J2, J4).
 */
export const agreedPayment = statement`left join lateral (
    select t.body::jsonb #>> '{payment,mode}' as mode, t.body::jsonb #>> '{payment,reorder,due}' as reorder
    from terms t where t.town_id = c.town_id and t.claim_id = c.id and t.state in ${among(BINDING)}
    order by t.version desc limit 1) agreed on true`

const row = z.object({
  claimId: z.int(),
  no: z.int(),
  title: z.string(),
  personId: z.string(),
  claimed: claimState,
  version: z.int().nullable(),
  state: termsState.nullable(),
  sha256: z.string().nullable(),
  body: json.nullable(),
  reason: z.string().nullable(),
  at: z.date().nullable(),
  answeredAt: z.date().nullable(),
})
type Row = z.output<typeof row>

const versionIn = ({ version, state, sha256, body, reason, at, answeredAt }: Row): TermsVersion[] =>
  version === null || !state || sha256 === null || !body || !at
    ? []
    : [{ version, state, sha256, body, reason, at, answeredAt }]

/** Claims with every version of their terms, the newest claim first; one that came by import may have none yet. */
async function contracts({ sql, town }: Reader, which: Statement, most: number): Promise<Contract[]> {
  const rows = await sql.rows(
    row,
    statement`with some_claims as (
        select c.* from claim c where c.town_id = ${town} and ${which} order by c.at desc, c.id desc limit ${most})
      select c.id as "claimId", c.job_no as no, j.title, c.person_id as "personId", c.state as claimed, t.version, t.state,
        t.sha256, t.body, t.reason, t.at, t.answered_at as "answeredAt"
      from some_claims c
      join job j on j.town_id = c.town_id and j.no = c.job_no
      left join terms t on t.town_id = c.town_id and t.claim_id = c.id
      order by c.at desc, c.id desc, t.version`,
  )
  return [...Map.groupBy(rows, ({ claimId }) => claimId).values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const { claimId, no, title, personId, claimed } = first
    return [{ claimId, no, title, personId, state: claimed, versions: all.flatMap(versionIn) }]
  })
}

/** More claims than one person makes in the years terms are kept. */
const OF_ONE_MOST = 500

export const contractsOf = (reader: Reader, personId: string): Promise<Contract[]> =>
  contracts(reader, statement`c.person_id = ${personId}`, OF_ONE_MOST)

export const contractsOn = (reader: Reader, no: number): Promise<Contract[]> =>
  contracts(reader, statement`c.job_no = ${no}`, OF_ONE_MOST)

export async function findContract(reader: Reader, claimId: number): Promise<Contract | undefined> {
  const [found] = await contracts(reader, statement`c.id = ${claimId}`, 1)
  return found
}

/** What somebody holds or held of a job, the newest. */
export async function contractWith(
  reader: Reader,
  { no, personId }: { no: number; personId: string },
): Promise<Contract | undefined> {
  const [found] = await contracts(reader, statement`c.job_no = ${no} and c.person_id = ${personId}`, 1)
  return found
}

/** What waits for somebody's word. */
export const openProposals = async (reader: Reader, personId: string): Promise<Contract[]> =>
  (await contractsOf(reader, personId)).filter((contract) => proposalOf(contract) !== undefined)

/** The same, with the claim kept as it is until the transaction ends: answers and changes of its terms follow each other. */
export async function lockedContract(reader: Reader, claimId: number): Promise<Contract | undefined> {
  const { sql, town } = reader
  await sql.count(statement`select 1 from claim where town_id = ${town} and id = ${claimId} for update`)
  return findContract(reader, claimId)
}
