// A director or the office answers a question: by the button, by its job, or in the thread below it.
import { quietUntil } from '../../domain/calendar.ts'
import { type AnswerRefusal, answerQuestion } from '../../domain/question/answer.ts'
import type { Question } from '../../domain/question/model.ts'
import { findQuestion, openQuestions } from '../../domain/question/read.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { questionSubject } from '../turn/notice.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

type Args = ArgsOf<'question-answer'>

export async function questionAnswer(turn: Turn, args: Args): Promise<Card> {
  const { act, locale } = turn
  const w = words(locale)
  const open = args.question === undefined ? await openQuestions(act, args.job) : []
  const [only] = open
  const id = args.question ?? (args.job !== undefined && open.length === 1 ? only?.id : undefined)
  if (id === undefined) return openList(turn, open, args.message)
  const found = await findQuestion(act, id)
  if (!found) return refusal(w.noSuch, w.noSuchHint)
  if (!args.message) return answerForm(turn, found)
  const answered = await answerQuestion(act, { id, answer: args.message })
  if (!answered.ok) return answerRefused(locale, answered.refusal)
  tellWorker(turn, found, args.message)
  tellThread(turn, found, args.message, args.thread)
  return card(w.sent(found.name), [text(args.message)], args.thread ? 'plain' : 'done')
}

function tellWorker(
  { notify, speaker }: Turn,
  { personId, no, title, text: asked }: Question,
  answer: string,
) {
  notify({
    to: { people: [personId] },
    card: (reads) => {
      const w = words(reads)
      return card(w.fromOffice(no, title), [
        facts([w.yours, asked], [w.theirs, answer], [w.by, speaker.name]),
        buttons(
          press(w.ask, line('question', { job: no })),
          press(turnWords(reads).talkToStaff, line('talk', { job: no })),
        ),
      ])
    },
  })
}

/** What was written in the thread stands there for everybody; another answer is told in it. In quiet hours it says when it arrives. */
function tellThread(
  { act, town, notify, speaker }: Turn,
  { id, name }: Question,
  answer: string,
  thread?: string,
) {
  const wakes = quietUntil(act.now, town.settings, town.timezone)
  if (thread && !wakes) return
  notify({
    to: { staff: true },
    thread: questionSubject(id),
    card: (reads) =>
      card(thread ? words(reads).sent(name) : words(reads).sentToThread(speaker.name), [
        ...(thread ? [] : [text(answer)]),
        ...(wakes ? [note(turnWords(reads).arrivesAt(sayWhen(wakes, town.timezone, reads)))] : []),
      ]),
  })
}

function openList({ locale }: Turn, open: Question[], message: string | undefined): Card {
  const w = words(locale)
  const items = open.map(({ id, no, name, text: asked }) => ({
    title: w.told(name, no),
    note: asked,
    button: press(w.answer, line('question-answer', { question: id, message })),
  }))
  const ask = message && open.length > 0 ? [text(w.openWhich)] : []
  return card(w.open, [...ask, { kind: 'list', items, empty: w.openNone }])
}

function answerForm({ locale, ask }: Turn, { id, no, name, text: asked }: Question): Card {
  const w = words(locale)
  ask({ id: 'question-answer', args: { question: `${id}` }, missing: 'message' })
  return card(
    w.answerTitle(name, no),
    [
      facts([w.question, asked]),
      {
        kind: 'form',
        command: 'question-answer',
        preset: { question: `${id}` },
        submit: w.send,
        fields: [
          {
            name: 'message',
            label: argumentLabel('question-answer', 'message', locale),
            kind: 'long-text',
            optional: false,
          },
        ],
      },
    ],
    'question',
  )
}

function answerRefused(locale: Locale, why: AnswerRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-question':
      return refusal(w.noSuch, w.noSuchHint)
    case 'answer-too-long':
      return refusal(w.tooLong, w.tooLongHint)
  }
}
