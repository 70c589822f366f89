import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { type Meeting, type MeetingRefusal, ON, type SeenMeeting } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { TownModel } from '../town/model.ts'
import { freshTown } from '../town/read.ts'

/** The meeting as it is once it is kept, with its town; refused where it is not on, or no longer as seen. */
export async function lockedMeeting(
  act: Act,
  seen: SeenMeeting,
): Promise<Outcome<{ town: TownModel; meeting: Meeting }, MeetingRefusal>> {
  if (!(await lockMeeting(act, seen))) return refuse(await whyStale(act, seen))
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === seen.id)
  return meeting ? done({ town, meeting }) : refuse({ kind: 'no-such-meeting' })
}

/** Keeps a meeting that is on as it is until the transaction ends; false where it is not, or no longer as seen. */
export async function lockMeeting({ sql, town }: Act, { id, revision }: SeenMeeting): Promise<boolean> {
  const found = await sql.count(statement`select 1 from meeting where town_id = ${town} and id = ${id}
    and revision = ${revision} and state in ${among(ON)} for no key update`)
  return found > 0
}
