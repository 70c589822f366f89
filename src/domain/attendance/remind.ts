// Reminders of a meeting are planned under a unique key: each person hears each of them once.
import { z } from 'zod'
import { among, joined, type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal } from '../meeting/model.ts'
import { noticeSubject, planForHolders } from '../meeting/plan-notice.ts'
import { asSeen, asSeenWithDeadline, whyStale } from '../meeting/read.ts'
import { coversMeeting } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { platform } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { answerReminderDue, isEve } from './due.ts'
import { takesAnswers } from './may.ts'

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
    where: statement`${asSeenWithDeadline(town.id, meeting)} and ${unanswered}
      and not exists (select 1 from reminder r where r.town_id = a.town_id and r.kind in ${among(later)}
        and r.subject = ${noticeSubject(meeting)} and r.person_id = a.person_id)`,
  })
}

export type RemindRefusal = NotPermitted | MeetingRefusal

/**
 * Staff ask those who have not answered and whom a message reaches, now: each of them once a day. The meeting is the one
 * that was seen.
 */
export async function remindNow(
  act: Act,
  town: TownModel,
  meeting: Meeting,
): Promise<Outcome<string[], RemindRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const closed = takesAnswers(meeting, act.now)
  if (closed) return refuse(closed)
  const asked = await planForHolders(act, meeting, {
    kind: `now-${dayIn(town, act.now)}`,
    where: statement`${asSeen(town.id, meeting)} and ${unanswered} and exists (select 1 from account c
      where c.town_id = a.town_id and c.person_id = a.person_id and c.reachable)`,
  })
  if (asked.length === 0 && (await isStale(act, meeting))) return refuse(await whyStale(act, meeting))
  await audit(act, { act: 'meeting.reminded', subject: meeting.id, facts: { people: asked.length } })
  return done(asked)
}

const isStale = async ({ sql, town }: Act, meeting: Meeting): Promise<boolean> =>
  (await sql.count(statement`select 1 from meeting m where ${asSeen(town, meeting)}`)) === 0

const unanswered = statement`not exists (select 1 from answer w
  where w.town_id = a.town_id and w.meeting_id = m.id and w.seat_id = a.seat_id
    and w.person_id = a.person_id and w.revision = m.revision)`

const silentRow = z.object({
  personId: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  platform: platform.nullable(),
  askedToday: z.boolean(),
})
export type Silent = z.output<typeof silentRow>

/** Who has not answered, in the order of the seats: where a word reaches them, and whether they were asked today already. */
export const readSilent = ({ sql, now }: Act, town: TownModel, meeting: Meeting): Promise<Silent[]> =>
  sql.rows(silentRow, statement`${silentAt(now, town, meeting)} order by s.position, s.id`)

const silentAt = (now: Date, town: TownModel, meeting: Meeting): Statement =>
  statement`select a.person_id as "personId", p.name, p.phone,
        (select min(c.platform) from account c where c.town_id = a.town_id and c.person_id = a.person_id and c.reachable) as platform,
        exists (select 1 from reminder r where r.town_id = a.town_id and r.kind = ${`now-${dayIn(town, now)}`}
          and r.subject = ${noticeSubject(meeting)} and r.person_id = a.person_id) as "askedToday"
      from meeting m join town t on t.id = m.town_id join appointment a on a.town_id = m.town_id and a.body_id = m.body_id
      join seat s on s.town_id = a.town_id and s.id = a.seat_id
      join person p on p.town_id = a.town_id and p.id = a.person_id
      where ${coversMeeting} and ${asSeen(town.id, meeting)} and ${unanswered}`

const reach = z.object({ people: z.int(), line: z.int() })
/** Whom staff can ask now, and how many of them in LINE: each of these is one message of the month. */
export type Reach = z.output<typeof reach>

/** How many of the silent of each meeting, in the order given, a word reaches who were not asked today already. */
export const reachSilent = async (
  { sql, now }: Act,
  town: TownModel,
  meetings: Meeting[],
): Promise<Reach[]> => {
  if (meetings.length === 0) return []
  const each = meetings.map(
    (meeting, n) => statement`select ${n}::int as n, count(*)::int as people,
        count(*) filter (where q.platform = 'line')::int as line
      from (${silentAt(now, town, meeting)}) q where q.platform is not null and not q."askedToday"`,
  )
  return sql.wide(reach, statement`${joined(each, ' union all ')} order by n`)
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
