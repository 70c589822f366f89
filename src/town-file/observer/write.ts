import { statement } from '../../db/sql.ts'
import { EXPECTED } from '../../domain/observer/model.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import { int, ints, moment, orElse, provenance, serial, text } from '../columns.ts'
import { takeMatch } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { isAt } from '../values.ts'
import { observerRows } from './merge.ts'

const observerTable = (now: Date): Table => ({
  name: 'observer',
  key: serial('observer'),
  columns: {
    meeting_id: text,
    name: text,
    name_key: text,
    org: text,
    items: ints,
    person_id: text,
    state: text,
    pledged_at: moment,
    ...provenance(now),
  },
  onUpdate: statement`code_digest = case when excluded.state = 'invited' then t.code_digest end`,
})

const allRows = ({ file, stored }: Importing) =>
  (file.meetings ?? []).flatMap((meeting) => observerRows(meeting, stored).rows)

/** Those who are not expected any more come first: another invitation may stand for the same name. */
export function writeObservers(importing: Importing): Promise<Counted> {
  const rows = allRows(importing).map(({ row }) => row)
  const expected = (state: (typeof rows)[number]['state']) => Number(EXPECTED.includes(state))
  const ordered = rows.toSorted((a, b) => expected(a.state) - expected(b.state))
  return write(importing, 'observers', observerTable(importing.now), ordered)
}

/** The file says whose attendance it is; the invitation may be a row of the same import. */
const whose = statement`coalesce(old.observer_id, (select max(o.id) from observer o where o.town_id = g.town
  and o.meeting_id = g.row->>'meeting' and o.name_key = g.row->>'key'
  and (g.row->>'at' is null or o.at = (g.row->>'at')::timestamptz)))`

const attendanceTable: Table = {
  name: 'observer_attendance',
  key: serial('observer_attendance'),
  columns: {
    observer_id: { ...int, value: whose },
    from_at: moment,
    to_at: moment,
    by_id: orElse(SYSTEM),
    via: orElse('import'),
  },
}

export function writeObserverAttendances(importing: Importing): Promise<Counted> {
  const rows = allRows(importing).flatMap(({ row, known, attendance }) => {
    const pool = [...(known?.attendances ?? [])]
    return attendance.map(({ from, to, by, via }) => ({
      id: takeMatch(pool, (one) => isAt(one.from, from))?.id,
      meeting: row.meeting_id,
      key: row.name_key,
      at: row.at ?? null,
      from_at: from,
      to_at: to ?? null,
      by_id: by,
      via,
    }))
  })
  const ordered = rows.toSorted((a, b) => Number(a.to_at === null) - Number(b.to_at === null))
  return write(importing, 'observer attendances', attendanceTable, ordered)
}
