// What a meeting of the file becomes beside what is stored of it.
import { holdersOf } from '../membership/merge.ts'
import { meetingId, type Stored } from '../stored.ts'
import type { Importing } from '../upsert.ts'
import { isAt } from '../values.ts'
import type { FileMeeting } from './format.ts'

/** What its proxies and its presence are merged with. */
export type MeetingGround = {
  stored: Stored
  /** Who holds a seat on the meeting's day. */
  holder: (seat: string) => string | undefined
}

export const groundOf = (
  { file, stored }: Pick<Importing, 'file' | 'stored'>,
  { startsAt }: FileMeeting,
): MeetingGround => ({ stored, holder: holdersOf({ file, stored }, startsAt) })

/** A new date or place: the revision grows, and what was answered for the old one counts no more (N2). */
export function revisionOf(meeting: FileMeeting, { meetings }: Stored): { revision: number; moved: boolean } {
  const before = meetings.get(meetingId(meeting))
  if (!before) return { revision: 1, moved: false }
  const { startsAt, endsAt, place, revision } = before
  const moved = place !== meeting.place || !isAt(startsAt, meeting.startsAt) || !isAt(endsAt, meeting.endsAt)
  return { revision: moved ? revision + 1 : revision, moved }
}

export function meetingRow(meeting: FileMeeting, stored: Stored) {
  const { revision, moved } = revisionOf(meeting, stored)
  const {
    title = `第${meeting.no}回`,
    startsAt,
    endsAt,
    place,
    answersCloseAt,
    state,
    convenedAt,
    openedAt,
    closedAt,
  } = meeting
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
    opened_at: openedAt,
    closed_at: closedAt,
    outlook_told: moved ? null : undefined,
  }
}

export const itemRows = (meeting: FileMeeting) =>
  (meeting.items ?? []).map(({ order, ...item }) => ({
    meeting_id: meetingId(meeting),
    ...item,
    order_no: order,
  }))
