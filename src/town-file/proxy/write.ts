import { statement } from '../../db/sql.ts'
import { endProxies } from '../../domain/proxy/end.ts'
import { int, moment, provenance, serial, text } from '../columns.ts'
import { groundOf, revisionOf } from '../meeting/merge.ts'
import { meetingId } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { proxyRows } from './merge.ts'

const proxyTable = (now: Date): Table => ({
  name: 'proxy',
  key: serial('proxy'),
  columns: {
    meeting_id: text,
    seat_id: text,
    principal_id: text,
    name: text,
    name_key: text,
    title: text,
    org: text,
    person_id: text,
    state: text,
    reason: text,
    revision: int,
    pledged_at: moment,
    ...provenance(now),
  },
  onUpdate: statement`code_digest = case when excluded.state = 'approved' then t.code_digest end`,
})

export async function writeProxies(importing: Importing): Promise<Counted> {
  const { file, now } = importing
  await endProxiesOfMoved(importing)
  const rows = (file.meetings ?? []).flatMap(
    (meeting) => proxyRows(meeting, groundOf(importing, meeting)).ordered,
  )
  return write(importing, 'proxies', proxyTable(now), rows)
}

/** Leave given for one date is no leave for another (N2). */
async function endProxiesOfMoved({ sql, file, stored, now }: Importing): Promise<void> {
  for (const meeting of file.meetings ?? [])
    if (revisionOf(meeting, stored).moved)
      await sql.count(endProxies({ town: file.town.id, now }, { meetingId: meetingId(meeting) }))
}
