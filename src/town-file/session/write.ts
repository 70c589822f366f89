import { statement } from '../../db/sql.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import { int, moment, orElse, serial, text } from '../columns.ts'
import { groundOf } from '../meeting/merge.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
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
