import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { endAttendances } from '../observer/end.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { endProxies } from '../proxy/end.ts'
import { touchTown } from '../town/touch.ts'
import { sensibleDeadline } from './due.ts'
import { mayPlan } from './may.ts'
import { checkTimes, type Meeting, type MeetingRefusal, type TimeRefusal } from './model.ts'
import { asSeenWithDeadline, toCalendars, whyStale } from './read.ts'

export type Change = { startsAt?: Date; endsAt?: Date; place?: string; answersCloseAt?: Date }
export type ChangeRefusal = TimeRefusal | MeetingRefusal | NotPermitted | { kind: 'nothing-changes' }

/**
 * A new date or place. Every answer, proxy and arrival of the old one counts no more (N2): the revision grows.
 * Without a new end the meeting keeps its length, without a new deadline its distance to the start, as far as that is
 * sensible. It is the meeting as the caller saw it that changes: one that was called off or moved in the meantime does not.
 */
export async function changeMeeting(
  act: Act,
  meeting: Meeting,
  change: Change,
): Promise<Outcome<Meeting, ChangeRefusal>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  if (meeting.state === 'cancelled') return refuse({ kind: 'meeting-cancelled' })
  if (meeting.state === 'closed' || meeting.startsAt <= act.now) return refuse({ kind: 'meeting-over' })
  const next = moved(meeting, change, { now: act.now, timezone: await timezoneOf(act) })
  const wrong = checkTimes(act.now, next)
  if (wrong) return refuse(wrong)
  const same =
    next.place === meeting.place && +next.startsAt === +meeting.startsAt && +next.endsAt === +meeting.endsAt
  return same ? moveDeadline(act, meeting, next) : move(act, meeting, next)
}

async function move(act: Act, meeting: Meeting, next: Meeting): Promise<Outcome<Meeting, ChangeRefusal>> {
  const { startsAt, endsAt, place, answersCloseAt } = next
  const convenedAt = meeting.state === 'draft' ? null : act.now
  const changed =
    await act.sql.count(statement`update meeting m set starts_at = ${startsAt}, ends_at = ${endsAt},
      place = ${place}, answers_close_at = ${answersCloseAt}, revision = revision + 1, outlook_told = null,
      convened_at = ${convenedAt}, before = ${JSON.stringify(beforeOf(act, meeting))}::jsonb, ${toCalendars(act.now)}
    where ${asSeenWithDeadline(act.town, meeting)}`)
  if (changed === 0) return refuse(await whyStale(act, meeting))
  await act.sql.count(endProxies(act, { meetingId: meeting.id }))
  await act.sql.count(statement`update presence set to_at = ${act.now}
    where town_id = ${act.town} and meeting_id = ${meeting.id} and to_at is null`)
  await act.sql.count(endAttendances(act, meeting.id))
  await touchTown(act)
  await audit(act, {
    act: 'meeting.changed',
    subject: meeting.id,
    facts: { from: whenAndWhere(meeting), to: whenAndWhere(next) },
  })
  return done({ ...next, revision: meeting.revision + 1, convenedAt })
}

/** Only the answer deadline moves: answers given stay good. */
async function moveDeadline(
  act: Act,
  meeting: Meeting,
  next: Meeting,
): Promise<Outcome<Meeting, ChangeRefusal>> {
  const { answersCloseAt } = next
  if (answersCloseAt?.getTime() === meeting.answersCloseAt?.getTime())
    return refuse({ kind: 'nothing-changes' })
  const changed =
    await act.sql.count(statement`update meeting m set answers_close_at = ${answersCloseAt}, ${toCalendars(act.now)}
    where ${asSeenWithDeadline(act.town, meeting)}`)
  if (changed === 0) return refuse(await whyStale(act, meeting))
  await touchTown(act)
  await audit(act, {
    act: 'meeting.deadline-moved',
    subject: meeting.id,
    facts: { to: answersCloseAt?.toISOString() ?? null },
  })
  return done(next)
}

/** What a meeting would be after a change: the same reckoning before it is confirmed and when it is done. */
export function moved(
  meeting: Meeting,
  change: Change,
  { now, timezone }: { now: Date; timezone: string },
): Meeting {
  const startsAt = change.startsAt ?? meeting.startsAt
  const shift = startsAt.getTime() - meeting.startsAt.getTime()
  const later = (at: Date) => new Date(at.getTime() + shift)
  const closes = meeting.answersCloseAt
  const shifted =
    closes && shift !== 0 ? sensibleDeadline(later(closes), { startsAt, now, timezone }) : closes
  return {
    ...meeting,
    startsAt,
    endsAt: change.endsAt ?? later(meeting.endsAt),
    place: change.place ?? meeting.place,
    answersCloseAt: change.answersCloseAt ?? shifted,
  }
}

async function timezoneOf({ tx, town }: Act): Promise<string> {
  const { timezone } = await tx.town.findUniqueOrThrow({ where: { id: town }, select: { timezone: true } })
  return timezone
}

/** What 取り消し goes back to. */
export const beforeChange = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  place: z.string(),
  answersCloseAt: z.coerce.date().nullable(),
  convenedAt: z.coerce.date().nullable(),
  /** When it was changed: what ended in that moment comes back. */
  at: z.coerce.date(),
})

const beforeOf = ({ now }: Act, { startsAt, endsAt, place, answersCloseAt, convenedAt }: Meeting) => ({
  ...{ startsAt, endsAt, place, answersCloseAt, convenedAt, at: now },
})

const whenAndWhere = ({ startsAt, place }: Meeting) => ({ startsAt: startsAt.toISOString(), place })
