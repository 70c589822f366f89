import { statement } from '../../db/sql.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { calendarDay, int, moment, orElse, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { clientNo } from './merge.ts'

const clientTable = (now: Date): Table => ({
  name: 'client',
  key: { no: int },
  columns: {
    name: text,
    name_key: text,
    kind: orElse('company'),
    contact: text,
    note: text,
    organisation_id: text,
    ...provenance(now),
  },
})

/** A new client is the organisation of its name, as if it had been entered by hand. */
export function writeClients(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const organisations = new Map([
    ...[...stored.organisationKeys].map(([id, key]) => [key, id] as const),
    ...(file.organisations ?? []).map(({ id, name }) => [foldName(name), id] as const),
  ])
  const rows = (file.clients ?? []).map(({ no, name, kind, contact, note, organisation, by, via, at }) => {
    const key = foldName(name)
    const named = stored.clients.has(no) ? undefined : organisations.get(key)
    return {
      ...{ no, name, name_key: key, kind, contact, note, by_id: by, via, at },
      organisation_id: organisation === undefined ? named : organisation,
    }
  })
  return write(importing, 'clients', clientTable(now), rows)
}

const leadTable = (now: Date): Table => ({
  name: 'lead',
  key: { no: int },
  columns: {
    client_no: int,
    topic: text,
    stage: orElse('lead'),
    owner_id: text,
    next_on: calendarDay,
    reason: text,
    changed_at: { ...moment, fallback: statement`${now}::timestamptz` },
    ...provenance(now),
  },
  onUpdate: statement`revision = t.revision + 1`,
})

export function writeLeads(importing: Importing): Promise<Counted> {
  const rows = (importing.file.leads ?? []).map((lead) => {
    const { no, topic, stage, owner, next, reason, changedAt, by, via, at, steps } = lead
    return {
      ...{ no, topic, reason, via, at },
      client_no: clientNo(importing, lead.client),
      stage: stage ?? steps?.at(-1)?.stage,
      owner_id: owner,
      next_on: next,
      changed_at: changedAt,
      by_id: by,
    }
  })
  return write(importing, 'leads', leadTable(importing.now), rows)
}

const stepTable = (now: Date): Table => ({
  name: 'lead_step',
  key: { lead_no: int, no: int },
  columns: { stage: text, next_on: calendarDay, note: text, ...provenance(now) },
})

export function writeLeadSteps(importing: Importing): Promise<Counted> {
  const rows = (importing.file.leads ?? []).flatMap((lead) =>
    (lead.steps ?? []).map(({ stage, next, note, by, via, at }, index) => ({
      lead_no: lead.no,
      no: index + 1,
      stage,
      next_on: next,
      note,
      by_id: by,
      via,
      at,
    })),
  )
  return write(importing, 'lead steps', stepTable(importing.now), rows)
}
