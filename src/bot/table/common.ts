import { z } from 'zod'
import { ask, called, flag, job, oneOf, words } from './args.ts'
import { command, say, saying } from './definition.ts'

export const common = {
  help: command({
    names: {
      ja: say('使い方', 'ヘルプ', 'メニュー', 'できること'),
      en: say('help', 'menu', 'yoriai help', 'yoriai'),
    },
    summary: { ja: '使い方を見る', en: 'What you can do here' },
    key: { ja: '使い方', en: 'Help' },
    args: z.object({}),
    who: ['anyone'],
    group: 'common',
    together: true,
    unlisted: true,
    slash: {
      command: '/yoriai',
      noun: '寄合',
      hint: { ja: 'help | undelivered | language en', en: 'help | undelivered | language en' },
    },
  }),
  language: command({
    names: { ja: say('言語', '表示言語'), en: say('language', 'lang', 'yoriai language') },
    summary: { ja: '日本語と英語を切り替える', en: 'Switch between Japanese and English' },
    key: { ja: '言語|English', en: 'Language|日本語' },
    args: z.object({
      to: called(
        '言語',
        'Language',
        oneOf({ ja: ['日本語', 'japanese'], en: ['英語', 'english'] }).optional(),
      ),
    }),
    who: ['connected'],
    group: 'common',
    moves: 'menu',
  }),
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
    who: ['connected'],
    group: 'common',
    suggested: 8,
  }),
  undelivered: command({
    names: { ja: say('未配信'), en: say('undelivered', 'yoriai undelivered') },
    summary: { ja: '届かなかったお知らせを見る', en: 'Messages that could not be delivered' },
    args: z.object({ again: called('再送', 'Resend', oneOf({ yes: ['再送', 'resend'] }).optional()) }),
    who: ['staff'],
    group: 'office',
  }),
}
