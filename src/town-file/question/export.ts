import type { Reader } from '../../domain/act.ts'
import { iso } from '../values.ts'

type QuestionRow = Awaited<ReturnType<Reader['tx']['question']['findMany']>>[number]

/** The questions about every job, in the order they were asked in. */
export async function exportQuestions({ tx, town: townId }: Reader) {
  const rows = await tx.question.findMany({
    where: { townId },
    orderBy: [{ at: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
  })
  const questions = Map.groupBy(rows, ({ jobNo }) => jobNo)
  return (no: number) => (questions.get(no) ?? []).map(exportQuestion)
}

const exportQuestion = (row: QuestionRow) => ({
  worker: row.personId,
  text: row.text,
  at: row.at.toISOString(),
  via: row.via,
  answer: row.answer,
  answeredAt: iso(row.answeredAt),
  answeredBy: row.answeredBy,
})
