// One turn of the metronome for one town: what is due is planned under unique keys, so a tick run twice,
// or on two instances at once, says nothing twice.
import type { PgBoss } from 'pg-boss'
import type { Transaction } from '../../db/transaction.ts'
import type { Act } from '../../domain/act.ts'
import { audit } from '../../domain/audit/audit.ts'
import { quietUntil } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { endOverdue } from '../application/reminders.ts'
import { askUnanswered, remindThoseWhoCome, watchQuorum } from '../attendance/reminders.ts'
import { askOfLeases, expireLeases } from '../claim/reminders.ts'
import { warnOfLineUsage } from '../desk/reminders.ts'
import type { Post } from '../engine/converse.ts'
import { acceptByClock, remindOfInspections } from '../inspection/reminders.ts'
import { remindOfDueJobs, tellOfNewJobs } from '../job/reminders.ts'
import { notifyChange } from '../meeting/reminders.ts'
import { remindOfTerms } from '../membership/reminders.ts'
import { remindOfActions } from '../minutes/reminders.ts'
import { remindOfInvitations } from '../observer/reminders.ts'
import { tellOfPapers } from '../papers/reminders.ts'
import { remindOfPayments } from '../pay/reminders.ts'
import { remindOfPolls } from '../poll/reminders.ts'
import { releaseHeld } from '../queue/outbox.ts'
import { remindOfMilestones } from '../roadmap/reminders.ts'
import { remindOfLeads } from '../sales/reminders.ts'
import { watchTable } from '../session/reminders.ts'
import { moveQueuesOn, remindOfCourses } from '../training/reminders.ts'
import type { Notice } from '../turn/notice.ts'
import type { Plan } from '../turn/plan.ts'
import { passOffersOn } from '../waiting/reminders.ts'
import { decideDueWritten, remindOfWritten } from '../written/reminders.ts'

export type Planning = { transaction: Transaction; boss: PgBoss; post: Post; town: TownModel; now: Date }

const actOf = ({ transaction, town, now }: Planning): Act => ({
  ...transaction,
  town: town.id,
  now,
  by: SYSTEM,
  via: 'clock',
})

/** Plans everything due in a town and hands it to the queue; says how many notices go out. Reminders wait for the morning. */
export async function planTown(planning: Planning): Promise<number> {
  const { town, now } = planning
  const planned = await collect(planning, async (plan, coming) => {
    if (!quietUntil(now, town.settings, town.timezone)) await remind(plan, coming)
    await watchMeetings(plan, coming)
    await passOffersOn(plan)
    await moveQueuesOn(plan)
    await acceptByClock(plan)
    await decideDueWritten(plan)
    await warnOfLineUsage(plan)
  })
  const released = await releaseHeld(planning, town.id, now)
  if (planned > 0)
    await audit(actOf(planning), { act: 'reminders.planned', subject: town.id, facts: { planned } })
  return planned + released
}

/** Looks at the quorum of a town's coming meetings and of its open tables, between two ticks. */
export const watchTown = (planning: Planning): Promise<number> => collect(planning, watchMeetings)

async function watchMeetings(plan: Plan, coming: Meeting[]): Promise<void> {
  for (const meeting of coming) await watchQuorum(plan, meeting)
  for (const meeting of plan.town.meetings) if (meeting.state === 'open') await watchTable(plan, meeting)
}

async function remind(plan: Plan, coming: Meeting[]): Promise<void> {
  for (const meeting of coming) {
    await notifyChange(plan, meeting)
    await askUnanswered(plan, meeting)
    await remindThoseWhoCome(plan, meeting)
    await remindOfInvitations(plan, meeting)
    await tellOfPapers(plan, meeting)
  }
  await remindOfPolls(plan)
  await remindOfDueJobs(plan)
  await remindOfPayments(plan)
  await remindOfCourses(plan)
  await remindOfInspections(plan)
  await endOverdue(plan)
  await expireLeases(plan)
  await askOfLeases(plan)
  await tellOfNewJobs(plan)
  await remindOfActions(plan)
  await remindOfWritten(plan)
  await remindOfMilestones(plan)
  await remindOfTerms(plan)
  await remindOfLeads(plan)
}

/** Collects the notices of the work and hands them to the queue in one go. */
async function collect(
  planning: Planning,
  work: (plan: Plan, coming: Meeting[]) => Promise<void>,
): Promise<number> {
  const { transaction, town, now } = planning
  const notices: Notice[] = []
  const coming = town.meetings.filter(({ startsAt }) => startsAt > now)
  const notify = (notice: Notice) => notices.push(notice)
  await work({ act: actOf(planning), town, notify }, coming)
  await planning.post.send(transaction, town, notices, now)
  return notices.length
}
