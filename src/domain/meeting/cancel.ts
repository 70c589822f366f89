import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'
import { mayPlan } from './may.ts'
import type { Meeting, MeetingRefusal } from './model.ts'
import { toCalendars, whyStale } from './read.ts'

export type CancelRefusal = MeetingRefusal | NotPermitted

/** Calls a meeting off, as it was seen and before it begins. What was answered stays on record. */
export async function cancelMeeting(act: Act, meeting: Meeting): Promise<Outcome<Meeting, CancelRefusal>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  if (meeting.state === 'cancelled') return refuse({ kind: 'meeting-cancelled' })
  if (meeting.state === 'closed' || meeting.startsAt <= act.now) return refuse({ kind: 'meeting-over' })
  const cancelled =
    await act.sql.count(statement`update meeting set state = 'cancelled', ${toCalendars(act.now)}
    where town_id = ${act.town} and id = ${meeting.id} and state = ${meeting.state} and revision = ${meeting.revision}
      and starts_at > ${act.now} and state in ('draft', 'convened')`)
  if (cancelled === 0) return refuse(await whyStale(act, meeting))
  await touchTown(act)
  await audit(act, { act: 'meeting.cancelled', subject: meeting.id })
  return done({ ...meeting, state: 'cancelled' })
}
