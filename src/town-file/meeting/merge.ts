// What a meeting of the file becomes beside what is stored of it.
import { foldName } from '../../domain/people/fold-name.ts'
import type { FileMeeting, FilePresence, FileProxy } from '../records.ts'
import { meetingId, type Stored, takeMatch } from '../stored.ts'

type StoredProxy = NonNullable<ReturnType<Stored['proxies']['get']>>[number]
type StoredPresence = NonNullable<ReturnType<Stored['presences']['get']>>[number]

export type MeetingGround = {
  stored: Stored
  /** Who holds a seat on the meeting's day. */
  holder: (seat: string) => string | undefined
}

const same = (at: Date, instant: string): boolean => at.getTime() === Date.parse(instant)

/** A new date or place: the revision grows, and what was answered for the old one counts no more (N2). */
export function revisionOf(meeting: FileMeeting, { meetings }: Stored): { revision: number; moved: boolean } {
  const before = meetings.get(meetingId(meeting))
  if (!before) return { revision: 1, moved: false }
  const { startsAt, endsAt, place, revision } = before
  const moved = place !== meeting.place || !same(startsAt, meeting.startsAt) || !same(endsAt, meeting.endsAt)
  return { revision: moved ? revision + 1 : revision, moved }
}

export function meetingRow(meeting: FileMeeting, stored: Stored) {
  const { revision, moved } = revisionOf(meeting, stored)
  const { title = `第${meeting.no}回`, startsAt, endsAt, place, answersCloseAt, state, convenedAt } = meeting
  return {
    id: meetingId(meeting),
    body_id: meeting.body,
    no: meeting.no,
    title,
    place,
    state,
    revision,
    starts_at: startsAt,
    ends_at: endsAt,
    answers_close_at: answersCloseAt,
    convened_at: convenedAt,
    ...(moved && { outlook_told: null }),
  }
}

export const itemRows = (meeting: FileMeeting) =>
  (meeting.items ?? []).map((item) => ({ meeting_id: meetingId(meeting), ...item }))

export function answerRows(meeting: FileMeeting, stored: Stored) {
  const { revision } = revisionOf(meeting, stored)
  return (meeting.answers ?? []).map(
    ({ seat, person, answer, mode, note, lateMinutes, leaveEarly, by, via, receivedBy, at }) => ({
      meeting_id: meetingId(meeting),
      seat_id: seat,
      person_id: person,
      answer,
      note,
      revision,
      via: receivedBy ?? via,
      at,
      mode: answer === 'attend' ? mode : (mode ?? null),
      late_minutes: lateMinutes,
      leave_early: leaveEarly,
      by_id: by,
    }),
  )
}

export const isLiving = (state: string): boolean =>
  state === 'named' || state === 'approved' || state === 'accepted'

const nameKey = ({ name, org }: FileProxy): string =>
  org ? `${foldName(name)}/${foldName(org)}` : foldName(name)

/** The same proxy is known by seat, name and moment; without a moment, by its state, or as the one that lives. */
function knownProxy(proxy: FileProxy, pool: StoredProxy[]): StoredProxy | undefined {
  const { seat, name, at, state } = proxy
  const alike = (row: StoredProxy) =>
    row.seatId === seat && (row.name === name || row.nameKey === nameKey(proxy)) && (!at || same(row.at, at))
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
  const { seat, name, title, org, person, reason, pledgedAt, by, receivedBy, at } = proxy
  const via = receivedBy ?? proxy.via
  return {
    id: known?.id,
    meeting_id: meetingId(meeting),
    seat_id: seat,
    name,
    title,
    org,
    reason,
    via,
    at,
    name_key: known?.nameKey ?? nameKey(proxy),
    person_id: person,
    pledged_at: pledgedAt,
    by_id: by,
    principal_id: proxy.principal ?? known?.principalId ?? holder(seat),
    state: outdated ? 'superseded' : proxy.state,
    revision: known?.revision ?? revision,
  }
}

type Ended = { id: number; state: 'superseded' }

/** The rows of the file's proxies, those that ended first: a living one supersedes the one that stood for its seat. */
export function proxyRows(meeting: FileMeeting, ground: MeetingGround) {
  const before = ground.stored.proxies.get(meetingId(meeting)) ?? []
  const pool = [...before]
  const rows = (meeting.proxies ?? []).map((proxy) => proxyRow(meeting, proxy, ground, pool))
  const living = rows.filter(({ state }) => isLiving(state))
  const others = before.filter(({ id, state }) => isLiving(state) && !rows.some((row) => row.id === id))
  const replaced = others.filter(({ seatId }) => living.some((row) => row.seat_id === seatId))
  const ended: Ended[] = replaced.map(({ id }) => ({ id, state: 'superseded' }))
  const left = revisionOf(meeting, ground.stored).moved ? [] : others.filter((row) => !replaced.includes(row))
  return { rows, left, ordered: [...ended, ...rows.filter(({ state }) => !isLiving(state)), ...living] }
}

function presenceRow(
  meeting: FileMeeting,
  presence: FilePresence,
  { holder }: MeetingGround,
  pool: StoredPresence[],
) {
  const { seat, person, proxy, mode, from, to, by, via } = presence
  const known = takeMatch(
    pool,
    (row) => row.seatId === seat && same(row.from, from) && (!person || row.personId === person),
  )
  const left = to === undefined ? (known?.to?.toISOString() ?? null) : to
  const sitter = person ?? known?.personId ?? holder(seat)
  return {
    id: known?.id,
    meeting_id: meetingId(meeting),
    seat_id: seat,
    person_id: sitter,
    proxy,
    mode,
    from_at: from,
    to_at: left,
    by_id: by,
    via,
  }
}

/** The rows of the file's presence, those who left first; `left` are those at the table whom the file does not mention. */
export function presenceRows(meeting: FileMeeting, ground: MeetingGround) {
  const before = ground.stored.presences.get(meetingId(meeting)) ?? []
  const pool = [...before]
  const rows = (meeting.presence ?? []).map((presence) => presenceRow(meeting, presence, ground, pool))
  const left = before.filter(({ id, to }) => to === null && !rows.some((row) => row.id === id))
  return { rows, left, ordered: rows.toSorted((a, b) => Number(a.to_at === null) - Number(b.to_at === null)) }
}
