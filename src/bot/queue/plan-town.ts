// One turn of the metronome for one town: what is due is planned under unique keys, so a tick run twice,
// or on two instances at once, says nothing twice.

import { audit } from '../../domain/audit/audit.ts'
import { quietUntil } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/town/model.ts'
import { notifyChange, remindComing, remindUnanswered } from '../attendance/reminders.ts'
import { watchQuorum } from '../attendance/watch.ts'
import { passOffersOn, remindDue } from '../claim/reminders.ts'
import type { Plan } from '../turn/plan.ts'
import type { Notice } from '../turn/turn.ts'
import { type Outgoing, post, releaseHeld } from './outbox.ts'

/** Plans everything due in a town and hands it to the queue; says how many things are said. Reminders wait for the morning. */
export async function planTown(outgoing: Outgoing): Promise<number> {
  const { tx, town, now } = outgoing
  const said = await planned(outgoing, async (plan, coming) => {
    if (!quietUntil(now, town.settings, town.timezone)) await remind(plan, coming)
    for (const meeting of coming) await watchQuorum(plan, meeting)
    await passOffersOn(plan)
  })
  const released = await releaseHeld(outgoing, town.id)
  const act = { tx, town: town.id, now, by: 'system', via: 'clock' } as const
  if (said > 0) await audit(act, { act: 'reminders.planned', subject: town.id, facts: { said } })
  return said + released
}

/** Looks at the quorum of a town's coming meetings, between two ticks. */
export const watchTown = (outgoing: Outgoing): Promise<number> =>
  planned(outgoing, async (plan, coming) => {
    for (const meeting of coming) await watchQuorum(plan, meeting)
  })

async function remind(plan: Plan, coming: Meeting[]): Promise<void> {
  for (const meeting of coming) {
    await notifyChange(plan, meeting)
    await remindUnanswered(plan, meeting)
    await remindComing(plan, meeting)
  }
  await remindDue(plan)
}

/** Collects what the work tells and hands it to the queue in one go. */
async function planned(
  outgoing: Outgoing,
  work: (plan: Plan, coming: Meeting[]) => Promise<void>,
): Promise<number> {
  const { tx, town, now } = outgoing
  const notices: Notice[] = []
  const coming = town.meetings.filter(({ startsAt }) => startsAt > now)
  await work({ tx, town, now, notify: (notice) => notices.push(notice) }, coming)
  await post(outgoing, notices)
  return notices.length
}
