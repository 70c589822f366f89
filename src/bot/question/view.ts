// How questions are shown to whoever asked, and to those who answer.
import type { Question } from '../../domain/question/model.ts'
import { openQuestions, questionsOf } from '../../domain/question/read.ts'
import { buttons, type Card, card, facts, heading, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** A question and its answer, as whoever asked reads them again. */
export const threadItem = (locale: Locale, { text: asked, answer }: Question): Part => {
  const w = words(locale)
  return text([w.said(asked), answer === null ? w.notYet : w.answered(answer)].join('\n'))
}

/** On a job's page: what was asked about it, and the way to ask. */
export async function questionParts({ act, locale, speaker }: Turn, no: number): Promise<Part[]> {
  if (!speaker.worker) return []
  const w = words(locale)
  const asked = await questionsOf(act, speaker.personId, no)
  return [
    ...(asked.length > 0
      ? [heading(w.thread), ...asked.toReversed().map((one) => threadItem(locale, one))]
      : []),
    buttons(press(w.ask, line('question', { job: no }))),
  ]
}

/** What stands in the staff's channel, and before the director. */
export function questionCard(locale: Locale, { id, no, title, name, text: asked }: Question): Card {
  const w = words(locale)
  const reply = press(w.answer, line('question-answer', { question: id }), { style: 'primary' })
  return card(
    w.told(name, no),
    [text(title), facts([w.question, asked]), buttons(reply), note(w.answerHint)],
    'alert',
  )
}

/** On a job's page for the office: what waits for an answer. */
export async function openQuestionParts({ act, locale }: Turn, no: number): Promise<Part[]> {
  const w = words(locale)
  const items = (await openQuestions(act, no)).map(({ id, name, text: asked }) => ({
    title: w.told(name, no),
    note: asked,
    button: press(w.answer, line('question-answer', { question: id })),
  }))
  return items.length === 0 ? [] : [heading(w.open), { kind: 'list', items, empty: '' }]
}
