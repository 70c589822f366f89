import type { Reader } from '../../domain/act.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { iso } from '../values.ts'

/** The papers of every meeting, also withdrawn ones, and who opened them. Their bytes are for the backup alone. */
export async function exportPapers({ tx, town: townId }: Reader) {
  const rows = await tx.paper.findMany({
    where: { townId },
    orderBy: { no: 'asc' },
    include: { openings: { orderBy: [{ at: 'asc' }, { personId: 'asc' }, { id: 'asc' }] } },
  })
  const papers = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }: Pick<Meeting, 'id'>) =>
    (papers.get(id) ?? []).map((row) => ({
      no: row.no,
      item: row.itemNo,
      title: row.title,
      kind: row.kind,
      url: row.url,
      type: row.type,
      size: row.size,
      sha256: row.sha256,
      secret: row.secret,
      toldAt: iso(row.toldAt),
      withdrawnAt: iso(row.withdrawnAt),
      withdrawnBy: row.withdrawnBy,
      reason: row.reason,
      by: row.byId,
      via: row.via,
      at: row.at.toISOString(),
      openings: row.openings.map(({ personId, role, at }) => ({
        person: personId,
        role,
        at: at.toISOString(),
      })),
    }))
}
