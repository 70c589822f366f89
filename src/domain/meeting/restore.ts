import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { endProxies } from '../proxy/end.ts'
import type { NamedProxy } from '../proxy/model.ts'
import { reviveAll } from '../proxy/revive.ts'
import { touchTown } from '../town/touch.ts'
import { beforeChange } from './change.ts'
import { mayPlan } from './may.ts'
import type { Meeting, MeetingRefusal, SeenMeeting } from './model.ts'
import { toCalendars, whyStale } from './read.ts'

export type RestoreRefusal = NotPermitted | MeetingRefusal | { kind: 'nothing-to-restore' }

const cancelledRow = z.object({ state: z.enum(['draft', 'convened']) })

/** Takes a cancellation back, before the meeting would have begun: it is what it was, with every answer given. */
export async function restoreCancelled(
  act: Act,
  meeting: Meeting,
): Promise<Outcome<Meeting, RestoreRefusal>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  const [restored] = await act.sql.rows(
    cancelledRow,
    statement`update meeting set state = case when convened_at is null then 'draft' else 'convened' end, ${toCalendars(act.now)}
      where town_id = ${act.town} and id = ${meeting.id} and state = 'cancelled' and starts_at > ${act.now} returning state`,
  )
  if (!restored)
    return refuse(meeting.startsAt <= act.now ? { kind: 'meeting-over' } : { kind: 'nothing-to-restore' })
  await touchTown(act)
  await audit(act, { act: 'meeting.uncancelled', subject: meeting.id })
  return done({ ...meeting, ...restored })
}

export type Restored = { meeting: Meeting; answers: number; proxies: NamedProxy[] }

const movedRow = z.object({ revision: z.int(), before: beforeChange })

/**
 * Takes the last change of date or place back, as long as both dates lie ahead: what was answered for the old one counts
 * again, except where somebody has answered for the new one (theirs is open again); the proxies it ended come again, with
 * their codes.
 */
export async function restoreMoved(act: Act, seen: Meeting): Promise<Outcome<Restored, RestoreRefusal>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  const [found] = await act.sql.rows(
    movedRow,
    statement`select revision, before from meeting where town_id = ${act.town} and id = ${seen.id}
      and revision = ${seen.revision} and state in ('draft', 'convened') and before is not null for update`,
  )
  if (!found) return refuse(await stale(act, seen))
  const { before, revision } = found
  if (before.startsAt <= act.now || seen.startsAt <= act.now) return refuse({ kind: 'meeting-over' })
  const next = revision + 1
  const { startsAt, endsAt, place, answersCloseAt, convenedAt } = before
  await act.sql.count(statement`update meeting set starts_at = ${startsAt}, ends_at = ${endsAt}, place = ${place},
      answers_close_at = ${answersCloseAt}, convened_at = ${convenedAt}, revision = ${next}, outlook_told = null, before = null,
      ${toCalendars(act.now)}
    where town_id = ${act.town} and id = ${seen.id}`)
  await act.sql.count(endProxies(act, { meetingId: seen.id }))
  const answers = await act.sql.count(statement`update answer set revision = ${next}
    where town_id = ${act.town} and meeting_id = ${seen.id} and revision = ${revision - 1}`)
  const proxies = await reviveAll(act, { meetingId: seen.id, endedAt: before.at, revision: next })
  await touchTown(act)
  await audit(act, {
    act: 'meeting.change-undone',
    subject: seen.id,
    facts: { answers, proxies: proxies.length },
  })
  return done({
    meeting: { ...seen, startsAt, endsAt, place, answersCloseAt, convenedAt, revision: next },
    answers,
    proxies,
  })
}

const stale = async (act: Act, seen: SeenMeeting): Promise<RestoreRefusal> => {
  const why = await whyStale(act, seen)
  return why.kind === 'meeting-changed' ? { kind: 'nothing-to-restore' } : why
}
