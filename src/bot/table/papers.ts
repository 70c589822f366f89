import { z } from 'zod'
import { called, meeting, oneOf, reason, sure, whole, words } from './args.ts'
import { command, say } from './definition.ts'

export const papers = {
  papers: command({
    names: { ja: say('資料', '資料一覧', '会議 資料'), en: say('papers', 'meeting papers') },
    summary: { ja: '会議の資料を見る', en: 'The papers of a meeting' },
    key: { ja: '資料', en: 'Papers' },
    args: z.object({ meeting }),
    who: ['member', 'proxy', 'guest', 'staff'],
    group: 'meeting',
  }),
  'paper-new': command({
    names: { ja: say('資料追加', '会議 資料追加'), en: say('meeting paper', 'paper') },
    summary: {
      ja: '会議に資料をつける（リンクかファイル）',
      en: 'Attach a paper to a meeting (a link or a file)',
    },
    args: z.object({
      meeting,
      item: called('議題の番号', 'Item', whole(1, 999).optional()),
      title: called('題名', 'Title', words(100).optional()),
      url: called('リンク', 'Link', words(1000).optional()),
      secret: called('秘密の資料', 'Secret', oneOf({ yes: ['はい'], no: ['いいえ'] }).optional()),
    }),
    rest: 'title',
    who: ['staff'],
    group: 'office',
  }),
  'paper-withdraw': command({
    names: {
      ja: say('資料取り下げ', '会議 資料取り下げ'),
      en: say('meeting paper withdraw', 'paper withdraw'),
    },
    summary: { ja: '資料を取り下げる', en: 'Withdraw a paper' },
    args: z.object({
      meeting,
      paper: called('資料の番号', 'Paper number', whole(1, 9_999).optional()),
      reason,
      sure,
    }),
    who: ['staff'],
    group: 'office',
  }),
}
