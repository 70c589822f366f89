import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { type Question, question } from './model.ts'

const questions: Statement = statement`select q.id, q.job_no as no, j.title, q.person_id as "personId", p.name, q.text, q.at, q.answer,
    q.answered_at as "answeredAt"
  from question q join job j on j.town_id = q.town_id and j.no = q.job_no
  join person p on p.town_id = q.town_id and p.id = q.person_id`

export async function findQuestion({ sql, town }: Reader, id: number): Promise<Question | undefined> {
  const [found] = await sql.rows(question, statement`${questions} where q.town_id = ${town} and q.id = ${id}`)
  return found
}

const SHOWN_MOST = 5

/** What somebody has asked last, about one job or any; the newest first. */
export const questionsOf = ({ sql, town }: Reader, personId: string, no?: number): Promise<Question[]> =>
  sql.rows(
    question,
    statement`${questions} where q.town_id = ${town} and q.person_id = ${personId}
      and (${no ?? null}::int is null or q.job_no = ${no ?? null}::int) order by q.at desc, q.id desc limit ${SHOWN_MOST}`,
  )

const OPEN_MOST = 20
const waiting = question.extend({ total: z.int() })

/** Questions nobody has answered, the longest waiting first. */
export const openQuestions = ({ sql, town }: Reader, no?: number): Promise<z.output<typeof waiting>[]> =>
  sql.rows(
    waiting,
    statement`select w.*, count(*) over ()::int as total from (${questions} where q.town_id = ${town} and q.answer is null
      and (${no ?? null}::int is null or q.job_no = ${no ?? null}::int)) w order by w.at limit ${OPEN_MOST}`,
  )
