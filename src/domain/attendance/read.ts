// Who is expected and who is there: the one source of every count of a meeting (N4).
import { z } from 'zod'
import type { Tx } from '../act.ts'
import { isoDay } from '../calendar.ts'
import type { CharterRules } from '../charter/charter.ts'
import { type Forecast, forecastQuorum } from '../charter/quorum.ts'
import { charterOf, type Meeting, type TownModel } from '../town/model.ts'

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
})
export type AttendanceCounts = z.output<typeof counts>

/** Seats of the meeting's body with their holder on the day, the answer that counts (N2, N8) and the living proxy. */
const seatsOf = `
  select s.id as seat_id, a.person_id, w.answer, w.mode, x.state as proxy_state,
    exists (select 1 from presence r where r.town_id = m.town_id and r.meeting_id = m.id and r.seat_id = s.id and r.to_at is null) as present
  from meeting m
  join seat s on s.town_id = m.town_id and s.body_id = m.body_id
  left join appointment a on a.town_id = s.town_id and a.seat_id = s.id
    and a.from_date <= $3::date and (a.to_date is null or a.to_date >= $3::date)
  left join answer w on w.town_id = m.town_id and w.meeting_id = m.id and w.seat_id = s.id
    and w.person_id = a.person_id and w.revision = m.revision
  left join proxy x on x.town_id = m.town_id and x.meeting_id = m.id and x.seat_id = s.id
    and x.revision = m.revision and x.state in ('named', 'approved', 'accepted')
  where m.town_id = $1 and m.id = $2`

/** Who sits at the table is attending, whatever they had answered. */
const COUNTS = `
  select count(person_id)::int as appointed, count(*)::int as seats,
    count(*) filter (where said = 'attend' and mode is distinct from 'online')::int as attending,
    count(*) filter (where said = 'attend' and mode = 'online')::int as online,
    count(*) filter (where answer = 'proxy' and proxy_state in ('approved', 'accepted'))::int as proxies,
    count(*) filter (where answer = 'proxy' and proxy_state is distinct from 'approved' and proxy_state is distinct from 'accepted')::int as "proxiesPending",
    count(*) filter (where said = 'absent')::int as absent,
    count(*) filter (where said = 'undecided')::int as undecided,
    count(*) filter (where person_id is not null and said is null)::int as unanswered,
    count(*) filter (where present)::int as present
  from (select q.*, case when present and answer is distinct from 'proxy' then 'attend' else answer end as said from (${seatsOf}) q) seats`

export async function countAttendance(tx: Tx, town: TownModel, meeting: Meeting): Promise<AttendanceCounts> {
  const rows = await tx.$queryRawUnsafe(COUNTS, town.id, meeting.id, isoDay(meeting.startsAt, town.timezone))
  return counts.parse(Array.isArray(rows) ? rows[0] : undefined)
}

/** The quorum forecast of a meeting under its charter: what is sure, what is possible, how many are there now. */
export async function readForecast(
  tx: Tx,
  town: TownModel,
  meeting: Meeting,
): Promise<Forecast & { counts: AttendanceCounts }> {
  const found = await countAttendance(tx, town, meeting)
  return { ...forecastOf(found, charterOf(town, meeting).rules), counts: found }
}

export function forecastOf(found: AttendanceCounts, rules: CharterRules): Forecast {
  const { counts: online } = rules.online
  const { countsForQuorum } = rules.proxy
  return forecastQuorum(rules.quorum, {
    appointed: found.appointed,
    seats: found.seats,
    present: found.present,
    sure: found.attending + (online ? found.online : 0) + (countsForQuorum ? found.proxies : 0),
    open: found.unanswered + found.undecided + (countsForQuorum ? found.proxiesPending : 0),
  })
}

const seatRow = z.object({
  seat_id: z.string(),
  title: z.string(),
  person_id: z.string().nullable(),
  name: z.string().nullable(),
  answer: z.enum(['attend', 'absent', 'undecided', 'proxy']).nullable(),
  mode: z.string().nullable(),
  proxy_state: z.string().nullable(),
  present: z.boolean(),
})
const seatRows = z.array(seatRow)
export type SeatAttendance = z.output<typeof seatRow>

const ROLL = `
  select q.*, s.title, p.name from (${seatsOf}) q
  join seat s on s.town_id = $1 and s.id = q.seat_id
  left join person p on p.town_id = $1 and p.id = q.person_id
  where $4::text is null or (not q.present and coalesce(q.answer, 'none') = any (string_to_array($4::text, ',')))
  order by s.position limit $5`

/** The roll of a meeting, seat by seat; `only` keeps some answers (`none`: not answered). */
export async function readRoll(
  tx: Tx,
  town: TownModel,
  meeting: Meeting,
  only: string[] | null,
  limit = 200,
): Promise<SeatAttendance[]> {
  const rows = await tx.$queryRawUnsafe(
    ROLL,
    town.id,
    meeting.id,
    isoDay(meeting.startsAt, town.timezone),
    only?.join(',') ?? null,
    limit,
  )
  return seatRows.parse(rows)
}
