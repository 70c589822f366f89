import type { Reader } from '../../domain/act.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { iso } from '../values.ts'

/** Who was asked to come to a meeting without being a member, in the order of asking. Codes stay here. */
export async function exportObservers({ tx, town: townId }: Reader) {
  const rows = await tx.observer.findMany({
    where: { townId },
    orderBy: [{ at: 'asc' }, { nameKey: 'asc' }, { state: 'desc' }, { id: 'asc' }],
    include: { attendances: { orderBy: [{ from: 'asc' }, { id: 'asc' }] } },
  })
  const observers = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }: Pick<Meeting, 'id'>) =>
    (observers.get(id) ?? []).map((row) => ({
      name: row.name,
      org: row.org,
      items: row.items,
      person: row.personId,
      state: row.state,
      pledgedAt: iso(row.pledgedAt),
      by: row.byId,
      via: row.via,
      at: row.at.toISOString(),
      attendance: row.attendances.map(({ from, to, byId, via }) => ({
        from: from.toISOString(),
        to: iso(to),
        by: byId,
        via,
      })),
    }))
}
