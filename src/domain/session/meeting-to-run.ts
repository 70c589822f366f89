import type { Act } from '../act.ts'
import { type Meeting, type MeetingRefusal, ON, type SeenMeeting } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import type { TownModel } from '../town/model.ts'
import { lockedMeeting } from './lock-meeting.ts'
import { mayRunMeeting } from './may.ts'

/** A meeting that is on, kept as it is until the transaction ends, for somebody who may run it. */
export async function meetingToRun(
  act: Act,
  seen: SeenMeeting,
): Promise<Outcome<{ town: TownModel; meeting: Meeting }, MeetingRefusal | NotPermitted>> {
  if (!ON.includes(seen.state)) return refuse(await whyStale(act, seen))
  const kept = await lockedMeeting(act, seen)
  if (!kept.ok) return kept
  const { town, meeting } = kept.value
  const not = forbidden(mayRunMeeting(town, meeting, await readActor(act)))
  return not ? refuse(not) : kept
}
