import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayAnswer } from './may.ts'
import { ANSWER_LONGEST, type Question } from './model.ts'
import { findQuestion } from './read.ts'

export type AnswerRefusal =
  | NotPermitted
  | { kind: 'no-such-question' }
  /** Together with what was answered before, it is longer than is kept. */
  | { kind: 'answer-too-long' }

/** Staff or a director answer a question; what is answered further stands below what was answered before. */
export async function answerQuestion(
  act: Act,
  { id, answer }: { id: number; answer: string },
): Promise<Outcome<Question, AnswerRefusal>> {
  const not = forbidden(mayAnswer(await readActor(act)))
  if (not) return refuse(not)
  const answered = await act.sql.count(statement`update question set
      answer = concat_ws(E'\n', answer, ${answer}::text), answered_at = ${act.now}, answered_by = ${act.by}
    where town_id = ${act.town} and id = ${id}
      and coalesce(length(answer), 0) + ${answer.length} < ${ANSWER_LONGEST}`)
  const found = await findQuestion(act, id)
  if (!found) return refuse({ kind: 'no-such-question' })
  if (answered === 0) return refuse({ kind: 'answer-too-long' })
  await audit(act, {
    act: 'question.answered',
    subject: `job-${found.no}`,
    facts: { question: id, worker: found.personId },
  })
  return done(found)
}
