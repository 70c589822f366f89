import type { Reader } from '../../domain/act.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { iso } from '../values.ts'

/** Every version of every meeting's minutes, and what was to be done after it. */
export async function exportMinutes({ tx, town: townId }: Reader) {
  const versions = await tx.minutes.findMany({ where: { townId }, orderBy: { version: 'asc' } })
  const actions = await tx.actionItem.findMany({
    where: { townId },
    orderBy: [{ due: 'asc' }, { id: 'asc' }],
  })
  const [minutesOf, actionsOf] = [
    Map.groupBy(versions, ({ meetingId }) => meetingId),
    Map.groupBy(actions, ({ meetingId }) => meetingId),
  ]
  return ({ id }: Meeting) => ({
    minutes: (minutesOf.get(id) ?? []).map((row) => ({
      version: row.version,
      state: row.state,
      sha256: row.sha256,
      text: row.text,
      reason: row.reason,
      at: row.at.toISOString(),
      by: row.byId,
      via: row.via,
      sentAt: iso(row.sentAt),
      sentTo: row.sentTo,
      finalAt: iso(row.finalAt),
      confirmedBy: row.confirmedBy,
    })),
    actions: (actionsOf.get(id) ?? []).map((row) => ({
      title: row.title,
      owner: row.ownerId,
      due: row.due.toISOString().slice(0, 10),
      state: row.state,
      at: row.at.toISOString(),
      by: row.byId,
      via: row.via,
      endedAt: iso(row.endedAt),
      endedBy: row.endedBy,
    })),
  })
}
