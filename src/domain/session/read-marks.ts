// Whether something of a board has changed: one statement for all meetings that are watched, and nothing in it that a
// secret or hidden vote, or a ballot of an election, keeps to itself.
import { z } from 'zod'
import { type ForMany, forMany, type Sql, statement } from '../../db/sql.ts'
import { maySit } from './read.ts'

const markRow = z.object({ n: z.int(), mark: z.string() })

const marks: ForMany<typeof markRow> = {
  columns: 'town text, meeting text',
  row: markRow,
  statement: (given) => statement`select g.n, concat_ws('/', t.version,
      (select concat_ws('-', max(r.id), count(*) filter (where r.to_at is null and ${maySit})) from presence r
        where r.town_id = g.town and r.meeting_id = g.meeting),
      (select concat_ws('-', max(s.id), count(s.to_at)) from presiding s where s.town_id = g.town and s.meeting_id = g.meeting),
      (select count(*) from recusal u where u.town_id = g.town and u.meeting_id = g.meeting),
      (select string_agg(concat(o.no, o.state), ',' order by o.no) from motion o
        where o.town_id = g.town and o.meeting_id = g.meeting),
      (select concat_ws('-', count(*), sum(hashtextextended(concat_ws(' ', v.seat_id, v.person_id,
          case when o.ballot = 'named' and not o.hidden then v.choice end), 0)))
        from motion o
        join vote v on v.town_id = o.town_id and v.meeting_id = o.meeting_id and v.motion_no = o.no
        where o.town_id = g.town and o.meeting_id = g.meeting and o.state = 'open'),
      (select string_agg(concat_ws(' ', e.office, e.state, e.commitment, e.seed is not null,
          (select count(*) from election_round o where o.town_id = e.town_id and o.meeting_id = e.meeting_id and o.office = e.office)),
          ',' order by e.office) from election e where e.town_id = g.town and e.meeting_id = g.meeting),
      (select concat_ws('-', count(*), sum(hashtextextended(concat_ws(' ', b.office, b.round_no, b.seat_id, b.person_id), 0)))
        from ballot b where b.town_id = g.town and b.meeting_id = g.meeting)) as mark
    from ${given}
    join town t on t.id = g.town`,
}

/** The mark of each meeting, in their order: another one means that something may look different. */
export async function readMarks(
  { rows }: Sql,
  watched: { town: string; meeting: string }[],
): Promise<(string | undefined)[]> {
  if (watched.length === 0) return []
  return (await forMany(rows, marks, watched)).map(([found]) => found?.mark)
}
