import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { foldName } from '../people/fold-name.ts'
import {
  type Client,
  client,
  type Lead,
  type LeadRefusal,
  type LeadStage,
  type LeadStep,
  lead,
  leadStep,
  OPEN_STAGES,
} from './model.ts'

type Reading = Pick<Reader, 'sql' | 'town'>

const clientColumns = statement`c.no, c.name, c.kind, c.contact, c.note, c.organisation_id as "organisationId"`

export const findClient = async ({ sql, town }: Reading, no: number): Promise<Client | undefined> =>
  (
    await sql.rows(
      client,
      statement`select ${clientColumns} from client c where c.town_id = ${town} and c.no = ${no}`,
    )
  )[0]

/** The client of exactly this name, folded (P8). */
export const clientNamed = async ({ sql, town }: Reading, name: string): Promise<Client | undefined> =>
  (
    await sql.rows(
      client,
      statement`select ${clientColumns} from client c where c.town_id = ${town} and c.name_key = ${foldName(name)}`,
    )
  )[0]

const SIMILAR_MOST = 5

/** Clients whose name holds these words, or is held in them: whoever is meant may be among them. */
export const similarClients = ({ sql, town }: Reading, name: string): Promise<Client[]> => {
  const key = foldName(name)
  return sql.rows(
    client,
    statement`select ${clientColumns} from client c where c.town_id = ${town}
      and (position(${key} in c.name_key) > 0 or position(c.name_key in ${key}) > 0) order by c.no limit ${SIMILAR_MOST}`,
  )
}

const listedClient = client.extend({
  /** Leads that are neither won nor lost. */
  openLeads: z.int(),
  /** Orders that were not cancelled, and what they come to. */
  orders: z.int(),
  yen: z.number(),
})
export type ListedClient = z.output<typeof listedClient>

/** Every client, those with most to do first. */
export const listClients = ({ sql, town }: Reading): Promise<ListedClient[]> =>
  sql.rows(
    listedClient,
    statement`select * from (select ${clientColumns},
        (select count(*) from lead l where l.town_id = c.town_id and l.client_no = c.no
          and l.stage in ${among(OPEN_STAGES)})::int as "openLeads",
        (select count(*) from client_order o where o.town_id = c.town_id and o.client_no = c.no and o.state <> 'cancelled')::int as orders,
        (select coalesce(sum(o.yen), 0) from client_order o where o.town_id = c.town_id and o.client_no = c.no
          and o.state <> 'cancelled')::float8 as yen
      from client c where c.town_id = ${town}) listed order by "openLeads" = 0, no desc`,
  )

const organisation = z.object({ id: z.string(), name: z.string() })

/** The organisation of the register that bears a name, folded (P8). */
export async function organisationNamed({ sql, town }: Reading, name: string): Promise<string | null> {
  const all = await sql.rows(
    organisation,
    statement`select id, name from organisation where town_id = ${town} order by id`,
  )
  return all.find((one) => foldName(one.name) === foldName(name))?.id ?? null
}

const leads = ({ sql, town }: Reading, which: Statement): Promise<Lead[]> =>
  sql.rows(
    lead,
    statement`select l.no, l.client_no as "clientNo", c.name as client, l.topic, l.stage, l.owner_id as "ownerId", p.name as owner,
        l.next_on::text as "nextOn", l.reason, l.at, l.changed_at as "changedAt", l.revision, o.no as "orderNo"
      from lead l join client c on c.town_id = l.town_id and c.no = l.client_no
      left join person p on p.town_id = l.town_id and p.id = l.owner_id
      left join client_order o on o.town_id = l.town_id and o.lead_no = l.no
      where l.town_id = ${town} and ${which} order by l.next_on nulls last, l.no`,
  )

export const findLead = async (reader: Reading, no: number): Promise<Lead | undefined> =>
  (await leads(reader, statement`l.no = ${no}`))[0]

type Which = { stage?: LeadStage | undefined; ownerId?: string | undefined; clientNo?: number | undefined }

/** Leads by the day of their next step, those without one last; of a stage, an owner or a client where they are named. */
export const readLeads = (reader: Reading, { stage, ownerId, clientNo }: Which = {}): Promise<Lead[]> =>
  leads(
    reader,
    statement`(${stage ?? null}::text is null or l.stage = ${stage ?? null})
      and (${ownerId ?? null}::text is null or l.owner_id = ${ownerId ?? null})
      and (${clientNo ?? null}::int is null or l.client_no = ${clientNo ?? null})`,
  )

/** Open leads whose next step is due by a day. */
export const leadsDue = (reader: Reading, day: string): Promise<Lead[]> =>
  leads(reader, statement`l.stage in ${among(OPEN_STAGES)} and l.next_on <= ${day}::date`)

/** What became of a lead, step by step. */
export const readSteps = ({ sql, town }: Reading, no: number): Promise<LeadStep[]> =>
  sql.rows(
    leadStep,
    statement`select s.no, s.stage, s.next_on::text as "nextOn", s.note, s.at, p.name as by from lead_step s
      left join person p on p.town_id = s.town_id and p.id = s.by_id
      where s.town_id = ${town} and s.lead_no = ${no} order by s.no`,
  )

/** Numbers follow each other: whoever writes a new client, lead or order waits here for who did before. */
export const lockNumbers = async ({ sql, town }: Pick<Act, 'sql' | 'town'>): Promise<void> => {
  await sql.count(statement`select 1 from town where id = ${town} for no key update`)
}

/** Why a lead cannot be what was asked of it: what has become of it since it was seen. */
export async function whyLeadStays(act: Act, no: number): Promise<LeadRefusal> {
  const found = await findLead(act, no)
  if (!found) return { kind: 'no-such-lead', no }
  const { stage } = found
  return stage === 'won' || stage === 'lost' ? { kind: 'lead-ended', stage } : { kind: 'lead-changed' }
}
