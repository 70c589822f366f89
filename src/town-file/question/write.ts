import { int, moment, orElse, serial, text } from '../columns.ts'
import { takeMatch } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { isAt } from '../values.ts'

const questionTable: Table = {
  name: 'question',
  key: serial('question'),
  columns: {
    job_no: int,
    person_id: text,
    text,
    at: moment,
    via: orElse('import'),
    answer: text,
    answered_at: moment,
    answered_by: text,
  },
}

/** A question is known by its job, who asked, and when. */
export function writeQuestions(importing: Importing): Promise<Counted> {
  const rows = (importing.file.jobs ?? []).flatMap(({ no, questions = [] }) => {
    const pool = [...(importing.stored.questions.get(no) ?? [])]
    return questions.map((one) => ({
      id: takeMatch(pool, (row) => row.personId === one.worker && isAt(row.at, one.at))?.id,
      job_no: no,
      person_id: one.worker,
      text: one.text,
      at: one.at,
      via: one.via,
      answer: one.answer,
      answered_at: one.answeredAt,
      answered_by: one.answeredBy,
    }))
  })
  return write(importing, 'questions', questionTable, rows)
}
