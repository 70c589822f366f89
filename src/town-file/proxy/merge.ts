// What the proxies of a meeting become beside those stored: the same ones are known again, others take their place.
import { foldName } from '../../domain/people/fold-name.ts'
import { isLiving, type ProxyState } from '../../domain/proxy/model.ts'
import type { FileMeeting } from '../meeting/format.ts'
import { type MeetingGround, revisionOf } from '../meeting/merge.ts'
import { meetingId, type Stored, takeMatch } from '../stored.ts'
import { isAt } from '../values.ts'
import type { FileProxy } from './format.ts'

type StoredProxy = NonNullable<ReturnType<Stored['proxies']['get']>>[number]

const nameKey = ({ name, org }: FileProxy): string =>
  org ? `${foldName(name)}/${foldName(org)}` : foldName(name)

/** The same proxy is known by seat, name and moment; without a moment, by its state, or as the one that lives. */
function knownProxy(proxy: FileProxy, pool: StoredProxy[]): StoredProxy | undefined {
  const { seat, name, at, state } = proxy
  const alike = (row: StoredProxy) =>
    row.seatId === seat && (row.name === name || row.nameKey === nameKey(proxy)) && (!at || isAt(row.at, at))
  const alive = (row: StoredProxy) => alike(row) && (at !== undefined || isLiving(row.state))
  return takeMatch(pool, (row) => alike(row) && row.state === state, alive)
}

function proxyRow(
  meeting: FileMeeting,
  proxy: FileProxy,
  { stored, holder }: MeetingGround,
  pool: StoredProxy[],
) {
  const { revision } = revisionOf(meeting, stored)
  const known = knownProxy(proxy, pool)
  const outdated = known !== undefined && known.revision < revision && isLiving(proxy.state)
  const state: ProxyState = outdated ? 'superseded' : proxy.state
  const { seat, name, title, org, person, reason, pledgedAt, by, via, receivedBy, at } = proxy
  return {
    id: known?.id,
    meeting_id: meetingId(meeting),
    seat_id: seat,
    name,
    title,
    org,
    reason,
    via: receivedBy ?? via,
    at,
    name_key: known?.nameKey ?? nameKey(proxy),
    person_id: person,
    pledged_at: pledgedAt,
    by_id: by,
    principal_id: proxy.principal ?? known?.principalId ?? holder(seat),
    state,
    revision: known?.revision ?? revision,
  }
}

/** The rows of the file's proxies, those that ended first: a living one supersedes the one that stood for its seat. */
export function proxyRows(meeting: FileMeeting, ground: MeetingGround) {
  const before = ground.stored.proxies.get(meetingId(meeting)) ?? []
  const pool = [...before]
  const rows = (meeting.proxies ?? []).map((proxy) => proxyRow(meeting, proxy, ground, pool))
  const living = rows.filter(({ state }) => isLiving(state))
  const others = before.filter(({ id, state }) => isLiving(state) && !rows.some((row) => row.id === id))
  const replaced = others.filter(({ seatId }) => living.some((row) => row.seat_id === seatId))
  const ended = replaced.map(({ id }) => ({ id, state: 'superseded' as const }))
  const left = revisionOf(meeting, ground.stored).moved ? [] : others.filter((row) => !replaced.includes(row))
  return { rows, left, ordered: [...ended, ...rows.filter(({ state }) => !isLiving(state)), ...living] }
}
