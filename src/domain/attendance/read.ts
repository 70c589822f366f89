// Who is expected and who is there: the one source of every count of a meeting (N4).
import { z } from 'zod'
import { among, joined, type Statement, statement } from '../../db/sql.ts'
import { type Act, type Reader, VIAS } from '../act.ts'
import type { CharterRules } from '../charter/charter.ts'
import { type Forecast, forecastQuorum } from '../charter/quorum.ts'
import { answerFor, isSaidSince } from '../last-word.ts'
import { type Meeting, meetingState } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { covers, coversMeeting } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden } from '../permission.ts'
import { ALLOWED, LIVING, proxyState } from '../proxy/model.ts'
import { livingProxyOf } from '../proxy/read.ts'
import { maySit } from '../session/read.ts'
import { charterOf, dayIn, type TownModel } from '../town/model.ts'
import { mayAnswerFor, takesAnswers } from './may.ts'
import { type AnswerRefusal, answerKind, attendanceMode, type Invited, type ProxyStands } from './model.ts'

const invitationRow = z.object({
  state: meetingState,
  revision: z.int(),
  ends_at: z.date(),
  day: z.string(),
  category: z.string().nullable(),
  holds: z.boolean(),
  roles: z.array(z.string()).nullable(),
})
/** The seat's category, and the meeting's day by the town's clock. */
export type Invitation = { category: string; day: string }

/** The invitation as it stands now, or why it cannot be answered: read under a lock that keeps the meeting as it is. */
export async function findInvitation(
  act: Act,
  invited: Invited,
): Promise<Outcome<Invitation, AnswerRefusal>> {
  const { meeting, seatId, personId } = invited
  const [found] = await act.sql.rows(
    invitationRow,
    statement`select m.state, m.revision, m.ends_at, (m.starts_at at time zone t.timezone)::date as day, s.category,
        exists (select 1 from appointment a where a.town_id = m.town_id and a.seat_id = s.id and a.person_id = ${personId}
          and ${coversMeeting}) as holds,
        (select p.roles from person p where p.town_id = m.town_id and p.id = ${act.by}) as roles
      from meeting m
      join town t on t.id = m.town_id
      left join seat s on s.town_id = m.town_id and s.id = ${seatId} and s.body_id = m.body_id
      where m.town_id = ${act.town} and m.id = ${meeting.id} for share of m`,
  )
  if (!found) return refuse({ kind: 'no-such-meeting' })
  const closed = takesAnswers({ state: found.state, endsAt: found.ends_at }, act.now)
  if (closed) return refuse(closed)
  if (found.revision !== meeting.revision) return refuse({ kind: 'meeting-changed' })
  if (!found.holds || found.category === null) return refuse({ kind: 'not-holder' })
  const not = forbidden(mayAnswerFor({ personId: act.by, roles: found.roles ?? [] }, personId))
  return not ? refuse(not) : done({ category: found.category, day: found.day })
}

/** The proxy of a seat who was given leave, where there is one. */
export async function standingProxy(
  act: Reader,
  { meeting, seatId }: Pick<Invited, 'meeting' | 'seatId'>,
): Promise<ProxyStands | undefined> {
  const proxy = await livingProxyOf(act, { meetingId: meeting.id, seatId })
  return proxy && ALLOWED.includes(proxy.state) ? { kind: 'proxy-stands', proxy } : undefined
}

/** Why an answer was not taken: the meeting is not what it was seen to be, or the person is not who it is for. */
export async function whyNotInvited(act: Act, invited: Invited): Promise<AnswerRefusal> {
  const invitation = await findInvitation(act, invited)
  if (!invitation.ok) return invitation.refusal
  const about = answerFor(invited.meeting.id, invited.seatId)
  if (await isSaidSince(act, { personId: invited.personId, about })) return { kind: 'said-since' }
  return (await standingProxy(act, invited)) ?? whyStale(act, invited.meeting)
}

