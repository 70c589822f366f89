// The audit trail: what happened, by whom and how, written in the transaction that did it. Ids only, no names.
import { Prisma } from '../../db/generated/client.ts'
import type { Act } from '../act.ts'

export type AuditEvent = { act: string; subject: string; facts?: Record<string, unknown> }

/** The insert of one entry, to be run alone or as part of a larger statement. */
export const auditInsert = (
  { town, now, by, via }: Act,
  { act, subject, facts = {} }: AuditEvent,
): Prisma.Sql =>
  Prisma.sql`insert into audit_entry (town_id, at, actor, via, act, subject, facts)
    values (${town}, ${now}, ${by}, ${via}, ${act}, ${subject}, ${JSON.stringify(facts)}::jsonb)`

/** Writes one entry. */
export async function audit(act: Act, event: AuditEvent): Promise<void> {
  await act.tx.$executeRaw(auditInsert(act, event))
}
