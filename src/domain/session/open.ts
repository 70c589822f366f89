// Opening and closing a meeting: a quorum opens it (Q1, Q5), and nothing is left undecided when it is closed.
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { type MeetingForecast, readForecast } from '../attendance/read.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { endAttendances } from '../observer/end.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { charterOf } from '../town/model.ts'
import { touchTown } from '../town/touch.ts'
import { lockedMeeting } from './lock-meeting.ts'
import { mayRunMeeting } from './may.ts'
import { DOORS_OPEN_MS } from './model.ts'
import { settlePresiding } from './preside.ts'

export type QuorumMissing = { kind: 'no-quorum'; forecast: MeetingForecast }
export type OpenMeetingRefusal =
  | MeetingRefusal
  | NotPermitted
  | QuorumMissing
  | { kind: 'too-early' }
  | { kind: 'open-already' }
  | { kind: 'nobody-presides'; article: string }

/**
 * Opens a convened meeting on its day: the quorum is there (rule 6(3), Q1, Q9), and somebody presides where the charter
 * wants it (rule 5(3), V5).
 */
export async function openMeeting(
  act: Act,
  seen: SeenMeeting,
): Promise<
  Outcome<{ meeting: Meeting; forecast: MeetingForecast; presider: string | undefined }, OpenMeetingRefusal>
> {
  if (seen.state === 'open') return refuse({ kind: 'open-already' })
  const kept = await lockedMeeting(act, seen)
  if (!kept.ok) return kept
  const { town, meeting } = kept.value
  const not = forbidden(mayRunMeeting(town, meeting, await readActor(act)))
  if (not) return refuse(not)
  if (meeting.state === 'open') return refuse({ kind: 'open-already' })
  if (meeting.startsAt.getTime() > act.now.getTime() + DOORS_OPEN_MS) return refuse({ kind: 'too-early' })
  const forecast = await readForecast(act, town, meeting)
  if (!isMet(forecast)) return refuse({ kind: 'no-quorum', forecast })
  const presider = await settlePresiding(act, town, meeting)
  const { presiding } = charterOf(town, meeting).rules
  if (!presider && presiding?.required) return refuse({ kind: 'nobody-presides', article: presiding.article })
  const opened = await act.sql.count(statement`update meeting set state = 'open', opened_at = ${act.now}
    where town_id = ${act.town} and id = ${meeting.id} and state = 'convened' and revision = ${seen.revision}`)
  if (opened === 0) return refuse(await whyStale(act, seen))
  await touchTown(act)
  const { present, required } = forecast
  await audit(act, { act: 'meeting.opened', subject: meeting.id, facts: { present, required } })
  return done({ meeting: { ...meeting, state: 'open' }, forecast, presider })
}

/** With nobody in the base a quorum cannot be evaluated, and nothing is opened by it (Q9); no quorum in the charter asks for none. */
export const isMet = ({ base, required, present }: MeetingForecast): boolean =>
  required === null ? base > 0 : present >= required

export type CloseMeetingRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'not-open' }
  | { kind: 'votes-open'; motions: number[] }
  | { kind: 'election-undecided' }

/** Closes an open meeting: no vote is open, no tie waits, no election is undecided. Everybody leaves with it. */
export async function closeMeeting(
  act: Act,
  seen: SeenMeeting,
): Promise<Outcome<Meeting, CloseMeetingRefusal>> {
  if (seen.state === 'convened') return refuse({ kind: 'not-open' })
  const kept = await lockedMeeting(act, seen)
  if (!kept.ok) return kept
  const { town, meeting } = kept.value
  const not = forbidden(mayRunMeeting(town, meeting, await readActor(act)))
  if (not) return refuse(not)
  if (meeting.state !== 'open') return refuse({ kind: 'not-open' })
  const waiting = await act.tx.motion.findMany({
    where: { townId: act.town, meetingId: meeting.id, state: { in: ['open', 'closed'] } },
    select: { no: true },
    orderBy: { no: 'asc' },
  })
  if (waiting.length > 0) return refuse({ kind: 'votes-open', motions: waiting.map(({ no }) => no) })
  const electing = await act.tx.election.count({
    where: { townId: act.town, meetingId: meeting.id, state: { in: ['open', 'run-off', 'lot'] } },
  })
  if (electing > 0) return refuse({ kind: 'election-undecided' })
  await act.sql.count(statement`update meeting set state = 'closed', closed_at = ${act.now}
    where town_id = ${act.town} and id = ${meeting.id}`)
  await act.sql.count(statement`update presence set to_at = greatest(from_at, ${act.now}::timestamptz)
    where town_id = ${act.town} and meeting_id = ${meeting.id} and to_at is null`)
  await act.sql.count(endAttendances(act, meeting.id))
  await act.sql.count(statement`update presiding set to_at = greatest(from_at, ${act.now}::timestamptz)
    where town_id = ${act.town} and meeting_id = ${meeting.id} and to_at is null`)
  await touchTown(act)
  await audit(act, { act: 'meeting.closed', subject: meeting.id })
  return done({ ...meeting, state: 'closed' })
}
