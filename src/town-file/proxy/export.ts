import type { Reader } from '../../domain/act.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { iso, wayOf } from '../values.ts'

type Exported = ReturnType<typeof exportProxy>

/** Reads the proxies of the whole town; what comes back gives those of a meeting, seat by seat. Codes stay here. */
export async function exportProxies({ tx, town: townId }: Reader): Promise<(meeting: Meeting) => Exported[]> {
  const rows = await tx.proxy.findMany({
    where: { townId },
    orderBy: [{ seatId: 'asc' }, { at: 'asc' }, { id: 'asc' }],
  })
  const proxies = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }) => (proxies.get(id) ?? []).map(exportProxy)
}

type ProxyRow = Awaited<ReturnType<Reader['tx']['proxy']['findMany']>>[number]

const exportProxy = (row: ProxyRow) => ({
  seat: row.seatId,
  principal: row.principalId,
  name: row.name,
  title: row.title,
  org: row.org,
  person: row.personId,
  state: row.state,
  reason: row.reason,
  pledgedAt: iso(row.pledgedAt),
  by: row.byId,
  ...wayOf(row.via),
  at: row.at.toISOString(),
})
