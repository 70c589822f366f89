// Reminders of a meeting: to those who have not answered, and the day before to those who come.
import { z } from 'zod'
import { hourDaysBefore, isoDay } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/town/model.ts'
import { nameOf } from '../meeting/choose.ts'
import { changedCard, dueNotice, subjectOf } from '../meeting/notices.ts'
import { agendaLines, answerButtons, meetingFacts } from '../meeting/view.ts'
import { card, note, type Part, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import type { Plan } from '../turn/plan.ts'
import type { Words } from '../turn/words.ts'

const people = z.array(z.object({ person_id: z.string() }))
const attendees = z.array(z.object({ person_id: z.string(), online: z.boolean() }))

/** A change that nobody was told of yet. The first notice is the convening's own. */
export async function notifyChange(plan: Plan, meeting: Meeting): Promise<void> {
  const { tx, town, now, notify } = plan
  if (meeting.state !== 'convened' || meeting.revision === 1) return
  const to = await dueNotice(tx, town, meeting, now)
  if (to.length > 0) notify({ to: { people: to }, card: (w) => changedCard({ town }, meeting, w) })
}

/**
 * On the reminder days before the deadline, those who hold a seat and have not answered are reminded, each day once.
 * After a pause only the latest reminder goes out; none that was due before the notice itself.
 */
export async function remindUnanswered(plan: Plan, meeting: Meeting): Promise<void> {
  const { town, now, tx, notify } = plan
  const { answersCloseAt: closes, convenedAt } = meeting
  if (!closes || now >= closes || meeting.state !== 'convened') return
  const dueOn = (days: number) => hourDaysBefore(closes, days, town.settings.quietTo, town.timezone)
  const due = town.settings.answerReminderDays.filter((days) => dueOn(days) <= now).sort((a, b) => a - b)[0]
  if (due === undefined || (convenedAt && dueOn(due) <= convenedAt)) return
  const planned = people.parse(
    await tx.$queryRaw`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select a.town_id, ${`answer-${due}`}, ${subjectOf(meeting)}, a.person_id, ${now} from appointment a
      where a.town_id = ${town.id} and a.body_id = ${meeting.bodyId}
        and a.from_date <= ${isoDay(meeting.startsAt, town.timezone)}::date
        and (a.to_date is null or a.to_date >= ${isoDay(meeting.startsAt, town.timezone)}::date)
        and not exists (select 1 from answer w where w.town_id = a.town_id and w.meeting_id = ${meeting.id} and w.seat_id = a.seat_id
          and w.person_id = a.person_id and w.revision = ${meeting.revision})
      on conflict do nothing returning person_id`,
  )
  if (planned.length === 0) return
  notify({
    to: { people: planned.map(({ person_id }) => person_id) },
    card: (w) => unansweredCard(plan, meeting, w, closes),
    unless: { answered: meeting.id },
  })
}

const unansweredCard = ({ town }: Plan, meeting: Meeting, w: Words, closes: Date) =>
  card(w.meeting.remindTitle(nameOf({ town }, meeting)), [
    text(w.meeting.remindDeadline(sayWhen(closes, town.timezone, w.locale))),
    meetingFacts(w, town, meeting),
    text(w.meeting.answerAsk),
    answerButtons(w, meeting),
  ])

/** The day before, in the morning: place, time and agenda to those attending and to accepted proxies. */
export async function remindComing(plan: Plan, meeting: Meeting): Promise<void> {
  const { town, now, tx, notify } = plan
  const eve = hourDaysBefore(meeting.startsAt, 1, town.settings.quietTo, town.timezone)
  if (meeting.state !== 'convened' || now < eve || now >= meeting.startsAt) return
  const planned = attendees.parse(
    await tx.$queryRaw`with coming as (
        select w.person_id, coalesce(w.mode = 'online', false) as online from answer w
          where w.town_id = ${town.id} and w.meeting_id = ${meeting.id} and w.revision = ${meeting.revision} and w.answer = 'attend'
        union select x.person_id, false from proxy x
          where x.town_id = ${town.id} and x.meeting_id = ${meeting.id} and x.revision = ${meeting.revision} and x.state = 'accepted' and x.person_id is not null),
      planned as (insert into reminder (town_id, kind, subject, person_id, planned_at)
        select ${town.id}, 'eve', ${subjectOf(meeting)}, person_id, ${now} from coming on conflict do nothing returning person_id)
      select c.person_id, bool_or(c.online) as online from coming c join planned p on p.person_id = c.person_id group by c.person_id`,
  )
  for (const online of [false, true]) {
    const to = planned.filter((one) => one.online === online).map(({ person_id }) => person_id)
    if (to.length > 0) notify({ to: { people: to }, card: (w) => comingCard(plan, meeting, w, online) })
  }
}

function comingCard({ town, now }: Plan, meeting: Meeting, w: Words, online: boolean) {
  const name = nameOf({ town }, meeting)
  const today = isoDay(now, town.timezone) === isoDay(meeting.startsAt, town.timezone)
  const agenda: Part[] = meeting.items.length > 0 ? [text(agendaLines(w, meeting))] : []
  return card(today ? w.meeting.todayTitle(name) : w.meeting.eveTitle(name), [
    meetingFacts(w, town, { ...meeting, answersCloseAt: null }),
    ...agenda,
    note(online ? w.meeting.eveOnline : w.meeting.eveHint),
  ])
}
