import { type Statement, statement } from '../../db/sql.ts'
import { flag, int, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { answerRows } from './merge.ts'

/** An answer that was there already belongs to the date and place it was given for (N2). */
const answerRevision = statement`case when old.answer = g.answer and (g.at is null or g.at = old.at)
  then old.revision else g.revision end`

/** What nobody said is exported as what it counts as, and comes back as unsaid. */
const unsaid = (column: Statement, counted: Statement): Statement =>
  statement`case when old.answer = g.answer and old.${column} is null and g.${column} = ${counted} then null else g.${column} end`

const answerTable = (now: Date): Table => ({
  name: 'answer',
  key: { meeting_id: text, seat_id: text, person_id: text },
  columns: {
    answer: text,
    mode: { ...text, value: unsaid(statement`mode`, statement`'in-person'`) },
    note: text,
    late_minutes: int,
    leave_early: { ...flag(false), value: unsaid(statement`leave_early`, statement`false`) },
    revision: { ...int, value: answerRevision },
    ...provenance(now),
    by_id: { ...text, fallback: statement`g.person_id` },
  },
  onUpdate: statement`previous = null`,
})

export function writeAnswers(importing: Importing): Promise<Counted> {
  const { file, stored, now } = importing
  const rows = (file.meetings ?? []).flatMap((meeting) => answerRows(meeting, stored))
  return write(importing, 'answers', answerTable(now), rows)
}
