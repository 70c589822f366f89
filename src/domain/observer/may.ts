import { maySee } from '../meeting/may.ts'
import { isOn, type Meeting } from '../meeting/model.ts'
import type { Standing } from '../people/model.ts'
import { type Permission, permit } from '../permission.ts'
import { charterOf, type TownModel } from '../town/model.ts'
import { isAskedFor } from './model.ts'

/** Whether people who are no members may be asked to come, and by which article (rule 6(5)). */
export function mayHearOutsiders(town: TownModel, meeting: Pick<Meeting, 'bodyId' | 'startsAt'>): Permission {
  const rule = charterOf(town, meeting).rules.outsiders
  return permit(rule?.heard ?? true, ['member'], rule?.article ?? null)
}

/**
 * A meeting as somebody may know it: whole for those it concerns; for whoever is only invited to it, with the items they
 * are invited to (N6); undefined for all others.
 */
export function asFarAsInvited(
  town: TownModel,
  who: Standing,
  meeting: Meeting,
  now: Date,
): Meeting | undefined {
  if (maySee(town, who, meeting, now)) return meeting
  const invitation = who.invitations.find(({ meetingId }) => meetingId === meeting.id)
  if (!invitation || !isOn(meeting)) return undefined
  return { ...meeting, items: meeting.items.filter(({ no }) => isAskedFor(invitation, no)) }
}
