import { type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { peopleAs } from '../people/read.ts'
import type { TownModel } from '../town/model.ts'
import { convenerOf } from './may.ts'
import { type Meeting, type MeetingRefusal, meetingState, type SeenMeeting } from './model.ts'

/** Holds where the meeting `m` of a statement still is what it was seen to be. */
export const asSeen = (town: string, { id, state, revision }: SeenMeeting): Statement => statement`
  m.town_id = ${town} and m.id = ${id} and m.state = ${state} and m.revision = ${revision}::int`

/** The same, where the answer deadline matters: it may move while date and place stay. */
export const asSeenWithDeadline = (
  town: string,
  meeting: SeenMeeting & Pick<Meeting, 'answersCloseAt'>,
): Statement => statement`
  ${asSeen(town, meeting)} and m.answers_close_at is not distinct from ${meeting.answersCloseAt}::timestamptz`

/** What of a meeting stands in somebody's calendar has changed: its sequence grows (RFC 5545). */
export const toCalendars = (now: Date): Statement => statement`sequence = sequence + 1, changed_at = ${now}`

const YEAR_MS = 366 * 86_400_000

/** The town's meetings in their order. Those over for more than a year are left out. */
export async function readMeetings({ tx, town }: Pick<Reader, 'tx' | 'town'>, now: Date): Promise<Meeting[]> {
  const rows = await tx.meeting.findMany({
    where: { townId: town, startsAt: { gte: new Date(now.getTime() - YEAR_MS) } },
    include: { items: { orderBy: { no: 'asc' } } },
    orderBy: [{ startsAt: 'asc' }, { no: 'asc' }],
  })
  return rows.map(
    ({
      items,
      townId: _town,
      outlookTold: _told,
      before: _before,
      openedAt: _opened,
      closedAt: _closed,
      quorumLostAt: _lost,
      unpresidedAt: _unpresided,
      sequence: _sequence,
      changedAt: _changed,
      ...row
    }) => ({
      ...row,
      state: meetingState.parse(row.state),
      items: items.map(({ no, title, kind, notified }) => ({ no, title, kind, notified })),
    }),
  )
}

/** Why a meeting no longer is what it was seen to be: called off, over, moved, or not convened yet. */
export async function whyStale(
  { tx, town, now }: Pick<Reader, 'tx' | 'town'> & { now: Date },
  seen: SeenMeeting,
): Promise<MeetingRefusal> {
  const row = await tx.meeting.findUnique({ where: { townId_id: { townId: town, id: seen.id } } })
  if (!row) return { kind: 'no-such-meeting' }
  const state = meetingState.parse(row.state)
  if (state === 'cancelled') return { kind: 'meeting-cancelled' }
  if (state === 'closed' || row.endsAt <= now) return { kind: 'meeting-over' }
  if (row.revision !== seen.revision || state !== seen.state) return { kind: 'meeting-changed' }
  return state === 'draft' ? { kind: 'meeting-not-convened' } : { kind: 'meeting-changed' }
}

/** Whether there is a change of date or place to take back. */
export const isMoved = async ({ sql, town }: Reader, { id, revision }: SeenMeeting): Promise<boolean> =>
  (await sql.count(statement`select 1 from meeting where town_id = ${town} and id = ${id} and revision = ${revision}
    and before is not null`)) > 0

/** Who can be asked to convene a meeting today, as far as the register knows them. */
export const readConveners = async (
  reader: Reader,
  town: TownModel,
  { meeting, now }: { meeting: Pick<Meeting, 'bodyId' | 'startsAt'>; now: Date },
): Promise<{ who: 'chair' | 'mayor'; people: string[] }> => {
  const { who, personId } = convenerOf(town, meeting, now)
  if (who === 'chair') return { who, people: personId ? [personId] : [] }
  return { who, people: await peopleAs(reader, 'mayor') }
}
