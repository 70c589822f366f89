// Meetings in the export: agenda, answers, proxies, presence, and the quorum they add up to.
import type { Reader } from '../../domain/act.ts'
import { readForecast } from '../../domain/attendance/read.ts'
import { type AgendaItem, type Meeting, meetingState } from '../../domain/meeting/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { exportAnswers } from '../attendance/export.ts'
import { exportMotions } from '../decision/export.ts'
import { exportElections } from '../election/export.ts'
import { exportExpenses } from '../fees/export.ts'
import { exportMinutes } from '../minutes/export.ts'
import { exportObservers } from '../observer/export.ts'
import { exportPapers } from '../papers/export.ts'
import { exportProxies } from '../proxy/export.ts'
import { exportPresence, exportPresiding, exportRecusals } from '../session/export.ts'
import { iso } from '../values.ts'

/** One query after the other: a transaction has one connection. */
export async function exportMeetings(reader: Reader, town: TownModel) {
  const meetings = await readAll(reader)
  const answers = await exportAnswers(reader, town)
  const proxies = await exportProxies(reader)
  const presence = await exportPresence(reader)
  const presiding = await exportPresiding(reader)
  const recusals = await exportRecusals(reader)
  const motions = await exportMotions(reader)
  const elections = await exportElections(reader)
  const minutes = await exportMinutes(reader)
  const observers = await exportObservers(reader)
  const expenses = await exportExpenses(reader)
  const papers = await exportPapers(reader)
  const shown = []
  for (const meeting of meetings)
    shown.push({
      ...exportMeeting(meeting),
      answers: answers(meeting),
      proxies: proxies(meeting),
      presence: presence(meeting),
      presiding: presiding(meeting),
      recusals: recusals(meeting),
      quorum: await exportQuorum(reader, town, meeting),
      motions: motions(meeting),
      elections: elections(meeting),
      ...minutes(meeting),
      expenses: expenses(meeting),
      observers: observers(meeting),
      papers: papers(meeting),
    })
  return shown
}

/** Every meeting there ever was: the town's model leaves out the old ones. */
type Whole = Omit<Meeting, 'items'> & {
  openedAt: Date | null
  closedAt: Date | null
  items: (AgendaItem & { orderNo: number | null })[]
}

async function readAll({ tx, town: townId }: Reader): Promise<Whole[]> {
  const rows = await tx.meeting.findMany({
    where: { townId },
    orderBy: [{ bodyId: 'asc' }, { no: 'asc' }],
    include: { items: { orderBy: { no: 'asc' } } },
  })
  return rows.map((row) => ({ ...row, state: meetingState.parse(row.state) }))
}

const exportMeeting = (meeting: Whole) => ({
  body: meeting.bodyId,
  no: meeting.no,
  title: meeting.title,
  startsAt: meeting.startsAt.toISOString(),
  endsAt: meeting.endsAt.toISOString(),
  place: meeting.place,
  answersCloseAt: iso(meeting.answersCloseAt),
  state: meeting.state,
  convenedAt: iso(meeting.convenedAt),
  openedAt: iso(meeting.openedAt),
  closedAt: iso(meeting.closedAt),
  items: meeting.items.map(({ no, title, kind, notified, orderNo }) => ({
    no,
    title,
    kind,
    notified,
    order: orderNo,
  })),
})

async function exportQuorum(reader: Reader, town: TownModel, meeting: Meeting) {
  const { base, required, sure, possible, present, outlook } = await readForecast(reader, town, meeting)
  return { base, required, sure, possible, present, outlook }
}
