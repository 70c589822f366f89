import { z } from 'zod'
import { called, meeting, member, oneOf } from './args.ts'
import { command, say } from './definition.ts'

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
      hint: { ja: 'help | desk | undelivered | language en', en: 'help | desk | undelivered | language en' },
    },
  }),
  undo: command({
    names: {
      ja: say('取り消し', '取消', '取消し', '元に戻す', '元に戻して', '間違えました', '間違い'),
      en: say('undo'),
    },
    summary: { ja: '直前にしたことを取り消す', en: 'Take back what you did last' },
    args: z.object({ meeting, member }),
    who: ['connected'],
    group: 'common',
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
  desk: command({
    names: { ja: say('机', 'デスク'), en: say('desk', 'yoriai desk') },
    summary: {
      ja: '机を見る(待っていることと、次の会議)',
      en: 'The desk: what waits, and the next meetings',
    },
    args: z.object({}),
    who: ['connected'],
    group: 'office',
  }),
  undelivered: command({
    names: { ja: say('未配信'), en: say('undelivered', 'yoriai undelivered') },
    summary: { ja: '届かなかったお知らせを見る', en: 'Messages that could not be delivered' },
    args: z.object({ again: called('再送', 'Resend', oneOf({ yes: ['再送', 'resend'] }).optional()) }),
    who: ['staff'],
    group: 'office',
  }),
}
