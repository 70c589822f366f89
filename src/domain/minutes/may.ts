import { maySee } from '../meeting/may.ts'
import type { Meeting } from '../meeting/model.ts'
import { officerOn } from '../membership/model.ts'
import { isStaff } from '../people/may.ts'
import type { Standing } from '../people/model.ts'
import { type Permission, permit } from '../permission.ts'
import { bodyOf, charterOf, dayIn, type TownModel } from '../town/model.ts'
import type { Minutes } from './model.ts'

/**
 * Whose confirmation makes minutes final (N5): the chair of this day; without one the vice-chair, and without both whoever
 * presided last.
 */
export function confirmerOf(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId'>,
  { now, presided }: { now: Date; presided: string | null },
): string | null {
  const [body, day] = [bodyOf(town, meeting), dayIn(town, now)]
  return officerOn(body, 'chair', day) ?? officerOn(body, 'vice', day) ?? presided
}

/** Minutes are confirmed by whom they were sent to, as long as it is theirs to confirm. */
export const mayConfirm = (
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
  { confirmer, by }: { confirmer: string | null; by: string },
): Permission =>
  permit(confirmer === by, ['chair'], charterOf(town, meeting).rules.presiding?.article ?? null)

/**
 * Staff read every version. Whoever the meeting is theirs reads what is final; what was sent is read by the one it was sent to,
 * until it is edited again.
 */
export function mayRead(
  town: TownModel,
  meeting: Meeting,
  { who, minutes, now }: { who: Standing; minutes: Pick<Minutes, 'state' | 'sentTo'>; now: Date },
): Permission {
  const { state, sentTo } = minutes
  const itself =
    state === 'final' ? maySee(town, who, meeting, now) : state === 'sent' && sentTo === who.personId
  return permit(isStaff(who) || itself, ['staff'], null)
}
