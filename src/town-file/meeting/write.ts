// Meetings and their agenda.
import { statement } from '../../db/sql.ts'
import type { MeetingState } from '../../domain/meeting/model.ts'
import { flag, int, moment, momentOf, orElse, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { itemRows, meetingRow } from './merge.ts'

const meetingTable = (now: Date): Table => ({
  name: 'meeting',
  key: { id: text },
  columns: {
    body_id: text,
    no: int,
    title: text,
    place: text,
    revision: int,
    outlook_told: text,
    state: orElse('draft'),
    starts_at: moment,
    ends_at: moment,
    answers_close_at: moment,
    opened_at: moment,
    closed_at: moment,
    convened_at: momentOf<MeetingState>(['convened', 'open', 'closed'], now),
  },
  onUpdate: statement`sequence = t.sequence + 1, changed_at = ${now}`,
})

const itemTable: Table = {
  name: 'item',
  key: { meeting_id: text, no: int },
  columns: { title: text, kind: text, notified: flag(true), order_no: int },
}

export function writeMeetings(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.meetings ?? []).map((meeting) => meetingRow(meeting, stored))
  return write(importing, 'meetings', meetingTable(now), rows)
}

export const writeItems = (importing: Importing): Promise<Counted> =>
  write(importing, 'items', itemTable, (importing.file.meetings ?? []).flatMap(itemRows))
