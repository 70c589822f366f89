import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { touchTown } from '../town/touch.ts'
import { mayConvene } from './may.ts'
import type { Meeting, MeetingRefusal, SeenMeeting } from './model.ts'
import { toCalendars, whyStale } from './read.ts'

export type ConveneRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'already-convened' }
  | { kind: 'meeting-in-the-past' }

/**
 * Convenes a drafted meeting, by the one the charter names (rule 6(1)): from now on members are asked for their answer.
 * `act.via` is the way in which staff heard the convener's word, where it is not the convener who acts.
 */
export async function conveneMeeting(act: Act, seen: SeenMeeting): Promise<Outcome<Meeting, ConveneRefusal>> {
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === seen.id)
  if (!meeting) return refuse({ kind: 'no-such-meeting' })
  const not = forbidden(
    mayConvene(town, meeting, { actor: await readActor(act), via: act.via, now: act.now }),
  )
  if (not) return refuse(not)
  if (meeting.state === 'convened' || meeting.state === 'open') return refuse({ kind: 'already-convened' })
  if (meeting.state === 'draft' && meeting.startsAt <= act.now) return refuse({ kind: 'meeting-in-the-past' })
  const convened =
    await act.sql.count(statement`update meeting set state = 'convened', convened_at = ${act.now}, before = null, ${toCalendars(act.now)}
    where town_id = ${act.town} and id = ${seen.id} and state = 'draft' and revision = ${seen.revision}`)
  if (convened === 0) return refuse(await whyStale(act, seen))
  await touchTown(act)
  await audit(act, { act: 'meeting.convened', subject: seen.id, facts: { revision: seen.revision } })
  return done({ ...meeting, state: 'convened', convenedAt: act.now })
}
