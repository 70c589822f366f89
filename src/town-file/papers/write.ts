import { statement } from '../../db/sql.ts'
import { flag, int, moment, provenance, serial, text } from '../columns.ts'
import { meetingId, takeMatch } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { isAt } from '../values.ts'

const paperTable = (now: Date): Table => ({
  name: 'paper',
  key: { meeting_id: text, no: int },
  columns: {
    item_no: int,
    title: text,
    kind: text,
    url: text,
    type: text,
    size: int,
    sha256: text,
    secret: flag(true),
    told_at: moment,
    withdrawn_at: moment,
    withdrawn_by: text,
    reason: text,
    ...provenance(now),
  },
})

export async function writePapers(importing: Importing): Promise<Counted> {
  const rows = (importing.file.meetings ?? []).flatMap((meeting) =>
    (meeting.papers ?? []).map((paper) => ({
      meeting_id: meetingId(meeting),
      no: paper.no,
      item_no: paper.item,
      title: paper.title,
      kind: paper.kind,
      url: paper.url,
      type: paper.type,
      size: paper.size,
      sha256: paper.sha256,
      secret: paper.secret,
      told_at: paper.toldAt,
      withdrawn_at: paper.withdrawnAt,
      withdrawn_by: paper.withdrawnBy,
      reason: paper.reason,
      by_id: paper.by,
      via: paper.via,
      at: paper.at,
    })),
  )
  const written = await write(importing, 'papers', paperTable(importing.now), rows)
  // Bytes do not outlive the paper they were withdrawn with.
  await importing.sql.count(statement`delete from paper_file f using paper p where p.town_id = ${importing.file.town.id}
    and p.town_id = f.town_id and p.meeting_id = f.meeting_id and p.no = f.no and p.withdrawn_at is not null`)
  return written
}

const openingTable: Table = {
  name: 'paper_opening',
  key: serial('paper_opening'),
  columns: { meeting_id: text, no: int, person_id: text, role: text, at: moment },
}

/** An opening is known by its paper, who it was, and when. */
export function writeOpenings(importing: Importing): Promise<Counted> {
  const rows = (importing.file.meetings ?? []).flatMap((meeting) => {
    const before = importing.stored.papers.get(meetingId(meeting)) ?? []
    return (meeting.papers ?? []).flatMap(({ no, openings }) => {
      const pool = [...(before.find((row) => row.no === no)?.openings ?? [])]
      return (openings ?? []).map(({ person, role, at }) => ({
        id: takeMatch(pool, (row) => row.personId === person && row.role === role && isAt(row.at, at))?.id,
        meeting_id: meetingId(meeting),
        no,
        person_id: person,
        role,
        at,
      }))
    })
  })
  return write(importing, 'openings of papers', openingTable, rows)
}
