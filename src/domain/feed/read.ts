import { among, type Sql, statement } from '../../db/sql.ts'
import { coversMeeting } from '../membership/read.ts'
import { isStaff } from '../people/may.ts'
import { ERASED } from '../people/model.ts'
import { LIVING } from '../proxy/model.ts'
import { type FeedMeeting, type FeedOwner, feedDigest, feedMeeting, feedOwner } from './model.ts'

/** Whose calendar a link opens; undefined where it opens none, or none any more. */
export async function findFeed(sql: Pick<Sql, 'rows'>, token: string): Promise<FeedOwner | undefined> {
  const [found] = await sql.rows(
    feedOwner,
    statement`select f.town_id as town, t.name as "townName", t.timezone, t.settings->>'phone' as phone,
        f.person_id as "personId", p.locale, p.roles
      from calendar_feed f
      join town t on t.id = f.town_id
      join person p on p.town_id = f.town_id and p.id = f.person_id
      where f.digest = ${feedDigest(token)} and p.name <> ${ERASED}`,
  )
  return found
}

/** A meeting that was called off is shown so for this long: every calendar has asked by then. */
const CANCELLED_DAYS = 90
const PAST_DAYS = 366

/**
 * The meetings in somebody's calendar: of bodies they sit in on the day, and those they come to as a proxy who accepted. The
 * mayor sees every one that is convened, the secretariat drafts besides (rule 6(1)). `id` keeps one of them.
 */
export const readFeedMeetings = (
  sql: Pick<Sql, 'rows'>,
  { town, personId, roles }: FeedOwner,
  { now, id }: { now: Date; id?: string | undefined },
): Promise<FeedMeeting[]> =>
  sql.rows(
    feedMeeting,
    statement`select m.id, b.name as body, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place,
        m.answers_close_at as "answersCloseAt", m.state, m.sequence, greatest(m.changed_at, w.at, x.at, y.at) as "changedAt",
        (select coalesce(jsonb_agg(jsonb_build_object('no', i.no, 'title', i.title, 'kind', i.kind, 'notified', i.notified)
          order by i.no), '[]') from item i where i.town_id = m.town_id and i.meeting_id = m.id) as items,
        a.seat_id is not null as sits, q.name as "standsFor", w.answer, w.mode, w.note, w.late_minutes as "lateMinutes",
        w.leave_early as "leaveEarly", x.name as "proxyName", x.state as "proxyState"
      from meeting m
      join town t on t.id = m.town_id
      join body b on b.town_id = m.town_id and b.id = m.body_id
      left join appointment a on a.town_id = m.town_id and a.body_id = m.body_id and a.person_id = ${personId} and ${coversMeeting}
      left join answer w on w.town_id = m.town_id and w.meeting_id = m.id and w.seat_id = a.seat_id
        and w.person_id = ${personId} and w.revision = m.revision
      left join proxy x on x.town_id = m.town_id and x.meeting_id = m.id and x.seat_id = a.seat_id and x.revision = m.revision
        and x.state in ${among(LIVING)}
      left join proxy y on y.town_id = m.town_id and y.meeting_id = m.id and y.person_id = ${personId} and y.state = 'accepted'
        and y.revision = m.revision and exists (select 1 from appointment a
          where a.town_id = y.town_id and a.seat_id = y.seat_id and a.person_id = y.principal_id and ${coversMeeting})
      left join person q on q.town_id = y.town_id and q.id = y.principal_id
      where m.town_id = ${town} and m.starts_at > ${now}::timestamptz - ${PAST_DAYS}::int * interval '1 day'
        and (${id ?? null}::text is null or m.id = ${id ?? null})
        and (m.state <> 'cancelled' or m.changed_at > ${now}::timestamptz - ${CANCELLED_DAYS}::int * interval '1 day')
        and (${isStaff({ roles })}::boolean or (m.state <> 'draft' and (m.state <> 'cancelled' or m.convened_at is not null)
          and (${roles.includes('mayor')}::boolean or a.seat_id is not null or y.id is not null)))
      order by m.starts_at, m.id`,
  )
