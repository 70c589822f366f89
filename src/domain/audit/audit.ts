// The audit trail: what happened, by whom and how, written in the transaction that did it. Ids only, no names.
import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'

export type AuditEvent = { act: string; subject: string; facts?: Record<string, unknown> }

/** The insert of one entry, to be run alone or as part of a larger statement: then once for each row of `from`. */
export const auditInsert = (
  { town, now, by, via }: Act,
  { act, subject, facts = {} }: AuditEvent,
  from?: Statement,
): Statement =>
  statement`insert into audit_entry (town_id, at, actor, via, act, subject, facts)
    select ${town}, ${now}::timestamptz, ${by}, ${via}, ${act}, ${subject}, ${JSON.stringify(facts)}::jsonb ${
      from ? statement`from ${from}` : statement``
    }`

/** One entry for each of many rows `g` with `town`, `now`, `by`, `via`, `subject` and `facts`. */
export const auditRows = (act: string, from: Statement): Statement =>
  statement`insert into audit_entry (town_id, at, actor, via, act, subject, facts)
    select g.town, g.now, g.by, g.via, ${act}, g.subject, g.facts from ${from}`

/** Writes one entry. */
export async function audit(act: Act, event: AuditEvent): Promise<void> {
  await act.sql.count(auditInsert(act, event))
}
