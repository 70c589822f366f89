import { statement } from '../../db/sql.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import { int, moment, orElse, provenance, serial, text } from '../columns.ts'
import { groundOf } from '../meeting/merge.ts'
import { meetingId, takeMatch } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { isAt } from '../values.ts'
import { presenceRows } from './merge.ts'

/** The file says only that a proxy sat down: it is the latest of that seat and person. */
const seatedProxy = statement`case when (g.row->>'proxy')::boolean then coalesce(old.proxy_id, (select max(x.id) from proxy x
    where x.town_id = g.town and x.meeting_id = g.meeting_id and x.seat_id = g.seat_id and x.person_id = g.person_id))
  when g.row ? 'proxy' then null else old.proxy_id end`

const presenceTable: Table = {
  name: 'presence',
  key: serial('presence'),
  columns: {
    meeting_id: text,
    seat_id: text,
    person_id: text,
    mode: orElse('in-person'),
    from_at: moment,
    to_at: moment,
    proxy_id: { ...int, value: seatedProxy },
    by_id: orElse(SYSTEM),
    via: orElse('import'),
  },
}

export function writePresence(importing: Importing): Promise<Counted> {
  const rows = (importing.file.meetings ?? []).flatMap(
    (meeting) => presenceRows(meeting, groundOf(importing, meeting)).ordered,
  )
  return write(importing, 'presence', presenceTable, rows)
}

const presidingTable: Table = {
  name: 'presiding',
  key: serial('presiding'),
  columns: {
    meeting_id: text,
    person_id: text,
    role: text,
    from_at: moment,
    to_at: moment,
    by_id: orElse(SYSTEM),
    via: orElse('import'),
  },
}

export function writePresiding(importing: Importing): Promise<Counted> {
  const rows = (importing.file.meetings ?? []).flatMap((meeting) => {
    const pool = [...(importing.stored.presidings.get(meetingId(meeting)) ?? [])]
    return (meeting.presiding ?? [])
      .map(({ person, role, from, to, by, via }) => ({
        id: takeMatch(pool, (row) => row.personId === person && isAt(row.from, from))?.id,
        meeting_id: meetingId(meeting),
        person_id: person,
        role,
        from_at: from,
        to_at: to ?? null,
        by_id: by,
        via,
      }))
      .toSorted((a, b) => Number(a.to_at === null) - Number(b.to_at === null))
  })
  return write(importing, 'presiding', presidingTable, rows)
}

const recusalTable = (now: Date): Table => ({
  name: 'recusal',
  key: { meeting_id: text, item_no: int, seat_id: text },
  columns: { reason: text, ...provenance(now) },
})

export function writeRecusals(importing: Importing): Promise<Counted> {
  const rows = (importing.file.meetings ?? []).flatMap((meeting) =>
    (meeting.recusals ?? []).map(({ item, seat, reason, by, via, at }) => ({
      meeting_id: meetingId(meeting),
      item_no: item,
      seat_id: seat,
      reason,
      by_id: by,
      via,
      at,
    })),
  )
  return write(importing, 'recusals', recusalTable(importing.now), rows)
}
