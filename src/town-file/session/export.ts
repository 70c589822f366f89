import type { Reader } from '../../domain/act.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { iso } from '../values.ts'

type Exported = ReturnType<typeof exportSitting>

/** Reads the presence of the whole town; what comes back gives that of a meeting, seat by seat. */
export async function exportPresence({
  tx,
  town: townId,
}: Reader): Promise<(meeting: Meeting) => Exported[]> {
  const rows = await tx.presence.findMany({
    where: { townId },
    orderBy: [{ seatId: 'asc' }, { from: 'asc' }, { id: 'asc' }],
  })
  const presence = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }) => (presence.get(id) ?? []).map(exportSitting)
}

type PresenceRow = Awaited<ReturnType<Reader['tx']['presence']['findMany']>>[number]

const exportSitting = (row: PresenceRow) => ({
  seat: row.seatId,
  person: row.personId,
  proxy: row.proxyId !== null,
  mode: row.mode,
  from: row.from.toISOString(),
  to: iso(row.to),
  by: row.byId,
  via: row.via,
})

/** Who presided over a meeting, in the order they did. */
export async function exportPresiding({ tx, town: townId }: Reader) {
  const rows = await tx.presiding.findMany({ where: { townId }, orderBy: { id: 'asc' } })
  const presiding = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }: Meeting) =>
    (presiding.get(id) ?? []).map(({ personId, role, from, to, byId, via }) => ({
      person: personId,
      role,
      from: from.toISOString(),
      to: iso(to),
      by: byId,
      via,
    }))
}

/** Who stayed out of which item, and why. */
export async function exportRecusals({ tx, town: townId }: Reader) {
  const rows = await tx.recusal.findMany({
    where: { townId },
    orderBy: [{ itemNo: 'asc' }, { seatId: 'asc' }],
  })
  const recusals = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }: Meeting) =>
    (recusals.get(id) ?? []).map(({ itemNo, seatId, reason, byId, via, at }) => ({
      item: itemNo,
      seat: seatId,
      reason,
      by: byId,
      via,
      at: at.toISOString(),
    }))
}