/**
 * Seats of the meeting's body with their holder on the day, the answer that counts (N2, N8), the living proxy and who
 * sits there now. A member at the table attends, whatever they or their proxy had answered (P5).
 */
export const seats = (town: TownModel, meeting: Meeting): Statement => statement`
  select s.id as seat_id, s.title, s.position, a.person_id, coalesce(r.mode, w.mode) as mode, w.note, w.late_minutes, w.leave_early,
    w.via, w.at, x.name as proxy_name, x.state as proxy_state, r.seat_id is not null as present, r.proxy_id is not null as by_proxy,
    case when r.seat_id is null then w.answer when r.proxy_id is null then 'attend' else 'proxy' end as answer
  from meeting m
  join seat s on s.town_id = m.town_id and s.body_id = m.body_id
  left join appointment a on a.town_id = s.town_id and a.seat_id = s.id
    and ${covers(statement`${dayIn(town, meeting.startsAt)}::date`)}
  left join answer w on w.town_id = m.town_id and w.meeting_id = m.id and w.seat_id = s.id
    and w.person_id = a.person_id and w.revision = m.revision
  left join proxy x on x.town_id = m.town_id and x.meeting_id = m.id and x.seat_id = s.id
    and x.revision = m.revision and x.state in ${among(LIVING)}
  left join presence r on r.town_id = m.town_id and r.meeting_id = m.id and r.seat_id = s.id and r.to_at is null
    and ${maySit}
  where m.town_id = ${town.id} and m.id = ${meeting.id}`

const counts = z.object({
  appointed: z.int(),
  seats: z.int(),
  attending: z.int(),
  online: z.int(),
  proxies: z.int(),
  proxiesPending: z.int(),
  absent: z.int(),
  undecided: z.int(),
  unanswered: z.int(),
  present: z.int(),
  presentProxies: z.int(),
  presentOnline: z.int(),
})
export type AttendanceCounts = z.output<typeof counts>

const counting = (town: TownModel, meeting: Meeting, n: number): Statement =>
  statement`select ${n}::int as n, count(person_id)::int as appointed, count(*)::int as seats,
        count(*) filter (where answer = 'attend' and mode is distinct from 'online')::int as attending,
        count(*) filter (where answer = 'attend' and mode = 'online')::int as online,
        count(*) filter (where answer = 'proxy' and proxy_state in ${among(ALLOWED)})::int as proxies,
        count(*) filter (where answer = 'proxy' and (proxy_state is null or proxy_state not in ${among(ALLOWED)}))::int as "proxiesPending",
        count(*) filter (where answer = 'absent')::int as absent,
        count(*) filter (where answer = 'undecided')::int as undecided,
        count(*) filter (where person_id is not null and answer is null)::int as unanswered,
        count(*) filter (where present)::int as present,
        count(*) filter (where present and by_proxy)::int as "presentProxies",
        count(*) filter (where present and not by_proxy and mode = 'online')::int as "presentOnline"
      from (${seats(town, meeting)}) seats`

/** The counts of meetings, in their order, in one statement. */
export async function countAttendances(
  { sql }: Reader,
  town: TownModel,
  meetings: Meeting[],
): Promise<AttendanceCounts[]> {
  if (meetings.length === 0) return []
  const each = meetings.map((meeting, n) => counting(town, meeting, n))
  return sql.wide(counts, statement`${joined(each, ' union all ')} order by n`)
}

export async function countAttendance(
  reader: Reader,
  town: TownModel,
  meeting: Meeting,
): Promise<AttendanceCounts> {
  const [found] = await countAttendances(reader, town, [meeting])
  return counts.parse(found)
}

/** How many have answered, and their proxies with them: what a new date or place sets back (N2). */
export async function countAnswered(reader: Reader, town: TownModel, meeting: Meeting): Promise<number> {
  const { appointed, unanswered } = await countAttendance(reader, town, meeting)
  return appointed - unanswered
}

export type MeetingForecast = Forecast & {
  counts: AttendanceCounts
  /** How the article is read. */
  reading: CharterRules['quorum']['reading']
}

