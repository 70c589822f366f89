import { type AtMeeting, checkNames, sayClashes } from '../check.ts'
import { groundOf } from '../meeting/merge.ts'
import { presenceRows } from './merge.ts'

/** Who sits down leaves no earlier than they came; one body for each seat, and one seat for each body (Q8). */
export function checkPresence(at: AtMeeting): void {
  const { meeting, path, checking } = at
  const [own, { say }] = [[...path, 'presence'], checking]
  for (const [index, { seat, person, by, from, to }] of (meeting.presence ?? []).entries()) {
    checkNames(at, seat, { person, by }, [...own, index])
    if (to && to < from) say([...own, index, 'to'], 'lies before its from')
  }
  const { rows, left } = presenceRows(meeting, groundOf(checking, meeting))
  for (const [index, { person_id }] of rows.entries())
    if (!person_id) say([...own, index, 'person'], 'is missing: nobody holds the seat on that day')
  const here = rows.map((row) => (row.to_at === null ? keys(row.seat_id, row.person_id) : undefined))
  const stored = left.map((row) => keys(row.seatId, row.personId))
  sayClashes(here, stored, own, say)
}

/** What only one of those at the table may be. */
const keys = (seat: string, person: string | undefined): string[] => [
  `somebody in seat ${seat}`,
  `${person} at the table`,
]
