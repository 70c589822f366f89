// What the presence at a meeting becomes beside what is stored of it.
import type { FileMeeting } from '../meeting/format.ts'
import type { MeetingGround } from '../meeting/merge.ts'
import { meetingId, type Stored, takeMatch } from '../stored.ts'
import { isAt } from '../values.ts'
import type { FilePresence } from './format.ts'

type StoredPresence = NonNullable<ReturnType<Stored['presences']['get']>>[number]

function presenceRow(
  meeting: FileMeeting,
  presence: FilePresence,
  { holder }: MeetingGround,
  pool: StoredPresence[],
) {
  const { seat, person, proxy, mode, from, to, by, via } = presence
  const known = takeMatch(
    pool,
    (row) => row.seatId === seat && isAt(row.from, from) && (!person || row.personId === person),
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
