// One turn of the metronome for one town: what is due is planned under unique keys, so a tick run twice,
// or on two instances at once, says nothing twice.
import type { PgBoss } from 'pg-boss'
import type { Tx } from '../../domain/act.ts'
import { quietUntil } from '../../domain/calendar.ts'
import type { TownModel } from '../../domain/council/town.ts'
import { audit } from '../../domain/record/audit.ts'
import { post, releaseHeld } from '../outbox.ts'
import type { Telling } from '../turn.ts'
import { remindComing, remindUnanswered, tellChange } from './answers.ts'
import { passOffersOn, remindDue } from './jobs.ts'
import type { Plan } from './plan.ts'
import { watchQuorum } from './quorum.ts'

/** Plans everything due in a town and hands it to the queue; says how many things are said. Reminders wait for the morning. */
export async function planTown({
  tx,
  boss,
  town,
  now,
}: {
  tx: Tx
  boss: PgBoss
  town: TownModel
  now: Date
}): Promise<number> {
  const tellings: Telling[] = []
  const plan: Plan = { tx, town, now, tell: (telling) => tellings.push(telling) }
  const coming = town.meetings.filter(({ startsAt }) => startsAt > now)
  if (!quietUntil(now, town.settings, town.timezone)) {
    for (const meeting of coming) {
      await tellChange(plan, meeting)
      await remindUnanswered(plan, meeting)
      await remindComing(plan, meeting)
    }
    await remindDue(plan)
  }
  for (const meeting of coming) await watchQuorum(plan, meeting)
  await passOffersOn(plan)
  await post({ tx, boss, town, now }, tellings)
  const released = await releaseHeld({ tx, boss, now }, town.id)
  if (tellings.length > 0)
    await audit(
      { tx, town: town.id, now, by: 'system', via: 'clock' },
      { act: 'reminders.planned', subject: town.id, facts: { said: tellings.length } },
    )
  return tellings.length + released
}

/** Looks at the quorum of a town's coming meetings, between two ticks. */
export async function watchTown({
  tx,
  boss,
  town,
  now,
}: {
  tx: Tx
  boss: PgBoss
  town: TownModel
  now: Date
}): Promise<void> {
  const tellings: Telling[] = []
  const plan: Plan = { tx, town, now, tell: (telling) => tellings.push(telling) }
  for (const meeting of town.meetings.filter(({ startsAt }) => startsAt > now))
    await watchQuorum(plan, meeting)
  await post({ tx, boss, town, now }, tellings)
}
