// The tables of what was said and done: meetings with their answers, jobs with their claims.
import { Prisma } from '../db/generated/client.ts'
import { flag, int, moment, orElse, serial, text, texts } from './columns.ts'
import type { Table } from './upsert.ts'

/** Who wrote a record down; what a file leaves open was written down by the import itself. */
const provenance = (now: Date) => ({
  by_id: orElse('system'),
  via: orElse('import'),
  at: { ...moment, fallback: Prisma.sql`${now}::timestamptz` },
})

const atOnce = (states: string[], now: Date) => ({
  ...moment,
  fallback: Prisma.sql`case when g.state = any (${states}) then ${now}::timestamptz end`,
})

export const meetings = (now: Date): Table => ({
  name: 'meeting',
  key: { id: text },
  columns: {
    body_id: text,
    no: int,
    title: text,
    place: text,
    revision: int,
    outlook_told: text,
    state: orElse('draft'),
    starts_at: moment,
    ends_at: moment,
    answers_close_at: moment,
    convened_at: atOnce(['convened', 'open', 'closed'], now),
  },
})

export const items: Table = {
  name: 'item',
  key: { meeting_id: text, no: int },
  columns: { title: text, kind: text, notified: flag(true) },
}

/** An answer that was there already belongs to the date and place it was given for (N2). */
const answerRevision = Prisma.sql`case when old.answer = g.answer and (g.at is null or g.at = old.at)
  then old.revision else g.revision end`

export const answers = (now: Date): Table => ({
  name: 'answer',
  key: { meeting_id: text, seat_id: text, person_id: text },
  columns: {
    answer: text,
    mode: text,
    note: text,
    late_minutes: int,
    leave_early: flag(false),
    revision: { ...int, value: answerRevision },
    ...provenance(now),
    by_id: { ...text, fallback: Prisma.sql`g.person_id` },
  },
  onUpdate: Prisma.sql`previous = null`,
})

export const proxies = (now: Date): Table => ({
  name: 'proxy',
  key: serial('proxy'),
  columns: {
    meeting_id: text,
    seat_id: text,
    principal_id: text,
    name: text,
    name_key: text,
    title: text,
    org: text,
    person_id: text,
    state: text,
    reason: text,
    revision: int,
    pledged_at: moment,
    ...provenance(now),
  },
  onUpdate: Prisma.sql`code_digest = case when excluded.state = 'approved' then t.code_digest end`,
})

const seatedProxy = Prisma.sql`case when (g.row->>'proxy')::boolean then coalesce(old.proxy_id, (select max(x.id) from proxy x
    where x.town_id = g.town and x.meeting_id = g.meeting_id and x.seat_id = g.seat_id and x.person_id = g.person_id))
  when g.row ? 'proxy' then null else old.proxy_id end`

export const presences: Table = {
  name: 'presence',
  key: serial('presence'),
  columns: {
    meeting_id: text,
    seat_id: text,
    person_id: text,
    mode: orElse('in-person'),
    from_at: moment,
    to_at: moment,
    proxy_id: { ...int, value: seatedProxy },
    by_id: orElse('system'),
    via: orElse('import'),
  },
}

export const workers: Table = {
  name: 'worker',
  key: { person_id: text },
  columns: { state: orElse('applied'), skills: texts, claim_limit: { ...int, fallback: Prisma.sql`3` } },
}

export const jobs: Table = {
  name: 'job',
  key: { no: int },
  columns: {
    title: text,
    details: text,
    slots: int,
    taken: int,
    pay_yen: int,
    due_at: moment,
    skills: texts,
    place: text,
    state: orElse('draft'),
  },
}

export const claims = (now: Date): Table => ({
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
    delivered_at: atOnce(['delivered', 'accepted'], now),
    ended_at: atOnce(['released', 'expired'], now),
    ...provenance(now),
  },
})

export const waits = (now: Date): Table => ({
  name: 'waiting',
  key: serial('waiting'),
  columns: { job_no: int, person_id: text, state: text, offer_until: moment, at: provenance(now).at },
})
