import type { Meeting } from '../meeting/model.ts'
import { officerOn } from '../membership/model.ts'
import { type Actor, mayKeepOffice } from '../people/may.ts'
import { type Permission, permit } from '../permission.ts'
import { bodyOf, charterOf, dayIn, type TownModel } from '../town/model.ts'

/** The secretariat opens and closes meetings and votes at the table, or whoever holds an office of the body (rule 5(2), 6(2)). */
export function mayRunMeeting(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
  actor: Actor,
): Permission {
  const [body, day] = [bodyOf(town, meeting), dayIn(town, meeting.startsAt)]
  const holds = (['chair', 'vice'] as const).some((office) => officerOn(body, office, day) === actor.personId)
  return permit(
    mayKeepOffice(actor).allowed || holds,
    ['staff', 'chair', 'vice'],
    charterOf(town, meeting).rules.presiding?.article ?? null,
  )
}

/** Whether a member may step back from an item of a meeting at all (除斥). */
export function mayStepBack(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
): { allowed: boolean; article: string } {
  const { allowed, article } = charterOf(town, meeting).rules.recusal
  return { allowed, article }
}
