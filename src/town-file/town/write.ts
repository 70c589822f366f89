// The town's own row, and its charters.
import { statement } from '../../db/sql.ts'
import { shippedCharter } from '../../domain/charter/shipped.ts'
import { calendarDay, int, json, orElse, text } from '../columns.ts'
import { type Counted, type Importing, type Row, type Table, write } from '../upsert.ts'

const townTable: Table = {
  name: 'town',
  town: 'id',
  key: {},
  columns: {
    name: text,
    timezone: orElse('Asia/Tokyo'),
    line_destination: text,
    slack_team_id: text,
    staff_channel: text,
    settings: { ...json, value: statement`coalesce(old.settings, '{}') || coalesce(g.settings, '{}')` },
  },
}

const charterTable: Table = {
  name: 'charter_version',
  key: { id: text, version: int },
  columns: { name: json, effective_from: calendarDay, effective_to: calendarDay, rules: json },
}

export function writeTown(importing: Importing): Promise<Counted> {
  const { name, timezone, settings, line, slack } = importing.file.town
  const row = {
    name,
    timezone,
    settings,
    line_destination: line?.destination,
    slack_team_id: slack?.teamId,
    staff_channel: slack?.staffChannel,
  }
  return write(importing, 'town', townTable, [row])
}

export const writeCharters = (importing: Importing): Promise<Counted> =>
  write(importing, 'charters', charterTable, charterRows(importing))

/** A charter that comes along is taken in when a body of the file names it for the first time. */
function charterRows({ file, stored }: Importing): Row[] {
  const own = file.charters ?? []
  const named = new Set((file.bodies ?? []).map(({ charter }) => charter))
  const shipped = [...named].filter(
    (id) => !stored.charters.has(id) && !own.some((charter) => charter.id === id),
  )
  return [...own, ...shipped.flatMap((id) => shippedCharter(id) ?? [])].map(({ effective, ...charter }) => ({
    ...charter,
    effective_from: effective.from,
    effective_to: effective.to,
  }))
}