/** The quorum forecast of a meeting under its charter: what is sure, what is possible, how many are there now. */
export async function readForecast(
  reader: Reader,
  town: TownModel,
  meeting: Meeting,
): Promise<MeetingForecast> {
  return forecasted(town, meeting, await countAttendance(reader, town, meeting))
}

export function forecasted(town: TownModel, meeting: Meeting, found: AttendanceCounts): MeetingForecast {
  const { rules } = charterOf(town, meeting)
  return { ...forecastOf(found, rules), counts: found, reading: rules.quorum.reading }
}

export function forecastOf(found: AttendanceCounts, rules: CharterRules): Forecast {
  const { counts: online } = rules.online
  const { countsForQuorum } = rules.proxy
  return forecastQuorum(rules.quorum, {
    appointed: found.appointed,
    seats: found.seats,
    present:
      found.present - (online ? 0 : found.presentOnline) - (countsForQuorum ? 0 : found.presentProxies),
    sure: found.attending + (online ? found.online : 0) + (countsForQuorum ? found.proxies : 0),
    open: found.unanswered + found.undecided + (countsForQuorum ? found.proxiesPending : 0),
  })
}

const seatRow = z.object({
  seatId: z.string(),
  title: z.string(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  answer: answerKind.nullable(),
  mode: attendanceMode.nullable(),
  note: z.string().nullable(),
  lateMinutes: z.int().nullable(),
  leaveEarly: z.boolean().nullable(),
  via: z.enum(VIAS).nullable(),
  at: z.date().nullable(),
  proxyName: z.string().nullable(),
  proxyState: proxyState.nullable(),
  present: z.boolean(),
  phone: z.string().nullable(),
})
export type SeatAttendance = z.output<typeof seatRow>

const ROLL_MOST = 200

/** The roll of a meeting, seat by seat; `only` keeps some answers (`none`: not answered) of those not at the table. */
export const readRoll = (
  { sql }: Reader,
  town: TownModel,
  meeting: Meeting,
  only?: string[],
  most = ROLL_MOST,
): Promise<SeatAttendance[]> =>
  sql.wide(
    seatRow,
    statement`select q.seat_id as "seatId", q.title, q.person_id as "personId", p.name, q.answer, q.mode, q.note,
        q.late_minutes as "lateMinutes", q.leave_early as "leaveEarly", q.via, q.at,
        q.proxy_name as "proxyName", q.proxy_state as "proxyState", q.present, p.phone
      from (${seats(town, meeting)}) q
      left join person p on p.town_id = ${town.id} and p.id = q.person_id
      where ${only ? statement`not q.present and coalesce(q.answer, 'none') = any (${only})` : statement`true`}
      order by q.position, q.seat_id limit ${most}`,
  )

const ownRow = z.object({
  meetingId: z.string(),
  answer: answerKind,
  mode: attendanceMode.nullable(),
  lateMinutes: z.int().nullable(),
  leaveEarly: z.boolean().nullable(),
  note: z.string().nullable(),
  proxyName: z.string().nullable(),
  proxyState: proxyState.nullable(),
})
export type OwnAnswer = z.output<typeof ownRow>

/** What somebody has answered for the meetings that are not over, as far as it counts (N2), with their living proxies. */
export const readOwnAnswers = ({ sql, town, now }: Act, personId: string): Promise<OwnAnswer[]> =>
  sql.rows(
    ownRow,
    statement`select w.meeting_id as "meetingId", w.answer, w.mode, w.late_minutes as "lateMinutes", w.leave_early as "leaveEarly",
        w.note, x.name as "proxyName", x.state as "proxyState"
      from answer w
      join meeting m on m.town_id = w.town_id and m.id = w.meeting_id and m.revision = w.revision
      left join proxy x on x.town_id = w.town_id and x.meeting_id = w.meeting_id and x.seat_id = w.seat_id and x.state in ${among(LIVING)}
      where w.town_id = ${town} and w.person_id = ${personId} and m.ends_at > ${now}`,
  )
