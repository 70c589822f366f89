import { isLiving } from '../../domain/proxy/model.ts'
import { type AtMeeting, checkNames, sayClashes } from '../check.ts'
import { groundOf } from '../meeting/merge.ts'
import { proxyRows } from './merge.ts'

/** Somebody stands in for who holds the seat; one living proxy for each seat, and one seat for each proxy (P4). */
export function checkProxies(at: AtMeeting): void {
  const { meeting, path, checking } = at
  const [own, { say }] = [[...path, 'proxies'], checking]
  for (const [index, { seat, principal, person, by }] of (meeting.proxies ?? []).entries())
    checkNames(at, seat, { principal, person, by }, [...own, index])
  const { rows, left } = proxyRows(meeting, groundOf(checking, meeting))
  for (const [index, { principal_id }] of rows.entries())
    if (!principal_id) say([...own, index, 'principal'], 'is missing: nobody holds the seat on that day')
  const living = rows.map((row) =>
    isLiving(row.state) ? keys(row.seat_id, row.name_key, row.person_id) : undefined,
  )
  const stored = left.map((row) => keys(row.seatId, row.nameKey, row.personId))
  sayClashes(living, stored, own, say)
}

/** What only one living proxy of a meeting may be. */
const keys = (seat: string, name: string, person: string | null | undefined): string[] => [
  `a proxy of seat ${seat}`,
  `the proxy ${name}`,
  ...(person ? [`the proxy ${person}`] : []),
]
