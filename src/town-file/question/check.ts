import { SYSTEM } from '../../domain/people/model.ts'
import type { Checking } from '../check.ts'
import type { FileJob } from '../job/format.ts'
import type { Path } from '../problems.ts'

/** A question is a worker's; an answer says when, and by somebody the town knows. */
export function checkQuestions({ known, say }: Checking, { questions = [] }: FileJob, path: Path): void {
  for (const [index, { worker, answer, answeredAt, answeredBy }] of questions.entries()) {
    const own = [...path, 'questions', index]
    if (!known.workers.has(worker)) say([...own, 'worker'], `there is no worker ${worker}`)
    if (Boolean(answer) !== Boolean(answeredAt)) say(own, 'answer and answeredAt come together')
    if (answeredBy && answeredBy !== SYSTEM && !known.people.has(answeredBy))
      say([...own, 'answeredBy'], `there is no person ${answeredBy}`)
  }
}
