// An observer is in the room, with times, for the minutes: never part of what a quorum counts (Q4).
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { DOORS_OPEN_MS } from '../session/model.ts'
import { EXPECTED, type Observer } from './model.ts'
import { findObserver, isAwaited } from './read.ts'

export type AdmitRefusal =
  | NotPermitted
  | { kind: 'no-such-observer' }
  | { kind: 'too-early' }
  | { kind: 'already-present' }

/** The secretariat writes down that somebody who was invited has come in. */
export async function admitObserver(
  act: Act,
  { observerId }: { observerId: number },
): Promise<Outcome<Observer, AdmitRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const doorsAt = new Date(act.now.getTime() + DOORS_OPEN_MS)
  const awaited =
    await act.sql.count(statement`select 1 from observer where town_id = ${act.town} and id = ${observerId}
    and state in ${among(EXPECTED)} and ${isAwaited(act.now)} for no key update`)
  const observer = await findObserver(act, observerId)
  if (awaited === 0 || !observer) return refuse({ kind: 'no-such-observer' })
  const { startsAt } = await act.tx.meeting.findUniqueOrThrow({
    where: { townId_id: { townId: act.town, id: observer.meetingId } },
    select: { startsAt: true },
  })
  if (startsAt > doorsAt) return refuse({ kind: 'too-early' })
  const came =
    await act.sql.count(statement`insert into observer_attendance (town_id, observer_id, from_at, by_id, via)
    values (${act.town}, ${observerId}, ${act.now}, ${act.by}, ${act.via}) on conflict do nothing`)
  if (came === 0) return refuse({ kind: 'already-present' })
  await audit(act, { act: 'observer.arrived', subject: observer.meetingId, facts: { observer: observerId } })
  return done(observer)
}

export type SeeOffRefusal = NotPermitted | { kind: 'not-present' }

/** The secretariat writes down that an observer has left the room: after their item, as a rule. */
export async function seeOffObserver(
  act: Act,
  { observerId }: { observerId: number },
): Promise<Outcome<null, SeeOffRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const left =
    await act.sql.count(statement`update observer_attendance set to_at = greatest(from_at, ${act.now}::timestamptz)
    where town_id = ${act.town} and observer_id = ${observerId} and to_at is null`)
  const observer = await findObserver(act, observerId)
  if (left === 0 || !observer) return refuse({ kind: 'not-present' })
  await audit(act, { act: 'observer.left', subject: observer.meetingId, facts: { observer: observerId } })
  return done(null)
}
