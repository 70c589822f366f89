import type { Meeting } from '../../domain/meeting/model.ts'
import { remindObservers } from '../../domain/observer/remind.ts'
import type { Plan } from '../turn/plan.ts'
import { eveNotices } from './view.ts'

/** The day before, in the morning: whoever is asked to be heard hears when, where, and for which items. */
export async function remindOfInvitations({ act, town, notify }: Plan, meeting: Meeting): Promise<void> {
  const observers = await remindObservers(act, town, meeting)
  for (const notice of eveNotices(town, meeting, { observers, now: act.now })) notify(notice)
}
