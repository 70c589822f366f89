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

/** Whoever presided and stayed out is known; one person presides at a time. */
export function checkPresiding(at: AtMeeting): void {
  const { meeting, path, checking } = at
  const { known, say } = checking
  for (const [index, { person, from, to }] of (meeting.presiding ?? []).entries()) {
    if (!known.people.has(person))
      say([...path, 'presiding', index, 'person'], `there is no person ${person}`)
    if (to && to < from) say([...path, 'presiding', index, 'to'], 'lies before its from')
  }
  const open = (meeting.presiding ?? []).filter(({ to }) => !to)
  if (open.length > 1) say([...path, 'presiding'], 'two people preside at once')
  for (const [index, { seat, item }] of (meeting.recusals ?? []).entries()) {
    checkNames(at, seat, {}, [...path, 'recusals', index])
    if (!(meeting.items ?? []).some(({ no }) => no === item))
      say([...path, 'recusals', index, 'item'], `there is no item ${item}`)
  }
}
