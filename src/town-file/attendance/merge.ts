import type { FileMeeting } from '../meeting/format.ts'
import { revisionOf } from '../meeting/merge.ts'
import { meetingId, type Stored } from '../stored.ts'

/** The answers of the file, as given for the date and place the meeting has now. */
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
