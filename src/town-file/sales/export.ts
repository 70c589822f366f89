import type { Reader } from '../../domain/act.ts'
import { isoDate } from '../values.ts'

/** The clients by number. */
export async function exportClients({ tx, town: townId }: Reader) {
  const rows = await tx.client.findMany({ where: { townId }, orderBy: { no: 'asc' } })
  return rows.map((row) => ({
    no: row.no,
    name: row.name,
    kind: row.kind,
    contact: row.contact,
    note: row.note,
    organisation: row.organisationId,
    by: row.byId,
    via: row.via,
    at: row.at.toISOString(),
  }))
}

/** The leads by number, each with what became of it, step by step. */
export async function exportLeads({ tx, town: townId }: Reader) {
  const rows = await tx.lead.findMany({
    where: { townId },
    orderBy: { no: 'asc' },
    include: { client: true, orders: true, steps: { orderBy: { no: 'asc' } } },
  })
  return rows.map((row) => ({
    no: row.no,
    client: row.client.name,
    topic: row.topic,
    stage: row.stage,
    owner: row.ownerId,
    next: isoDate(row.nextOn),
    reason: row.reason,
    order: row.orders[0]?.no ?? null,
    changedAt: row.changedAt.toISOString(),
    steps: row.steps.map((step) => ({
      stage: step.stage,
      next: isoDate(step.nextOn),
      note: step.note,
      by: step.byId,
      via: step.via,
      at: step.at.toISOString(),
    })),
    by: row.byId,
    via: row.via,
    at: row.at.toISOString(),
  }))
}
