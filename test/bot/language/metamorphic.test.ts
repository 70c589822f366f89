// What is told, asked, supposed, denied, quoted or said of somebody else is never recorded, whatever the sentence; a greeting,
// a reason or a polite tail changes nothing. No list of sentences can be tuned to this.
import { describe, expect, test } from 'vitest'
import type { ReaderRole } from '../../../src/bot/turn/reading.ts'
import { meaningOf } from '../../../src/cli/intents.ts'
import { EVERYDAY } from './everyday.ts'
import { SENTENCES } from './sentences.ts'

const ACTS = /^(?:rsvp_attend|rsvp_absent|proxy_set|proxy_cancel|vote_\w+|job_claim|job_release|job_deliver)$/
type Row = { role: ReaderRole; text: string; intent: string }

const ROWS: Row[] = [...Object.entries(SENTENCES), ...Object.entries(EVERYDAY)].flatMap(([intent, rows]) =>
  ACTS.test(intent) ? rows.map(([role, text]) => ({ role, text, intent })) : [],
)
const isJapanese = ({ text }: Row) => /[ぁ-んァ-ヶ一-龠]/u.test(text)
/** One statement that stands alone: what is put before or behind it is then said of all of it. */
const isPlain = ({ text }: Row) =>
  !/[。．、,!！?？\n]|(?<!^.{0,3})[ 　]|ので|から|が、|ますが|けど|https?:|[😀-🙏🙇✨♪☀-➿]|[（(【]/u.test(
    text,
  )
const SIMPLE = ROWS.filter((row) => isJapanese(row) && isPlain(row))
const bare = (text: string) => text.replace(/[〜～ー\s]+$/u, '')

const OF_ANOTHER_SENSE: [string, (text: string) => string][] = [
  ['引用する', (text) => `田中さんから「${text}」と言われました`],
  ['引用の行にする', (text) => `> ${text}`],
  ['転送する', (text) => `転送します\n----\n${text}`],
  ['転送する（From）', (text) => `From: 田中\n${text}`],
  ['問いにする', (text) => `${bare(text)}か？`],
  ['言ったかを問う', (text) => `${bare(text)}って言いましたっけ`],
  ['伝聞にする（とのこと）', (text) => `${bare(text)}とのことです`],
  ['伝聞にする（と聞いた）', (text) => `${bare(text)}と聞いています`],
  ['伝聞にする（らしい）', (text) => `${bare(text)}らしいです`],
  ['ほかの人のことにする', (text) => `田中さんは${text}`],
  ['ほかの委員のことにする', (text) => `田中委員は、${text}`],
  ['条件をつける（もし）', (text) => `もし雪なら${text}`],
  ['条件をつける（たら）', (text) => `晴れたら、${text}`],
  ['条件をつける（ば）', (text) => `都合がつけば${text}`],
  ['言ったのではないと言う', (text) => `${bare(text)}なんて言ってません`],
  ['わけではないと言う', (text) => `${bare(text)}わけではありません`],
  ['前のことにする', (text) => `前回は${bare(text)}と返事しました`],
  ['昔の話にする', (text) => `${bare(text)}と言ったのは昔の話です`],
  ['仮の話にする', (text) => `${bare(text)}としたらどうなりますか`],
  ['すぐに打ち消す', (text) => `${bare(text)}。うそです。`],
  [
    '手紙の中の人の話にする',
    (text) => `昨日こんな話がありました。ある人が${bare(text)}と書いていたそうです。面白いですね。`,
  ],
]

describe('言っていないことは、記録しない', () => {
  test.each(OF_ANOTHER_SENSE)('%s', (_, change) => {
    const recorded = SIMPLE.map(({ role, text }) => {
      const said = change(text)
      const { intent } = meaningOf(said, role)
      return ACTS.test(intent) ? `${said} → ${intent}` : ''
    })
    expect(recorded.filter(Boolean)).toEqual([])
  })
})

const IN_ENGLISH = ROWS.filter(
  (row) =>
    /^[\x20-\x7e]+$/u.test(row.text) &&
    / |^[a-z]{6,8}$/u.test(row.text) &&
    !/sseki/u.test(row.text) &&
    !/[?!.,]\s?\S/u.test(row.text),
)
const OF_ANOTHER_SENSE_IN_ENGLISH: [string, (text: string) => string][] = [
  ['told of another', (text) => `Tanaka said: ${text}`],
  ['quoted', (text) => `He wrote "${text}"`],
  ['forwarded', (text) => `---------- Forwarded message ----------\nFrom: Tanaka\n${text}`],
  ['on a condition', (text) => `If it rains, ${text}`],
  ['unless', (text) => `${bare(text).replace(/[.!]$/u, '')} unless it snows`],
  ['asked', (text) => `${bare(text).replace(/[.!]$/u, '')}?`],
  ['denied', (text) => `I never said that ${text}`],
  ['of the past', (text) => `Last year I said ${text}`],
]

describe('nor in English', () => {
  test.each(OF_ANOTHER_SENSE_IN_ENGLISH)('%s', (_, change) => {
    expect(IN_ENGLISH.length).toBeGreaterThan(20)
    const recorded = IN_ENGLISH.map(({ role, text }) => {
      const said = change(text)
      const { intent } = meaningOf(said, role)
      return ACTS.test(intent) ? `${said} → ${intent}` : ''
    })
    expect(recorded.filter(Boolean)).toEqual([])
  })
})

const OF_THE_SAME_SENSE: [string, (text: string) => string][] = [
  ['あいさつを前につける', (text) => `お世話になっております。${text}`],
  ['こんにちはを前につける', (text) => `こんにちは。\n${text}`],
  ['よろしくを後につける', (text) => `${text}。よろしくお願いいたします。`],
  ['お礼を後につける', (text) => `${text}。ありがとうございます。`],
  ['署名をつける', (text) => `${text}。\n商工会 例示花子`],
  [
    '受け取った知らせを引いて返す',
    (text) => `${text}\n\n> 会議の出欠をお知らせください。\n> 欠席の方は代理をお立てください。`,
  ],
]

describe('あいさつや署名は、意味を変えない', () => {
  test.each(OF_THE_SAME_SENSE)('%s', (_, change) => {
    const changed = SIMPLE.filter(({ text }) => !/出席簿|\d$/u.test(text)).map(({ role, text, intent }) => {
      const said = change(text)
      const found = meaningOf(said, role).intent
      return found === intent ? '' : `${said} → ${found}, not ${intent}`
    })
    expect(changed.filter(Boolean)).toEqual([])
  })
})
