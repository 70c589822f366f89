// Reminders of a meeting are planned under a unique key: each person hears each of them once.
import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import { noticeSubject, planForHolders } from '../meeting/plan-notice.ts'
import { asSeen, asSeenWithDeadline } from '../meeting/read.ts'
import { coversMeeting } from '../membership/read.ts'
import type { TownModel } from '../town/model.ts'
import { answerReminderDue, isEve } from './due.ts'

const coming = z.object({ person_id: z.string(), comes: z.enum(['in-person', 'online', 'proxy']) })

/** Who comes, each once. */
export type Coming = { inPerson: string[]; online: string[]; proxies: string[] }

/**
 * Whom to remind of their answer now: those who hold a seat on the meeting's day and have not answered. Where a later
 * reminder was sent, a clock that went back sends no earlier one.
 */
export async function remindUnanswered(act: Act, town: TownModel, meeting: Meeting): Promise<string[]> {
  const due = answerReminderDue(meeting, { town, now: act.now })
  if (due === undefined) return []
  const later = town.settings.answerReminderDays.filter((days) => days < due).map((days) => `answer-${days}`)
  return planForHolders(act, meeting, {
    kind: `answer-${due}`,
    where: statement`${asSeenWithDeadline(town.id, meeting)} and not exists (select 1 from answer w
      where w.town_id = a.town_id and w.meeting_id = m.id and w.seat_id = a.seat_id
        and w.person_id = a.person_id and w.revision = m.revision)
      and not exists (select 1 from reminder r where r.town_id = a.town_id and r.kind in ${among(later)}
        and r.subject = ${noticeSubject(meeting)} and r.person_id = a.person_id)`,
  })
}

/** Who comes tomorrow, members attending and proxies who accepted, as far as they have not been told yet. */
export async function remindComing({ sql, now }: Act, town: TownModel, meeting: Meeting): Promise<Coming> {
  if (!isEve(meeting, { town, now })) return { inPerson: [], online: [], proxies: [] }
  const rows = await sql.rows(
    coming,
    statement`with coming as (
        select w.person_id, case when w.mode = 'online' then 'online' else 'in-person' end as comes
          from meeting m join town t on t.id = m.town_id
          join answer w on w.town_id = m.town_id and w.meeting_id = m.id and w.revision = m.revision
          join appointment a on a.town_id = m.town_id and a.seat_id = w.seat_id and a.person_id = w.person_id and ${coversMeeting}
          where ${asSeen(town.id, meeting)} and w.answer = 'attend'
        union select x.person_id, 'proxy'
          from meeting m join town t on t.id = m.town_id
          join proxy x on x.town_id = m.town_id and x.meeting_id = m.id and x.revision = m.revision
          join appointment a on a.town_id = m.town_id and a.seat_id = x.seat_id and a.person_id = x.principal_id and ${coversMeeting}
          where ${asSeen(town.id, meeting)} and x.state in ${among(['accepted'])} and x.person_id is not null),
      planned as (insert into reminder (town_id, kind, subject, person_id, planned_at)
        select ${town.id}, 'eve', ${noticeSubject(meeting)}, person_id, ${now}::timestamptz from coming on conflict do nothing returning person_id)
      select c.person_id, min(c.comes) as comes from coming c join planned p on p.person_id = c.person_id group by c.person_id`,
  )
  const of = (comes: z.output<typeof coming>['comes']) =>
    rows.filter((row) => row.comes === comes).map(({ person_id }) => person_id)
  return { inPerson: of('in-person'), online: of('online'), proxies: of('proxy') }
}
