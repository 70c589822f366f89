import { z } from 'zod'
import { called, flag, personRef, reason, revision, whole, words } from './args.ts'
import { command, say } from './definition.ts'

const NUMBERS = /^\d{1,4}(?:[,、・]\d{1,4})*$/
const NONE = /^(?:なし|無し|none)$/i

const no = called('工程の番号', 'Step', whole(1, 9_999).optional())
const title = called('工程の名前', 'Title', words(100).optional())
const when = called('時期', 'When', words(40).optional())
const reiwa = /^(?:令和|r)(\d{1,2})年?$/i
/** A year of the calendar: 2027, 2027年, 令和9年. */
const year = called(
  '年',
  'Year',
  z
    .string()
    .transform((said) => said.normalize('NFKC').replace(reiwa, (_, n) => `${Number(n) + 2018}`))
    .pipe(z.string().regex(/^(?:19|20|21)\d{2}年?$/))
    .transform((said) => Number.parseInt(said, 10))
    .optional(),
)
const owner = called('担当', 'Owner', personRef.optional())
/** Numbers of steps: `1,2`; なし for none. */
const after = called(
  '先に終える工程',
  'Waits for',
  z
    .string()
    .transform((said) => said.normalize('NFKC').replace(/\s|番/g, ''))
    .pipe(z.string().refine((said) => NUMBERS.test(said) || NONE.test(said)))
    .transform((said) => (NONE.test(said) ? [] : said.split(/[,、・]/).map(Number)))
    .optional(),
)

export const roadmap = {
  roadmap: command({
    names: { ja: say('設置スケジュール', '工程表', '工程', 'ロードマップ'), en: say('roadmap') },
    summary: { ja: '設置スケジュール（工程表）を見る', en: 'The town’s plan: its steps and their windows' },
    args: z.object({ no, all: flag('終わった工程も', 'With past steps') }),
    who: ['staff', 'member', 'mayor', 'director'],
    group: 'office',
    slash: {
      command: '/roadmap',
      noun: '工程',
      hint: {
        ja: 'new title= when="6月中旬" | done no= | move no= when= | drop no= reason=',
        en: 'new title= when="mid-June" | done no= | move no= when= | drop no= reason=',
      },
    },
  }),
  'roadmap-new': command({
    names: { ja: say('工程 追加', '工程 新規'), en: say('roadmap new') },
    summary: {
      ja: '工程を加える（「6月中旬」のような時期で）',
      en: 'Add a step, with a time such as mid-June',
    },
    args: z.object({ title, when, year, owner, after }),
    who: ['staff'],
    group: 'office',
  }),
  'roadmap-done': command({
    names: { ja: say('工程 完了'), en: say('roadmap done') },
    summary: { ja: '工程を完了にする', en: 'Mark a step as done' },
    args: z.object({ no }),
    who: ['staff'],
    group: 'office',
  }),
  'roadmap-move': command({
    names: { ja: say('工程 延期', '工程 時期'), en: say('roadmap move') },
    summary: { ja: '工程の時期を変える', en: 'Give a step another time' },
    args: z.object({ no, when, year, of: revision }),
    who: ['staff'],
    group: 'office',
  }),
  'roadmap-change': command({
    names: { ja: say('工程 変更'), en: say('roadmap change') },
    summary: {
      ja: '工程の名前・担当・先に終える工程を変える',
      en: 'Change a step’s title, its owner, or what it waits for',
    },
    args: z.object({ no, title, owner, after, of: revision }),
    who: ['staff'],
    group: 'office',
  }),
  'roadmap-drop': command({
    names: { ja: say('工程 取りやめ', '工程 中止'), en: say('roadmap drop') },
    summary: { ja: '工程を取りやめる', en: 'Give up a step' },
    args: z.object({ no, reason }),
    rest: 'reason',
    who: ['staff'],
    group: 'office',
  }),
  'roadmap-reopen': command({
    names: { ja: say('工程 再開'), en: say('roadmap reopen') },
    summary: {
      ja: '完了・取りやめにした工程を、元に戻す',
      en: 'Open a step again that was ended by mistake',
    },
    args: z.object({ no, of: revision }),
    who: ['staff'],
    group: 'office',
  }),
}
