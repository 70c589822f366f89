import { z } from 'zod'
import { called, member, oneOf, personRef, sure, whole, words } from './args.ts'
import { command, say, saying } from './definition.ts'

const worker = called('ワーカー', 'Worker', personRef.optional())
const states = {
  applied: ['応募中', '申し込み', '新規'],
  trained: ['研修済み', '説明済み'],
  active: ['活動中'],
  resting: ['お休み中', '休止中'],
  left: ['退会', '退会済み'],
} as const
const state = called('状態', 'State', oneOf(states).optional())
const was = called('前の状態', 'State before', oneOf(states).optional())
const move = called('変更', 'Change', oneOf({ orient: [], approve: [], rest: [], resume: [] }).optional())
const support = called('支援の番号', 'Support number', whole(1, 2_000_000_000).optional())
const step = { consent: [], name: [], kana: [], hours: [], wishes: [], review: [] } as const
const question = called('質問', 'Question', oneOf(step).optional())
const does = { agree: [], skip: [], keep: [], back: [], stop: [], send: [], change: [] } as const
const said = { name: [], kana: [], hours: [], wishes: [] } as const
const NONE = /^(?:なし|無し|none|-)$/i

export const workers = {
  worker: command({
    names: { ja: say('ワーカー', '住民ワーカー'), en: say('worker', 'workers') },
    summary: {
      ja: '住民ワーカーの一覧と、お一人ずつのページを見る',
      en: 'Resident workers, and the page of each',
    },
    args: z.object({
      worker: called('お名前', 'Name', personRef.optional()),
      state,
      page: called('ページ', 'Page', whole(1, 1_000).optional()),
    }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
    slash: {
      command: '/worker',
      noun: 'ワーカー',
      hint: {
        ja: '林 | approve worker=林 | orient worker= | rest worker= | supporter worker= member= | new member=',
        en: 'Hayashi | approve worker=Hayashi | orient worker= | rest worker= | supporter worker= member=',
      },
    },
  }),
  'worker-new': command({
    names: { ja: say('ワーカー 追加', 'ワーカー 新規'), en: say('worker new', 'worker enter') },
    summary: { ja: '名簿の方を住民ワーカーに加える', en: 'Enter somebody of the register as a worker' },
    args: z.object({ member }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'worker-new-undo': command({
    names: { ja: say('ワーカー 追加取り消し'), en: say('worker new undo') },
    summary: { ja: '住民ワーカーへの追加を取り消す', en: 'Take back that somebody was entered' },
    args: z.object({ worker }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
    moves: 'menu',
  }),
  'worker-orient': command({
    names: { ja: say('ワーカー 説明済み', 'ワーカー オリエンテーション'), en: say('worker orient') },
    summary: {
      ja: 'はじめの説明（オリエンテーション）が済んだことを記録する',
      en: 'Note that the orientation is done',
    },
    args: z.object({ worker }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'worker-approve': command({
    names: { ja: say('ワーカー 承認'), en: say('worker approve') },
    summary: {
      ja: '申し込みを承認し、仕事を受けられるようにする',
      en: 'Approve somebody, who may take jobs from then on',
    },
    args: z.object({ worker, sure }),
    rest: 'worker',
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'worker-rest': command({
    names: { ja: say('ワーカー 休止', 'ワーカー お休み'), en: say('worker rest') },
    summary: { ja: 'ワーカーをお休みにする', en: 'Let a worker rest' },
    args: z.object({ worker }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'worker-resume': command({
    names: { ja: say('ワーカー 再開'), en: say('worker resume') },
    summary: { ja: 'お休みのワーカーを活動中に戻す', en: 'A resting worker is active again' },
    args: z.object({ worker }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'worker-back': command({
    names: { ja: say('ワーカー 状態取り消し'), en: say('worker back') },
    summary: { ja: 'ワーカーの状態の変更を取り消す', en: 'Take back a worker’s change of state' },
    args: z.object({ worker, move, was }),
    who: ['staff', 'director'],
    group: 'office',
    unlisted: true,
    moves: 'menu',
  }),
  'worker-leave': command({
    names: { ja: say('ワーカー 退会'), en: say('worker leave') },
    summary: { ja: 'ワーカーの退会を記録する', en: 'Note that a worker leaves the programme' },
    args: z.object({ worker, sure }),
    rest: 'worker',
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'worker-limit': command({
    names: { ja: say('ワーカー 件数', 'ワーカー 上限'), en: say('worker limit') },
    summary: { ja: '一度に受けられる仕事の件数を変える', en: 'How many jobs a worker may hold at a time' },
    args: z.object({ worker, limit: called('件数', 'Jobs at a time', whole(0, 50, 'count').optional()) }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'worker-invoice': command({
    names: { ja: say('ワーカー 登録番号', 'ワーカー インボイス'), en: say('worker invoice') },
    summary: {
      ja: 'インボイスの登録番号（T＋13けた）を記録する',
      en: 'Note an invoice registration number (T and 13 digits)',
    },
    args: z.object({ worker, no: called('登録番号', 'Invoice number', words(40).optional()) }),
    who: ['staff'],
    group: 'office',
  }),
  'worker-supporter': command({
    names: { ja: say('ワーカー 支援者'), en: say('worker supporter') },
    summary: { ja: '支援者を立てる（ご本人の同意を求める）', en: 'Propose a supporter; the worker is asked' },
    args: z.object({ worker, member: called('支援者', 'Supporter', personRef.optional()) }),
    who: ['staff'],
    group: 'office',
  }),
  recruit: command({
    names: {
      ja: say('ワーカー登録', 'ワーカー申し込み', 'ワーカーに申し込む'),
      en: say('join', 'sign up', 'join as worker'),
    },
    summary: { ja: '住民ワーカーに申し込む', en: 'Apply to be a resident worker' },
    args: z.object({
      at: question,
      do: called('すること', 'What to do', oneOf(does).optional()),
      to: called('直すところ', 'What to change', oneOf(said).optional()),
      text: called('お答え', 'Answer', words(1_000).optional()),
      lang: called('言語', 'Language', oneOf({ ja: [], en: [] }).optional()),
    }),
    who: ['anyone'],
    group: 'common',
    free: true,
    moves: 'menu',
  }),
  rest: command({
    names: { ja: say('お仕事を休む', '仕事を休む', '休止'), en: say('rest', 'take a break') },
    summary: { ja: '仕事をお休みする（理由はいりません）', en: 'Rest for a while; no reason is needed' },
    args: z.object({}),
    who: ['worker'],
    group: 'work',
  }),
  resume: command({
    names: { ja: say('再開', '仕事を再開'), en: say('resume') },
    summary: { ja: 'お休みを終えて、仕事を再開する', en: 'Begin again after a rest' },
    args: z.object({}),
    who: ['worker'],
    group: 'work',
  }),
  quit: command({
    names: { ja: say('退会', 'ワーカーをやめる'), en: say('quit', 'leave the programme') },
    summary: { ja: '住民ワーカーをやめる', en: 'Leave the programme' },
    args: z.object({ sure, ask: called('どちらか確かめる', 'Ask which', oneOf({ which: [] }).optional()) }),
    who: ['worker'],
    group: 'work',
    moves: 'menu',
  }),
  wishes: command({
    names: {
      ja: [...saying({ about: 'hours' }, '働ける時間'), ...saying({ about: 'wishes' }, '希望', '仕事の希望')],
      en: [
        ...saying({ about: 'hours' }, 'hours', 'my hours'),
        ...saying({ about: 'wishes' }, 'wishes', 'my wishes'),
        ...say('preferences'),
      ],
    },
    summary: { ja: '働ける時間や希望を変える', en: 'Change the hours you can give, or your wishes' },
    example: { ja: '働ける時間 平日の午前\n希望 家でできる仕事', en: 'hours weekday mornings' },
    args: z.object({
      about: called('なにを', 'What', oneOf({ hours: ['時間'], wishes: ['希望'] }).optional()),
      text: called(
        '内容',
        'Words',
        words(200)
          .transform((typed) => (NONE.test(typed.trim()) ? null : typed))
          .optional(),
      ),
    }),
    rest: 'text',
    who: ['worker'],
    group: 'work',
    free: true,
  }),
  'forget-me': command({
    names: {
      ja: say(
        'データを消して',
        'データを消してください',
        'データ削除',
        '個人情報を消して',
        '登録を消して',
        '登録を消す',
        '登録削除',
        '名簿から消して',
      ),
      en: say('delete my data', 'forget me', 'delete me', 'delete my entry'),
    },
    summary: { ja: '自分のデータの削除を求める', en: 'Ask for your data to be deleted' },
    args: z.object({ sure }),
    who: ['connected'],
    group: 'common',
  }),
  supporters: command({
    names: { ja: say('支援者'), en: say('supporters') },
    summary: { ja: '支援者（代わりに入力する方）を見る', en: 'Who supports you, and whom you support' },
    args: z.object({}),
    who: ['worker', 'supporter'],
    group: 'work',
  }),
  'supporter-agree': command({
    names: { ja: say('支援に同意'), en: say('supporter agree') },
    summary: { ja: '支援者が代わりに入力することに同意する', en: 'Agree that a supporter acts for you' },
    args: z.object({ support }),
    who: ['worker'],
    group: 'work',
    unlisted: true,
  }),
  'supporter-decline': command({
    names: { ja: say('支援を断る'), en: say('supporter decline') },
    summary: { ja: '支援者の申し出を断る', en: 'Decline a supporter' },
    args: z.object({ support }),
    who: ['worker'],
    group: 'work',
    unlisted: true,
  }),
  'supporter-end': command({
    names: { ja: say('支援を終える'), en: say('supporter end') },
    summary: { ja: '支援を終える', en: 'End a supporter’s part' },
    args: z.object({ support, sure }),
    who: ['worker', 'supporter', 'staff'],
    group: 'work',
    unlisted: true,
  }),
}
