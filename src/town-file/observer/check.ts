import { EXPECTED } from '../../domain/observer/model.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import { type AtMeeting, sayClashes } from '../check.ts'
import { observerRows } from './merge.ts'

/** Whoever is invited is known where the file says who they are, and invited once; to items there are. */
export function checkObservers({ meeting, path, checking }: AtMeeting): void {
  const { known, say, stored } = checking
  const own = [...path, 'observers']
  const items = meeting.items?.map(({ no }) => no)
  for (const [index, one] of (meeting.observers ?? []).entries()) {
    for (const [key, person] of Object.entries({ person: one.person, by: one.by }))
      if (person && !known.people.has(person) && !(key === 'by' && person === SYSTEM))
        say([...own, index, key], `there is no person ${person}`)
    for (const no of one.items ?? [])
      if (items && !items.includes(no)) say([...own, index, 'items'], `there is no item ${no}`)
    for (const [n, { from, to }] of (one.attendance ?? []).entries())
      if (to && to < from) say([...own, index, 'attendance', n, 'to'], 'lies before its from')
    if ((one.attendance ?? []).filter(({ to }) => !to).length > 1)
      say([...own, index, 'attendance'], 'is in the room twice at once')
  }
  const { rows, left } = observerRows(meeting, stored)
  const keys = (name: string, person: string | null | undefined) => [
    `the observer ${name}`,
    ...(person ? [`the observer ${person}`] : []),
  ]
  sayClashes(
    rows.map(({ row }) => (EXPECTED.includes(row.state) ? keys(row.name_key, row.person_id) : undefined)),
    left.map((row) => keys(row.nameKey, row.personId)),
    own,
    say,
  )
}
