// Whom the playground offers to be first, and what each of them may try.
import type { CastMember, Language, Start } from '../../standin/playground/people.ts'
import { line } from '../bot/turn/line.ts'

/** People with LINE whom the town does not know yet. The second is named as a proxy in the demo town, and has no code yet. */
export const STRANGERS = [
  {
    id: 'stranger-1',
    name: '未接続の方',
    note: { ja: '名簿にない方', en: 'not on the register' },
    line: `U${'f1'.repeat(16)}`,
  },
  {
    id: 'stranger-2',
    name: '山田 太郎',
    note: { ja: '代理に立てられた方', en: 'named as a proxy' },
    line: `U${'f2'.repeat(16)}`,
  },
] as const

const member: Start = {
  hint: {
    ja: '会議の委員です。いつもの言葉で話しかけてください。下の言葉を押しても送れます。',
    en: 'You sit on the council. Write as you would to a person, or press one of the words below.',
  },
  tries: {
    ja: ['次の会議はいつですか', '出席します', '議題を見せてください', '使い方'],
    en: ['When is the next meeting?', 'I will attend', 'Show me the agenda', 'help'],
  },
}

const chair: Start = {
  hint: {
    ja: '会議の会長です。会議が開けるかどうかも聞けます。',
    en: 'You chair the council. You can also ask whether the meeting can be held.',
  },
  tries: {
    ja: ['定足数', '次の会議はいつですか', '議題', '使い方'],
    en: ['quorum', 'When is the next meeting?', 'agenda', 'help'],
  },
}

const worker: Start = {
  hint: {
    ja: '家で仕事をする住民ワーカーです。仕事を探して、応募してみてください。',
    en: 'You work from home. Look for a job, and take it.',
  },
  tries: {
    ja: ['仕事一覧', '自分の仕事', '報酬', '使い方'],
    en: ['jobs', 'my jobs', 'pay', 'help'],
  },
}

const stranger: Start = {
  hint: {
    ja: '名簿とまだつながっていないLINEです。職員が Slack で「/member コード 例田 実」と送ると番号が出ます。その番号をここに送ってください。',
    en: 'This LINE account is not connected yet. Staff get a code with “/member code 例田 実” in Slack. Send that code here.',
  },
  tries: { ja: ['こんにちは', '使い方'], en: ['Hello', 'help'] },
}

const proxy: Start = {
  hint: {
    ja: '田中 一郎さんの代理に立てられた方です。職員が Slack で「/yoriai 代理承認 1」と送ると、田中さんのLINEに番号が届きます。その番号をここに送ってください。',
    en: 'You are named as the proxy of 田中 一郎. When staff send “/proxy approve 1” in Slack, he gets a code in LINE. Send that code here.',
  },
  tries: { ja: ['こんにちは', '使い方'], en: ['Hello', 'help'] },
}

const anybody: Start = {
  hint: {
    ja: '短い言葉で話しかけてください。下の言葉を押しても送れます。',
    en: 'Write a few words, or press one of the words below.',
  },
  tries: { ja: ['次の会議はいつですか', '使い方'], en: ['When is the next meeting?', 'help'] },
}

const staff: Start = {
  hint: {
    ja: '町の職員（庶務）です。コマンドは「/」で始めます。下の言葉を押しても送れます。',
    en: 'You work at the town office. Commands start with “/”. You may also press one of these.',
  },
  tries: {
    ja: ['/quorum 第3回', '/yoriai 代理承認 1', '/member コード 例田 実', '/job', '/yoriai help'],
    en: ['/quorum 3', '/proxy approve 1', '/member code 例田 実', '/job', '/yoriai help'],
  },
}

const inSlack: Start = {
  hint: {
    ja: 'Slack を使う方です。コマンドは「/」で始めます。',
    en: 'You use Slack. Commands start with “/”.',
  },
  tries: { ja: ['/meeting', '/yoriai help'], en: ['/meeting', '/yoriai help'] },
}

type Known = { id: string; roles: readonly string[] }

const BY_ID: Record<string, Start> = { kaicho: chair, 'stranger-1': stranger, 'stranger-2': proxy }

/** What somebody may try first in either of their screens. */
export const startOf = ({ id, roles }: Known): { line: Start; slack: Start } => ({
  line: BY_ID[id] ?? lineStart(roles),
  slack: roles.includes('staff') ? staff : inSlack,
})

function lineStart(roles: readonly string[]): Start {
  if (roles.includes('worker')) return worker
  return roles.includes('member') ? member : anybody
}

/** The first is who the page opens as; the first with Slack is who sits at the other screen. */
export const CAST: CastMember[] = [
  { role: { ja: '委員', en: 'Member' }, platform: 'line', person: 'kanko' },
  { role: { ja: '職員', en: 'Staff' }, platform: 'slack', person: 'shomu1' },
  { role: { ja: '住民ワーカー', en: 'Worker' }, platform: 'line', person: 'w1' },
  { role: { ja: '会長', en: 'Chair' }, platform: 'line', person: 'kaicho' },
  { role: { ja: '代理', en: 'Proxy' }, platform: 'line', person: 'stranger-2' },
  { role: { ja: '名簿にない方', en: 'Stranger' }, platform: 'line', person: 'stranger-1' },
]

export const ROLES: Record<string, { ja: string; en: string }> = {
  staff: { ja: '庶務', en: 'office staff' },
  director: { ja: 'ディレクター', en: 'director' },
  mayor: { ja: '町長', en: 'mayor' },
  supporter: { ja: '支援者', en: 'supporter' },
  observer: { ja: 'オブザーバー', en: 'observer' },
  member: { ja: '委員', en: 'member' },
  worker: { ja: '住民ワーカー', en: 'resident worker' },
}

const speak = (to: 'ja' | 'en', said: string): Language => ({
  said,
  line: line('language', { to }),
  slack: `/yoriai ${line('language', { to })}`,
})

/** How somebody tells the bot which language to speak. */
export const LANGUAGES = { ja: speak('ja', '日本語'), en: speak('en', 'English') }
