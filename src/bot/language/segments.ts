// Whose words a message holds: what others said, what was forwarded, a notice or a blank form is never the sender's act.
import { formIn } from './form.ts'
import { pattern, patternText } from './pattern.ts'

export type Kind = 'own' | 'quoted' | 'forwarded' | 'notice' | 'form'
export type Segment = { kind: Kind; text: string }

const QUOTED_LINE = /^\s*[>＞|｜]/u
const FORWARDED_FROM = pattern`
  ^\s*(?:-{2,}\s*(?:forwarded|original|転送|元の|以下)|(?:from|差出人|送信者|送信元)\s*[:：]|begin forwarded message
  |fwd?\s*[:：]|fw\s*[:：]|(?:以下|下記)[^。]{0,8}(?:転送|引用|より)|[^。]{0,24}(?:回します|回送します|転送します|転送です)[。]?\s*$|\s*[=＝―─━_]{4,}\s*$|転送(?:します|いたします|です|致します)
  |[^。]{1,12}(?:さん|様|氏|長|委員)(?:より|から)(?:の|来た|届いた|もらった|いただいた)[^。]{0,10}(?:送り|送る|転送|貼り|コピー)[^。]{0,12}$|[^。]{1,12}(?:さん|様|氏)(?:より|から)(?:の)?(?:メール|連絡|返信|返事|伝言|line|ライン|転送)?(?:です|が来ました
  |が届きました|を転送します|の転送です)?\s*[:：]?\s*$|[^。]{1,10}(?:さん|様|氏|長|員|君|くん|先生)(?:の|からの)(?:line|ライン|メール|返信|返事|伝言|メッセージ|連絡)(?:です)?\s*[↓⇓:：]?\s*$|on .{4,60} wrote:|.{0,24}(?:下記|以下|次|こんな|このような)の?(?:通り|とおり|ような)?の?(?:ご?連絡|メール|返事|回答|伝言|メッセージ|ライン|line)(?:が|を)(?:あり|来|き|届|もら|いただ|頂|受け)[^。]{0,8}[。:：]?\s*$)
`
const NOTICE = patternText`
  【(?:[^】]{0,8}(?:変更|中止|延期)|[^】]{0,6}(?:開催|会議)[^】]{0,4}(?:通知|案内|のお知らせ)|ご案内|お知らせ|重要|ご連絡|出欠確認|転送|再送)】
`
const NOTICE_AT_START = new RegExp(`^\\s*${NOTICE}`, 'u')
/** Set down as somebody's words: 「…」と言って, 田中さんからのメール「…」. */
const SAID_BEFORE =
  /(?:から|より|曰く|いわく|→|⇒|さん|氏|様|委員|会長|メール|伝言|返事|は|が|って|:|：)[^「」『』"]{0,6}$/u
const SAID_AFTER =
  /^\s*(?:と(?!(?:し|させ|いた|致))|って|との|という|だそう|だって|らしい|について|の意味|とは|は(?:何|なん|どう)|ボタン|の(?:ボタン|欄))/u

const MARK = '[○×✓✔☑レ■●◎□☐]'
// Blanks are taken out of the line before.
const FORM = new RegExp(
  `^(?:出欠(?:の?(?:ご?回答|返事))?[:：]?)?(?:ご|御)?(?<b1>${MARK})?(?:ご|御)?(?<w1>出席|参加|欠席|不参加)[:：→>-]{0,4}(?<a1>${MARK})?[/・、,|]{0,3}(?:ご|御)?(?<b2>${MARK})?(?:ご|御)?(?<w2>出席|参加|欠席|不参加)[:：→>-]{0,4}(?<a2>${MARK})?$`,
  'u',
)
const YES = /[○✓✔☑レ■●◎]/u

/** A line with both answers on it says the one that is marked; nothing where none is, or both are. */
function marked(line: string): Segment | undefined {
  const found = FORM.exec(
    line
      .normalize('NFKC')
      .replace(/\s+/gu, '')
      .replace(/[〇◯⭕]/gu, '○')
      .replace(/[✕✖❌]/gu, '×'),
  )?.groups
  if (!found?.w1 || !found.w2 || found.w1 === found.w2) return undefined
  // A mark between the two stands behind the first, unless one stands before the first too.
  const before = found.b1 !== undefined
  const first = before ? found.b1 : found.a1
  const second = before ? (found.a1 ?? found.b2) : (found.a2 ?? found.b2)
  const chosen = [YES.test(first ?? '') ? found.w1 : '', YES.test(second ?? '') ? found.w2 : ''].filter(
    Boolean,
  )
  return chosen.length === 1 ? { kind: 'own', text: `${chosen[0]}` } : { kind: 'form', text: line }
}

/** A word or two in quotation marks may be one's own, as the label of a button is; a sentence in them is somebody's. */
const LABEL = /^[^、。,.!?！？]{1,12}$/u

/** Quoted words inside a line are taken out where they are told as somebody's. */
function withoutQuotes(line: string): Segment[] {
  const segments: Segment[] = []
  let own = ''
  let at = 0
  for (const hit of line.matchAll(/[「『“"]([^「」『』“”"]{1,200})[」』”"]/gu)) {
    own += line.slice(at, hit.index)
    at = hit.index + hit[0].length
    if (!LABEL.test(hit[1] ?? '') || SAID_BEFORE.test(own) || SAID_AFTER.test(line.slice(at)))
      segments.push({ kind: 'quoted', text: hit[0] })
    else own += hit[0]
  }
  own += line.slice(at)
  return [...(own.trim() ? [{ kind: 'own' as const, text: own }] : []), ...segments]
}

/** A line that is nothing but a sentence in quotation marks; a word in them may be the label of a button. */
const WHOLLY_QUOTED = /^\s*[「『“][^「」『』“”]{5,200}[」』”]\s*$/u

/** A message in segments, in the order they stand. */
export function segmentsOf(text: string): Segment[] {
  if (NOTICE_AT_START.test(text)) return [{ kind: 'notice', text }]
  const filled = formIn(text)
  if (filled) return [{ kind: 'own', text: filled }]
  const segments: Segment[] = []
  const lines = text.split(/\r\n?|\n/u)
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (FORWARDED_FROM.test(line.toLowerCase())) {
      segments.push({ kind: 'forwarded', text: lines.slice(n).join('\n') })
      return segments
    }
    if (NOTICE_AT_START.test(line)) {
      segments.push({ kind: 'notice', text: lines.slice(n).join('\n') })
      return segments
    }
    if (QUOTED_LINE.test(line) || WHOLLY_QUOTED.test(line)) segments.push({ kind: 'quoted', text: line })
    else {
      const form = marked(line)
      segments.push(...(form ? [form] : withoutQuotes(line)))
    }
  }
  return segments
}

/** The sender's own words. */
export const ownWords = (segments: Segment[]): string =>
  segments
    .filter(({ kind }) => kind === 'own')
    .map(({ text }) => text)
    .join('\n')
