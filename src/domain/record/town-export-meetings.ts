// Meetings in the export: agenda, the answers that count, proxies, presence, and the quorum they add up to.
import { z } from 'zod'
import type { Tx } from '../act.ts'
import type { TownModel } from '../council/town.ts'
import { readForecast } from '../meeting/attendance.ts'
import { meetingState } from './town-file-records.ts'

const answerRow = z.object({
  meeting: z.string(),
  seat: z.string(),
  person: z.string(),
  answer: z.string(),
  mode: z.string().nullable(),
  note: z.string().nullable(),
  lateMinutes: z.int().nullable(),
  leaveEarly: z.boolean(),
  by: z.string(),
  via: z.string(),
  at: z.date(),
})

/** Only what counts: given for the present date and place (N2), by who holds the seat on that day (N8). */
const readAnswers = async (tx: Tx, { id, timezone }: TownModel) =>
  z.array(answerRow).parse(
    await tx.$queryRaw`select w.meeting_id as meeting, w.seat_id as seat, w.person_id as person, w.answer, w.mode, w.note,
        w.late_minutes as "lateMinutes", w.leave_early as "leaveEarly", w.by_id as by, w.via, w.at
      from answer w
      join meeting m on m.town_id = w.town_id and m.id = w.meeting_id and m.revision = w.revision
      join seat s on s.town_id = w.town_id and s.id = w.seat_id
      join appointment a on a.town_id = w.town_id and a.seat_id = w.seat_id and a.person_id = w.person_id
        and daterange(a.from_date, a.to_date, '[]') @> (m.starts_at at time zone ${timezone})::date
      where w.town_id = ${id} order by w.meeting_id, s.position, w.seat_id`,
  )

export async function exportMeetings(tx: Tx, town: TownModel) {
  const answers = Map.groupBy(await readAnswers(tx, town), ({ meeting }) => meeting)
  const meetings = await tx.meeting.findMany({
    where: { townId: town.id },
    orderBy: [{ bodyId: 'asc' }, { no: 'asc' }],
    include: {
      items: { orderBy: { no: 'asc' } },
      proxies: { orderBy: [{ seatId: 'asc' }, { at: 'asc' }, { id: 'asc' }] },
      presences: { orderBy: [{ seatId: 'asc' }, { from: 'asc' }, { id: 'asc' }] },
    },
  })
  const shown = []
  for (const { items, proxies, presences, ...meeting } of meetings) {
    const { bodyId, no, title, place, state, startsAt, endsAt, answersCloseAt, convenedAt } = meeting
    const forecast = await readForecast(tx, town, { ...meeting, state: meetingState.parse(state), items })
    const { base, required, sure, possible, present, outlook } = forecast
    shown.push({
      ...{ body: bodyId, no, title, startsAt: iso(startsAt), endsAt: iso(endsAt), place },
      ...{ answersCloseAt: iso(answersCloseAt), state, convenedAt: iso(convenedAt) },
      items: items.map((item) => ({
        no: item.no,
        title: item.title,
        kind: item.kind,
        notified: item.notified,
      })),
      answers: (answers.get(meeting.id) ?? []).map(({ meeting: _, at, ...row }) => ({ ...row, at: iso(at) })),
      proxies: proxies.map(exportProxy),
      presence: presences.map(exportPresence),
      quorum: { base, required, sure, possible, present, outlook },
      motions: [],
    })
  }
  return shown
}

const iso = <At extends Date | null>(at: At) => (at === null ? null : at.toISOString())

type ProxyRow = {
  seatId: string
  principalId: string
  name: string
  title: string | null
  org: string | null
  personId: string | null
  state: string
  reason: string | null
  pledgedAt: Date | null
  byId: string
  via: string
  at: Date
}

const exportProxy = ({ seatId, principalId, name, title, org, personId, state, ...row }: ProxyRow) => ({
  ...{ seat: seatId, principal: principalId, name, title, org, person: personId, state, reason: row.reason },
  ...{ pledgedAt: iso(row.pledgedAt), by: row.byId, via: row.via, at: iso(row.at) },
})

type PresenceRow = {
  seatId: string
  personId: string
  proxyId: number | null
  mode: string
  from: Date
  to: Date | null
  byId: string
  via: string
}

const exportPresence = ({ seatId, personId, proxyId, mode, from, to, byId, via }: PresenceRow) => ({
  ...{
    seat: seatId,
    person: personId,
    proxy: proxyId !== null,
    mode,
    from: iso(from),
    to: iso(to),
    by: byId,
    via,
  },
})
