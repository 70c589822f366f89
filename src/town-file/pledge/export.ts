import type { Reader } from '../../domain/act.ts'

/** Who pledged secrecy as a member of which body, term by term. */
export async function exportPledges({ tx, town: townId }: Reader) {
  const rows = await tx.pledge.findMany({
    where: { townId },
    orderBy: [{ bodyId: 'asc' }, { personId: 'asc' }, { from: 'asc' }],
  })
  return rows.map((row) => ({
    body: row.bodyId,
    person: row.personId,
    from: row.from.toISOString().slice(0, 10),
    article: row.article,
    at: row.at.toISOString(),
    by: row.byId,
    via: row.via,
  }))
}
