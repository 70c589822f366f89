// What is kept only for a while, and for how long: cleared by each tick, a little at a time.
import { type Sql, type Statement, statement, verbatim } from '../../db/sql.ts'
import { ERASED } from '../../domain/people/model.ts'
import { TERMS_KEPT_DAYS } from '../../domain/terms/model.ts'

const DAY_MS = 86_400_000
/** At most so many rows of a kind in one tick: a long pause is caught up with over several. */
const AT_ONCE = 20_000

type Kind = { what: string; days: number; clear: (before: Date) => Statement }

const cleared = (table: string, key: string, old: (before: Date) => Statement): Kind['clear'] => {
  const [of, by] = [verbatim(table), verbatim(key)]
  return (before) =>
    statement`delete from ${of} where (${by}) in (select ${by} from ${of} where ${old(before)} limit ${AT_ONCE})`
}

export const RETENTION: Kind[] = [
  {
    what: 'events that were answered, with their answers',
    days: 3,
    clear: cleared('inbox', 'platform, event_id', (before) => statement`at < ${before}`),
  },
  {
    what: 'when somebody last spoke of something',
    days: 3,
    clear: cleared('spoken', 'town_id, person_id, subject', (before) => statement`at < ${before}`),
  },
  {
    what: 'wrong codes that were typed',
    days: 1,
    clear: cleared('link_attempt', 'town_id, platform, user_id', (before) => statement`since < ${before}`),
  },
  {
    what: 'codes that were used or have ended',
    days: 30,
    clear: cleared(
      'link_code',
      'town_id, digest',
      (before) => statement`expires_at < ${before} or used_at < ${before}`,
    ),
  },
  {
    what: 'applications to the programme that nobody finished',
    days: 30,
    clear: cleared('recruit', 'town_id, platform, user_id', (before) => statement`at < ${before}`),
  },
  {
    what: 'enquiries that have ended, with names and telephone numbers that strangers gave',
    days: 30,
    clear: cleared('enquiry', 'town_id, id', (before) => statement`ended_at < ${before}`),
  },
  {
    what: 'enquiries nobody has dealt with',
    days: 180,
    clear: cleared('enquiry', 'town_id, id', (before) => statement`last_at < ${before}`),
  },
  {
    what: 'where notices stand in Slack',
    days: 90,
    clear: cleared('posted', 'town_id, subject', (before) => statement`at < ${before}`),
  },
  {
    what: 'files that were sent and belong to no work',
    days: 3,
    clear: cleared(
      'stored_file',
      'town_id, sha256',
      (before) => statement`at < ${before} and not exists (select 1 from delivery_file f
        where f.town_id = stored_file.town_id and f.sha256 = stored_file.sha256)`,
    ),
  },
  {
    what: 'which reminders were sent',
    days: 400,
    clear: cleared(
      'reminder',
      'town_id, kind, subject, person_id',
      (before) => statement`planned_at < ${before}`,
    ),
  },
  {
    what: 'terms of those whose name was deleted, kept as law asks until then (J1)',
    days: TERMS_KEPT_DAYS,
    clear: cleared(
      'terms',
      'town_id, claim_id, version',
      (before) => statement`terms.at < ${before} and exists (select 1 from claim c
        join person p on p.town_id = c.town_id and p.id = c.person_id
        where c.town_id = terms.town_id and c.id = terms.claim_id and p.name = ${ERASED}
          and greatest(c.at, c.ended_at, c.delivered_at, c.inspected_at, c.paid_on::timestamptz) < ${before})`,
    ),
  },
]

/** Clears what is older than it is kept for; says how many rows that were. */
export async function clearOld(sql: Sql, now: Date): Promise<number> {
  let rows = 0
  for (const { days, clear } of RETENTION)
    rows += await sql.count(clear(new Date(now.getTime() - days * DAY_MS)))
  return rows
}
