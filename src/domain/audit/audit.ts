// The audit trail: what happened, by whom and how, written in the transaction that did it. Ids only, no names.
import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'

export type AuditEvent = { act: string; subject: string; facts?: Record<string, unknown> }

/** One entry for each of many rows `g` with `town`, `now`, `by`, `via`, `subject` and `facts`. */
export const auditRows = (act: string, from: Statement): Statement =>
  statement`insert into audit_entry (town_id, at, actor, via, act, subject, facts)
    select g.town, g.now, g.by, g.via, ${act}, g.subject, g.facts from ${from}`

/** Writes one entry. */
export async function audit(
  { sql, town, now, by, via }: Act,
  { act, subject, facts = {} }: AuditEvent,
): Promise<void> {
  await sql.count(statement`insert into audit_entry (town_id, at, actor, via, act, subject, facts)
    select ${town}, ${now}::timestamptz, ${by}, ${via}, ${act}, ${subject}, ${JSON.stringify(facts)}::jsonb`)
}
