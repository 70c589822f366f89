// What the observers of a meeting become beside those stored: the same ones are known again.
import { observerKey } from '../../domain/observer/invite.ts'
import { EXPECTED } from '../../domain/observer/model.ts'
import { ERASED } from '../../domain/people/model.ts'
import type { FileMeeting } from '../meeting/format.ts'
import { meetingId, type Stored, takeMatch } from '../stored.ts'
import { isAt } from '../values.ts'
import type { FileObserver } from './format.ts'

type StoredObserver = NonNullable<ReturnType<Stored['observers']['get']>>[number]

/** Whose name was deleted is told apart by who they were. */
const keyOf = ({ name, org, person }: FileObserver): string =>
  observerKey({ name, org: (name === ERASED ? person : org) ?? undefined })

/** The same observer is known by name and moment; without a moment, as the one who is expected. */
const knownObserver = (observer: FileObserver, pool: StoredObserver[]): StoredObserver | undefined =>
  takeMatch(
    pool,
    (row) =>
      row.nameKey === keyOf(observer) &&
      (observer.at ? isAt(row.at, observer.at) : row.state === observer.state),
  )

export function observerRows(meeting: FileMeeting, { observers }: Stored) {
  const pool = [...(observers.get(meetingId(meeting)) ?? [])]
  const rows = (meeting.observers ?? []).map((observer) => {
    const known = knownObserver(observer, pool)
    const { name, org, items, person, state, pledgedAt, by, via, at, attendance } = observer
    const row = {
      id: known?.id,
      meeting_id: meetingId(meeting),
      name,
      name_key: keyOf(observer),
      org: org ?? null,
      items,
      person_id: person,
      state,
      pledged_at: pledgedAt,
      by_id: by,
      via,
      at,
    }
    return { row, known, attendance: attendance ?? [] }
  })
  return { rows, left: pool.filter(({ state }) => EXPECTED.some((one) => one === state)) }
}
