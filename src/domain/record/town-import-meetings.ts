// What a meeting of the file becomes beside what is stored of it.
import { foldName } from '../people/names.ts'
import type { FileMeeting, FilePresence, FileProxy } from './town-file-records.ts'
import { meetingId, type Stored } from './town-import-stored.ts'

type StoredProxy = NonNullable<ReturnType<Stored['proxies']['get']>>[number]

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
    ...{ id: meetingId(meeting), body_id: meeting.body, no: meeting.no, title, place, state, revision },
    ...{ starts_at: startsAt, ends_at: endsAt, answers_close_at: answersCloseAt, convened_at: convenedAt },
    ...(moved && { outlook_told: null }),
  }
}

export const itemRows = (meeting: FileMeeting) =>
  (meeting.items ?? []).map((item) => ({ meeting_id: meetingId(meeting), ...item }))

export function answerRows(meeting: FileMeeting, stored: Stored) {
  const { revision } = revisionOf(meeting, stored)
  return (meeting.answers ?? []).map(
    ({ seat, person, answer, mode, note, lateMinutes, leaveEarly, by, via, at }) => ({
      ...{
        meeting_id: meetingId(meeting),
        seat_id: seat,
        person_id: person,
        answer,
        note,
        revision,
        via,
        at,
      },
      ...{
        mode: answer === 'attend' ? mode : (mode ?? null),
        late_minutes: lateMinutes,
        leave_early: leaveEarly,
        by_id: by,
      },
    }),
  )
}

export const isLiving = (state: string): boolean =>
  state === 'named' || state === 'approved' || state === 'accepted'

const nameKey = ({ name, org }: FileProxy): string =>
  org ? `${foldName(name)}/${foldName(org)}` : foldName(name)

/** The same proxy is known by seat, name and moment; without a moment, by its state, or as the one that lives. */
function knownProxy(proxy: FileProxy, stored: StoredProxy[]): StoredProxy | undefined {
  const { seat, name, at, state } = proxy
  const alike = stored.filter(
    (row) => row.seatId === seat && (row.name === name || row.nameKey === nameKey(proxy)),
  )
  if (at) return alike.find((row) => same(row.at, at))
  return alike.findLast((row) => row.state === state) ?? alike.findLast((row) => isLiving(row.state))
}

function proxyRow(meeting: FileMeeting, proxy: FileProxy, { stored, holder }: MeetingGround) {
  const { revision } = revisionOf(meeting, stored)
  const known = knownProxy(proxy, stored.proxies.get(meetingId(meeting)) ?? [])
  const outdated = known !== undefined && known.revision < revision && isLiving(proxy.state)
  const { seat, name, title, org, person, reason, pledgedAt, by, via, at } = proxy
  return {
    ...{
      id: known?.id,
      meeting_id: meetingId(meeting),
      seat_id: seat,
      name,
      title,
      org,
      reason,
      via,
      at,
      by_id: by,
    },
    ...{ name_key: known?.nameKey ?? nameKey(proxy), person_id: person, pledged_at: pledgedAt },
    principal_id: proxy.principal ?? known?.principalId ?? holder(seat),
    state: outdated ? 'superseded' : proxy.state,
    revision: known?.revision ?? revision,
  }
}

type Ended = { id: number; state: 'superseded' }

/** The rows of the file's proxies, those that ended first: a living one supersedes the one that stood for its seat. */
export function proxyRows(meeting: FileMeeting, ground: MeetingGround) {
  const rows = (meeting.proxies ?? []).map((proxy) => proxyRow(meeting, proxy, ground))
  const living = rows.filter(({ state }) => isLiving(state))
  const before = ground.stored.proxies.get(meetingId(meeting)) ?? []
  const others = before.filter(({ id, state }) => isLiving(state) && !rows.some((row) => row.id === id))
  const replaced = others.filter(({ seatId }) => living.some((row) => row.seat_id === seatId))
  const ended: Ended[] = replaced.map(({ id }) => ({ id, state: 'superseded' }))
  const left = revisionOf(meeting, ground.stored).moved ? [] : others.filter((row) => !replaced.includes(row))
  return { rows, left, ordered: [...ended, ...rows.filter(({ state }) => !isLiving(state)), ...living] }
}

function presenceRow(meeting: FileMeeting, presence: FilePresence, { stored, holder }: MeetingGround) {
  const { seat, person, proxy, mode, from, to, by, via } = presence
  const known = stored.presences
    .get(meetingId(meeting))
    ?.find((row) => row.seatId === seat && same(row.from, from))
  const left = to === undefined ? (known?.to?.toISOString() ?? null) : to
  const sitter = person ?? known?.personId ?? holder(seat)
  return {
    ...{ id: known?.id, meeting_id: meetingId(meeting), seat_id: seat, person_id: sitter },
    ...{ proxy, mode, from_at: from, to_at: left, by_id: by, via },
  }
}

/** The rows of the file's presence, those who left first; `left` are those at the table whom the file does not mention. */
export function presenceRows(meeting: FileMeeting, ground: MeetingGround) {
  const rows = (meeting.presence ?? []).map((presence) => presenceRow(meeting, presence, ground))
  const before = ground.stored.presences.get(meetingId(meeting)) ?? []
  const left = before.filter(({ id, to }) => to === null && !rows.some((row) => row.id === id))
  return { rows, left, ordered: rows.toSorted((a, b) => Number(a.to_at === null) - Number(b.to_at === null)) }
}
