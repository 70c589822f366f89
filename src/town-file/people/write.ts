// People, their chat accounts, and their entries as workers.
import { statement } from '../../db/sql.ts'
import { erasedKey, foldName } from '../../domain/people/fold-name.ts'
import { ERASED, type Platform } from '../../domain/people/model.ts'
import { type Column, int, moment, orElse, text, texts } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

/** A file that names another language than the one that stands has decided it; the same one says nothing new. */
const localeFrom: Column = {
  type: 'text',
  value: statement`case when g.locale <> coalesce(old.locale, '') then 'file'
    else coalesce(old.locale_from, 'default') end`,
}

const personTable: Table = {
  name: 'person',
  key: { id: text },
  columns: {
    ...{ name: text, name_key: text, kana: text, phone: text, roles: texts },
    ...{ locale: orElse('ja'), locale_from: localeFrom },
  },
}

const accountTable: Table = {
  name: 'account',
  key: { platform: text, user_id: text },
  columns: { person_id: text },
}

const workerTable: Table = {
  name: 'worker',
  key: { person_id: text },
  columns: {
    state: orElse('applied'),
    skills: texts,
    claim_limit: { ...int, fallback: statement`3` },
    applied_at: moment,
    consent_at: moment,
    oriented_at: moment,
    hours: text,
    wishes: text,
    invoice_no: text,
    left_at: moment,
  },
}

export function writePeople(importing: Importing): Promise<Counted> {
  const { people = [] } = importing.file
  const rows = people.map((person) => ({
    ...person,
    name_key: person.name === ERASED ? erasedKey(person.id) : foldName(person.name),
  }))
  return write(importing, 'people', personTable, rows)
}

const PLATFORMS: Platform[] = ['line', 'slack']

/** Another account of the same person replaces the former one: what was shown there means nothing here. */
export async function writeAccounts(importing: Importing): Promise<Counted> {
  const { sql, file } = importing
  const rows = (file.people ?? []).flatMap((person) =>
    PLATFORMS.flatMap((platform) =>
      person[platform] ? { platform, user_id: person[platform], person_id: person.id } : [],
    ),
  )
  const updated = await sql.count(statement`delete from account a
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) g (platform text, user_id text, person_id text)
    where a.town_id = ${file.town.id} and a.platform = g.platform and a.person_id = g.person_id and a.user_id <> g.user_id`)
  const [what, { inserted }] = await write(importing, 'accounts', accountTable, rows)
  return [what, { inserted: inserted - updated, updated }]
}

export function writeWorkers(importing: Importing): Promise<Counted> {
  const { workers = [] } = importing.file
  const rows = workers.map(({ person, state, skills, claimLimit, hours, wishes, ...worker }) => ({
    person_id: person,
    state,
    skills,
    claim_limit: claimLimit,
    applied_at: worker.appliedAt,
    consent_at: worker.consentAt,
    oriented_at: worker.orientedAt,
    hours,
    wishes,
    invoice_no: worker.invoiceNo,
    left_at: worker.leftAt,
  }))
  return write(importing, 'workers', workerTable, rows)
}
