import type { Via } from '../act.ts'
import { officerOn, seatOn } from '../membership/model.ts'
import { type Actor, isStaff, mayKeepOffice } from '../people/may.ts'
import type { Standing } from '../people/model.ts'
import { type Permission, permit } from '../permission.ts'
import { bodyOf, charterOf, dayIn, type TownModel } from '../town/model.ts'
import type { Meeting } from './model.ts'

/** Staff draft, change and call off meetings (N1, 第9条). */
export const mayPlan = mayKeepOffice

/** The ways in which staff write down what somebody else said (N3). */
const RECEIVED: readonly Via[] = ['phone', 'fax', 'counter']

/**
 * Who convenes: by the charter the chair, the mayor while there is none (rule 6(1)). Staff may write down that the
 * convener agreed by phone, fax or at the counter.
 */
export function mayConvene(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
  { actor, via, now }: { actor: Actor; via: Via; now: Date },
): Permission {
  const { who, personId, article } = convenerOf(town, meeting, now)
  const itself = who === 'chair' ? personId === actor.personId : actor.roles.includes('mayor')
  const writtenDown = RECEIVED.includes(via) && mayKeepOffice(actor).allowed
  return permit(itself || writtenDown, [who], article)
}

/** Who convenes a meeting today: the chair by name, or the mayor (rule 6(1)). */
export function convenerOf(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
  now: Date,
): { who: 'chair' | 'mayor'; personId: string | null; article: string } {
  const rule = charterOf(town, meeting).rules.convener
  const chair = officerOn(bodyOf(town, meeting), 'chair', dayIn(town, now))
  const who = chair ? rule.then : rule.first
  return { who, personId: who === 'chair' ? chair : null, article: rule.article }
}

/** The meetings somebody has to do with: those of a body they have a seat in on the day, or come to as a proxy. */
export const isOwnMeeting = (town: TownModel, { seats, proxies }: Standing, meeting: Meeting): boolean =>
  seatOn(seats, meeting.bodyId, dayIn(town, meeting.startsAt)) !== undefined ||
  proxies.some(({ meetingId }) => meetingId === meeting.id)

/** Staff see every meeting, the mayor every one that is convened; others theirs. A draft is seen by staff, and by who convenes it (rule 6(1)). */
export function maySee(town: TownModel, who: Standing, meeting: Meeting, now: Date): boolean {
  if (isStaff(who)) return true
  if (meeting.state !== 'draft') return who.roles.includes('mayor') || isOwnMeeting(town, who, meeting)
  return mayConvene(town, meeting, { actor: who, via: 'line', now }).allowed
}

/** Whether somebody sits in the meeting's body on its day themselves. */
export const isOwnSeat = (town: TownModel, { seats }: Pick<Standing, 'seats'>, meeting: Meeting): boolean =>
  seatOn(seats, meeting.bodyId, dayIn(town, meeting.startsAt)) !== undefined
