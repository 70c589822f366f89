import type { Act } from '../act.ts'
import { type Meeting, type MeetingRefusal, ON, type SeenMeeting } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import type { TownModel } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { mayRunMeeting } from './may.ts'
import { lockMeeting } from './preside.ts'

/** A meeting that is on, kept as it is until the transaction ends, for somebody who may run it. */
export async function meetingToRun(
  act: Act,
  seen: SeenMeeting,
): Promise<Outcome<{ town: TownModel; meeting: Meeting }, MeetingRefusal | NotPermitted>> {
  if (!ON.includes(seen.state) || !(await lockMeeting(act, seen))) return refuse(await whyStale(act, seen))
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === seen.id)
  if (!meeting) return refuse({ kind: 'no-such-meeting' })
  const not = forbidden(mayRunMeeting(town, meeting, await readActor(act)))
  return not ? refuse(not) : done({ town, meeting })
}
