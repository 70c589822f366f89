// What can be wrong with meetings: their times, agenda, answers, proxies and presence.

import { type Checking, type Say, sayRepeated } from '../known.ts'
import { holdersOf } from '../membership/write.ts'
import type { Path } from '../problems.ts'
import type { FileMeeting } from '../records.ts'
import { meetingId } from '../stored.ts'
import { isLiving, presenceRows, proxyRows } from './merge.ts'

type At = { checking: Checking; meeting: FileMeeting; path: Path }

/** A meeting ends after it starts and takes answers before; who answers or sits does so for a seat of its body. */
export function checkMeetings(checking: Checking): void {
  const { file, say } = checking
  sayRepeated(
    file.meetings,
    { path: ['meetings'], key: meetingId, say },
    (id, first) => `${id} is meetings[${first}] already`,
  )
  for (const [index, meeting] of (file.meetings ?? []).entries()) {
    const at = { checking, meeting, path: ['meetings', index] }
    checkTimes(at)
    checkAnswers(at)
    checkProxies(at)
    checkPresence(at)
  }
}

function checkTimes({ checking: { known, say }, meeting, path }: At): void {
  const { body, startsAt, endsAt, answersCloseAt, items } = meeting
  if (!known.bodies.has(body)) say([...path, 'body'], `there is no body ${body}`)
  if (endsAt <= startsAt) say([...path, 'endsAt'], 'must lie after startsAt')
  if (answersCloseAt && answersCloseAt > startsAt)
    say([...path, 'answersCloseAt'], 'must not lie after startsAt')
  sayRepeated(
    items,
    { path: [...path, 'items'], key: ({ no }) => no, say },
    (no, first) => `number ${no} is items[${first}] already`,
  )
}

type Person = string | null | undefined

/** `seat` is one of the meeting's body; every person named is known. `system` writes records too. */
function checkNames(
  { checking: { known, say }, meeting }: At,
  seat: string,
  people: Record<string, Person>,
  path: Path,
): void {
  const body = known.seats.get(seat)
  if (body !== meeting.body)
    say([...path, 'seat'], body ? `${seat} is a seat of ${body}` : `there is no seat ${seat}`)
  for (const [key, person] of Object.entries(people))
    if (person && !known.people.has(person) && !(key === 'by' && person === 'system'))
      say([...path, key], `there is no person ${person}`)
}

function checkAnswers(at: At): void {
  const { meeting, path, checking } = at
  const own = [...path, 'answers']
  for (const [index, { seat, person, by }] of (meeting.answers ?? []).entries())
    checkNames(at, seat, { person, by }, [...own, index])
  const key = ({ seat, person }: { seat: string; person: string }) => `${person} for ${seat}`
  sayRepeated(
    meeting.answers,
    { path: own, key, say: checking.say },
    (who, first) => `${who} is answers[${first}] already`,
  )
}

const ground = ({ checking: { file, stored }, meeting }: At) => ({
  stored,
  holder: holdersOf({ file, stored }, meeting.startsAt),
})

/** Nobody comes for two seats, and no seat has two: whom the file names, and whom it leaves at the table. */
function sayClashes(keys: (string[] | undefined)[], stored: string[][], path: Path, say: Say): void {
  const taken = new Map(stored.flat().map((key) => [key, 'already'] as const))
  const first = new Map<string, number>()
  for (const [index, own] of keys.entries()) {
    for (const key of own ?? []) {
      const before = first.get(key)
      if (before !== undefined)
        say([...path, index], `${key} stands in ${String(path.at(-1))}[${before}] already`)
      else if (taken.has(key)) say([...path, index], `${key} stands for this meeting already`)
      first.set(key, before ?? index)
    }
  }
}

function checkProxies(at: At): void {
  const { meeting, path, checking } = at
  const [own, { say }] = [[...path, 'proxies'], checking]
  for (const [index, { seat, principal, person, by }] of (meeting.proxies ?? []).entries())
    checkNames(at, seat, { principal, person, by }, [...own, index])
  const { rows, left } = proxyRows(meeting, ground(at))
  for (const [index, { principal_id }] of rows.entries())
    if (!principal_id) say([...own, index, 'principal'], 'is missing: nobody holds the seat on that day')
  const keys = (seat: string, name: string, person: string | null | undefined) => [
    ...[`a proxy of seat ${seat}`, `the proxy ${name}`],
    ...(person ? [`the proxy ${person}`] : []),
  ]
  const living = rows.map((row) =>
    isLiving(row.state) ? keys(row.seat_id, row.name_key, row.person_id) : undefined,
  )
  sayClashes(
    living,
    left.map((row) => keys(row.seatId, row.nameKey, row.personId)),
    own,
    say,
  )
}

function checkPresence(at: At): void {
  const { meeting, path, checking } = at
  const [own, { say }] = [[...path, 'presence'], checking]
  for (const [index, { seat, person, by, from, to }] of (meeting.presence ?? []).entries()) {
    checkNames(at, seat, { person, by }, [...own, index])
    if (to && to < from) say([...own, index, 'to'], 'lies before its from')
  }
  const { rows, left } = presenceRows(meeting, ground(at))
  for (const [index, { person_id }] of rows.entries())
    if (!person_id) say([...own, index, 'person'], 'is missing: nobody holds the seat on that day')
  const keys = (seat: string, person: string | undefined) => [
    `somebody in seat ${seat}`,
    `${person} at the table`,
  ]
  const here = rows.map((row) => (row.to_at === null ? keys(row.seat_id, row.person_id) : undefined))
  sayClashes(
    here,
    left.map((row) => keys(row.seatId, row.personId)),
    own,
    say,
  )
}
