import { z } from 'zod'
import { called, forWorker, job, whole, words } from './args.ts'
import { command, say } from './definition.ts'

const questionNo = called('質問の番号', 'Question number', whole(1, 2_000_000_000).optional())

export const question = {
  question: command({
    names: { ja: say('質問', '質問する', '仕事 質問'), en: say('question', 'ask', 'job ask') },
    summary: { ja: '仕事について質問する', en: 'Ask about a job' },
    example: { ja: '質問 3 しめきりは何時ですか', en: 'question 3 What time is it due?' },
    args: z.object({
      job,
      message: called('質問の文', 'Question', words(1_000).optional()),
      worker: forWorker,
    }),
    rest: 'message',
    who: ['worker'],
    group: 'work',
    supported: true,
  }),
  'question-answer': command({
    names: { ja: say('質問に答える', '仕事 回答', '回答'), en: say('job answer') },
    summary: { ja: 'ワーカーの質問に答える', en: 'Answer a worker’s question' },
    args: z.object({
      question: questionNo,
      job,
      thread: called('スレッド', 'Thread', z.string().max(80).optional()),
      message: called('回答の文', 'Answer', words(1_500).optional()),
    }),
    rest: 'message',
    who: ['staff', 'director'],
    group: 'office',
  }),
}
