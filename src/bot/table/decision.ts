import { z } from 'zod'
import {
  ask,
  body,
  calendarDay,
  called,
  flag,
  meeting,
  motion,
  oneOf,
  reason,
  sure,
  wallClock,
  whole,
  words,
  written,
} from './args.ts'
import { command, say, saying } from './definition.ts'

const title = called('議案の名前', 'Title', words(200).optional())
const ballot = called(
  '投票の方法',
  'Ballot',
  oneOf({ named: ['記名'], secret: ['無記名', '秘密'] }).optional(),
)
const hidden = flag('締め切りまで数を見せない', 'Hide the count until closing')

export const decision = {
  vote: command({
    names: {
      ja: [
        ...saying({ choice: 'yes' }, '賛成', '異議なし'),
        ...saying({ choice: 'no' }, '反対'),
        ...saying({ choice: 'abstain' }, '棄権'),
      ],
      en: say('vote'),
    },
    summary: { ja: '採決で票を入れる（会議中のみ）', en: 'Vote on an open motion (in session only)' },
    args: z.object({
      meeting,
      motion,
      choice: called('賛否', 'Vote', oneOf({ yes: ['賛成'], no: ['反対'], abstain: ['棄権'] }).optional()),
      written,
      body,
      opinion: called('ご意見', 'Opinion', words(1000).optional()),
      ask,
    }),
    who: ['member', 'proxy'],
    group: 'meeting',
    together: true,
    sentence: true,
    slash: {
      command: '/vote',
      noun: '投票',
      hint: { ja: '賛成 第1号 | 反対 | 棄権', en: 'choice=yes motion=1' },
    },
  }),
  'tie-break': command({
    names: { ja: say('裁決'), en: say('casting vote', 'tie break') },
    summary: { ja: '可否同数のとき、議長が決める', en: 'Break a tie (whoever presides)' },
    args: z.object({
      meeting,
      motion,
      choice: called('賛否', 'Vote', oneOf({ yes: ['賛成'], no: ['反対'] }).optional()),
    }),
    who: ['member', 'mayor'],
    group: 'meeting',
  }),
  motion: command({
    names: { ja: say('議決一覧', '採決一覧'), en: say('motion', 'motions') },
    summary: { ja: '会議の議案と採決を見る', en: 'The motions of a meeting and their votes' },
    key: { ja: '採決|一覧', en: 'Votes' },
    args: z.object({ meeting, motion }),
    who: ['staff', 'member', 'proxy', 'mayor'],
    group: 'office',
    slash: {
      command: '/motion',
      noun: '議案',
      hint: {
        ja: '第3回 | new | open 第1号 | close 第1号 | why 第1号',
        en: '3 | new | open motion=1 | close motion=1',
      },
    },
  }),
  'motion-new': command({
    names: { ja: say('議案作成', '議案 作成', '議案 新規'), en: say('motion new') },
    summary: { ja: '議題に議案を作る', en: 'Put a motion on an item' },
    args: z.object({
      meeting,
      item: called('議題の番号', 'Item', whole(1, 999).optional()),
      title,
      ballot,
      hidden,
    }),
    who: ['staff', 'chair', 'vice'],
    group: 'office',
  }),
  'motion-urgent': command({
    names: { ja: say('緊急動議', '議案 緊急'), en: say('motion urgent') },
    summary: { ja: '通知になかった議案を加える', en: 'Add a motion that was not in the notice' },
    args: z.object({ meeting, title, ballot, hidden }),
    who: ['staff', 'chair', 'vice'],
    group: 'office',
  }),
  'motion-open': command({
    names: { ja: say('採決', '採決開始', '議案 採決'), en: say('motion open') },
    summary: { ja: '議案の採決を始める', en: 'Open the vote on a motion' },
    args: z.object({ meeting, motion, sure }),
    who: ['staff', 'chair', 'vice'],
    group: 'office',
    moves: 'menu',
  }),
  'motion-close': command({
    names: { ja: say('採決終了', '議案 締切', '議案 終了'), en: say('motion close') },
    summary: { ja: '採決を締め切って数える', en: 'Close a vote and count it' },
    args: z.object({ meeting, motion }),
    who: ['staff', 'chair', 'vice'],
    group: 'office',
    moves: 'menu',
  }),
  'motion-void': command({
    names: { ja: say('議案 無効'), en: say('motion void') },
    summary: { ja: '議案の採決を無効にする', en: 'Void a motion' },
    args: z.object({ meeting, motion, reason }),
    rest: 'reason',
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'motion-written': command({
    names: { ja: say('書面', '書面 議案', '議案 書面'), en: say('motion written') },
    summary: { ja: '書面（持ち回り）で諮る・見る', en: 'Put a resolution in writing, or see them' },
    args: z.object({
      body,
      title,
      until: called('締め切り', 'Until', z.union([wallClock, calendarDay]).optional()),
    }),
    who: ['staff'],
    group: 'office',
  }),
  'written-close': command({
    names: { ja: say('書面 締切', '議案 書面 締切'), en: say('written close', 'motion written close') },
    summary: { ja: '書面の議案を締め切って数える', en: 'Close a written resolution and count it' },
    args: z.object({ body, written }),
    who: ['staff'],
    group: 'office',
  }),
  'written-void': command({
    names: { ja: say('書面 無効', '議案 書面 無効'), en: say('written void', 'motion written void') },
    summary: { ja: '書面の議案を無効にする', en: 'Void a written resolution' },
    args: z.object({ body, written, reason }),
    rest: 'reason',
    who: ['staff'],
    group: 'office',
  }),
  'motion-why': command({
    names: { ja: say('なぜ', '議案 なぜ', '議案 理由'), en: say('motion why', 'why') },
    summary: { ja: '採決の結果を、数と条文で説明する', en: 'Explain a result by its figures and article' },
    args: z.object({ meeting, motion }),
    who: ['staff', 'member', 'proxy', 'mayor'],
    group: 'meeting',
  }),
}
