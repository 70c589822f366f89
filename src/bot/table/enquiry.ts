import { z } from 'zod'
import { ask, called, flag, job, whole, words } from './args.ts'
import { command, say, saying } from './definition.ts'

const enquiryNo = called('相談の番号', 'Enquiry number', whole(1, 2_000_000_000).optional())

export const enquiry = {
  talk: command({
    names: {
      ja: [
        ...say('職員と話したい', '職員', '相談'),
        ...saying({ callback: 'yes' }, '電話して', '電話してください'),
      ],
      en: [...say('talk', 'human'), ...saying({ callback: 'yes' }, 'call me')],
    },
    summary: { ja: '職員に取り次ぐ', en: 'Reach a person at the town office' },
    key: { ja: '職員と|話したい', en: 'Talk to|staff' },
    args: z.object({
      callback: flag('電話', 'Call'),
      job,
      message: called('伝えたいこと', 'Message', words(500).optional()),
      ask,
    }),
    rest: 'message',
    who: ['anyone'],
    group: 'common',
    suggested: 8,
  }),
  enquiries: command({
    names: { ja: say('相談一覧', '問い合わせ一覧'), en: say('enquiries', 'yoriai enquiries') },
    summary: { ja: '職員の対応を待っている方を見る', en: 'Who is waiting for an answer from staff' },
    args: z.object({}),
    who: ['staff'],
    group: 'office',
  }),
  'enquiry-reply': command({
    names: { ja: say('返信'), en: say('reply') },
    summary: { ja: '相談に返信する', en: 'Answer an enquiry' },
    args: z.object({
      enquiry: enquiryNo,
      thread: called('スレッド', 'Thread', z.string().max(80).optional()),
      message: called('返信の文', 'Reply', words(1_500).optional()),
    }),
    rest: 'message',
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
  'enquiry-done': command({
    names: { ja: say('対応済み', '対応しました'), en: say('enquiry done') },
    summary: { ja: '相談を対応済みにする', en: 'Mark an enquiry as dealt with' },
    args: z.object({ enquiry: enquiryNo }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
}
