// Meetings in the export: agenda, the answers that count, proxies, presence, and the quorum they add up to.
import type { Tx } from '../../domain/act.ts'
import { readForecast } from '../../domain/attendance/read.ts'
import { isoDay } from '../../domain/calendar.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { meetingState } from '../records.ts'

type Seats = Map<string, { place: number; terms: { personId: string; from: Date; to: Date | null }[] }>

async function readSeats(tx: Tx, townId: string): Promise<Seats> {
  const seats = await tx.seat.findMany({
    where: { townId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, appointments: { select: { personId: true, from: true, to: true } } },
  })
  return new Map(seats.map(({ id, appointments: terms }, place) => [id, { place, terms }]))
}

export async function exportMeetings(tx: Tx, town: TownModel) {
  const seats = await readSeats(tx, town.id)
  const meetings = await readMeetings(tx, town.id)
  const shown = []
  for (const meeting of meetings)
    shown.push({ ...exportMeeting(town, meeting, seats), ...(await exportCounts(tx, town, meeting)) })
  return shown
}

/** One query after the other: a transaction has one connection. */
async function readMeetings(tx: Tx, townId: string) {
  const where = { townId }
  const meetings = await tx.meeting.findMany({ where, orderBy: [{ bodyId: 'asc' }, { no: 'asc' }] })
  const items = Map.groupBy(await tx.item.findMany({ where, orderBy: { no: 'asc' } }), ofMeeting)
  const answers = Map.groupBy(await tx.answer.findMany({ where }), ofMeeting)
  const proxyOrder = [{ seatId: 'asc' as const }, { at: 'asc' as const }, { id: 'asc' as const }]
  const proxies = Map.groupBy(await tx.proxy.findMany({ where, orderBy: proxyOrder }), ofMeeting)
  const presenceOrder = [{ seatId: 'asc' as const }, { from: 'asc' as const }, { id: 'asc' as const }]
  const presences = Map.groupBy(await tx.presence.findMany({ where, orderBy: presenceOrder }), ofMeeting)
  return meetings.map((meeting) => ({
    ...meeting,
    items: items.get(meeting.id) ?? [],
    answers: answers.get(meeting.id) ?? [],
    proxies: proxies.get(meeting.id) ?? [],
    presences: presences.get(meeting.id) ?? [],
  }))
}
const ofMeeting = ({ meetingId }: { meetingId: string }): string => meetingId
type MeetingRow = Awaited<ReturnType<typeof readMeetings>>[number]

function exportMeeting({ timezone }: TownModel, meeting: MeetingRow, seats: Seats) {
  const { bodyId, no, title, place, state, revision, startsAt, endsAt, answersCloseAt, convenedAt } = meeting
  const day = isoDay(startsAt, timezone)
  return {
    body: bodyId,
    no,
    title,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    place,
    answersCloseAt: iso(answersCloseAt),
    state,
    convenedAt: iso(convenedAt),
    items: meeting.items.map((item) => ({
      no: item.no,
      title: item.title,
      kind: item.kind,
      notified: item.notified,
    })),
    answers: meeting.answers
      .filter((row) => row.revision === revision && holds(seats, row, day))
      .toSorted((a, b) => (seats.get(a.seatId)?.place ?? 0) - (seats.get(b.seatId)?.place ?? 0))
      .map(exportAnswer),
    proxies: meeting.proxies.map(exportProxy),
    presence: meeting.presences.map(exportPresence),
  }
}

async function exportCounts(tx: Tx, town: TownModel, meeting: MeetingRow) {
  const forecast = await readForecast(tx, town, { ...meeting, state: meetingState.parse(meeting.state) })
  const { base, required, sure, possible, present, outlook } = forecast
  return { quorum: { base, required, sure, possible, present, outlook }, motions: [] }
}

const iso = <At extends Date | null>(at: At) => (at === null ? null : at.toISOString())

/** Only what counts is shown: given for the present date and place (N2), by who holds the seat on that day (N8). */
const holds = (
  seats: Seats,
  { seatId, personId }: { seatId: string; personId: string },
  day: string,
): boolean => {
  const at = new Date(day)
  return (seats.get(seatId)?.terms ?? []).some(
    (term) => term.personId === personId && term.from <= at && (term.to === null || at <= term.to),
  )
}

type AnswerRow = MeetingRow['answers'][number]

/** What staff wrote down came `via` staff; how it reached them stands beside it (N3). */
const wayOf = (via: string) =>
  /^(?:phone|fax|counter)$/.test(via) ? { via: 'staff', receivedBy: via } : { via }

const exportAnswer = ({
  seatId,
  personId,
  answer,
  mode,
  note,
  lateMinutes,
  leaveEarly,
  byId,
  via,
  at,
}: AnswerRow) => ({
  seat: seatId,
  person: personId,
  answer,
  mode,
  note,
  lateMinutes,
  leaveEarly,
  by: byId,
  ...wayOf(via),
  at: iso(at),
})

type ProxyRow = MeetingRow['proxies'][number]

const exportProxy = ({ seatId, principalId, name, title, org, personId, state, ...row }: ProxyRow) => ({
  seat: seatId,
  principal: principalId,
  name,
  title,
  org,
  person: personId,
  state,
  reason: row.reason,
  pledgedAt: iso(row.pledgedAt),
  by: row.byId,
  ...wayOf(row.via),
  at: iso(row.at),
})

type PresenceRow = MeetingRow['presences'][number]

const exportPresence = ({ seatId, personId, proxyId, mode, from, to, byId, via }: PresenceRow) => ({
  seat: seatId,
  person: personId,
  proxy: proxyId !== null,
  mode,
  from: iso(from),
  to: iso(to),
  by: byId,
  via,
})
