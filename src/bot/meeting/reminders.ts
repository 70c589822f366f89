import { isChangeDue } from '../../domain/meeting/due.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { planNotice } from '../../domain/meeting/plan-notice.ts'
import type { Plan } from '../turn/plan.ts'
import { changedCard } from './view.ts'

/** A new date or place that somebody was not told of yet, by import for example (N2). */
export async function notifyChange({ act, town, notify }: Plan, meeting: Meeting): Promise<void> {
  if (!isChangeDue(meeting)) return
  const people = await planNotice(act, town, meeting)
  if (people.length > 0) notify({ to: { people }, card: (locale) => changedCard(locale, town, meeting) })
}
