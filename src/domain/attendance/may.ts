import { type Meeting, type MeetingRefusal, type MeetingState, ON } from '../meeting/model.ts'
import { type Actor, mayKeepOffice } from '../people/may.ts'
import { type Permission, permit } from '../permission.ts'

/** One's own answer is one's own; the secretariat writes down what others say by phone, fax or at the counter (N3). */
export const mayAnswerFor = (actor: Actor, personId: string): Permission =>
  actor.personId === personId ? permit(true, []) : mayKeepOffice(actor)

/** A meeting takes answers while it is convened and not over. */
export function takesAnswers(
  { state, endsAt }: Pick<Meeting, 'endsAt'> & { state: MeetingState },
  now: Date,
): MeetingRefusal | undefined {
  if (state === 'cancelled') return { kind: 'meeting-cancelled' }
  if (state === 'draft') return { kind: 'meeting-not-convened' }
  return !ON.includes(state) || now >= endsAt ? { kind: 'meeting-over' } : undefined
}
