// A message cut into sentences and clauses, the way the other files here read it.

import { foldKana, normalise } from './normalise.ts'
import { CIRCLED, circledNumber } from './numbers.ts'
import { pattern } from './pattern.ts'
import { ownWords, type Segment, segmentsOf } from './segments.ts'
import { spell, withoutCourtesies } from './spelling.ts'
import { bearsSurname } from './surnames.ts'

const MAX_CHARS = 300
const CJK = 'ぁ-んァ-ヶー一-龠々○△×'

/** `plain` keeps kanji and katakana as typed (for slots), `key` is folded (for keywords); same positions. */
export type Clause = { plain: string; key: string; joint: string; asks: boolean; sentence: number }
export type Passage = {
  /** The sender's own words, as typed. */
  text: string
  segments: Segment[]
  clauses: Clause[]
  plain: string
  key: string
  /** As `plain`, with the spaces a name may have inside. */
  spaced: string
  url: string | undefined
  /** The end was not read: nothing binding may be concluded. */
  isCut: boolean
}

// A circled digit names an item: ③お願いします = 3番お願いします.
const withItemNumbers = (text: string): string =>
  text.replace(/[〇◯]/gu, '○').replace(CIRCLED, (mark, offset: number) => {
    const before = text.slice(Math.max(0, offset - 2), offset)
    const after = text.slice(offset + mark.length, offset + mark.length + 2)
    const isNumbered =
      /(?:第|[NnＮ][oｏ][.．]?|[№#＃0-9])$/u.test(before) || /^\s?[番号回月日件つ]/u.test(after)
    return ` ${circledNumber(mark) ?? ''}${isNumbered ? '' : '番 '}`
  })

/** 「事務長、武田が務めます」: one person, by title and name. */
const TITLE_BEFORE = /(?<=長|主任|主査|主幹|補佐|代表|理事)、(?=[一-龠々]{2,6}(?:が|を|に|です|でお願い))/gu
/** In kana a space is all that ends a sentence: 「けっせきします かぜです」; a particle goes on. */
const POLITE_END =
  /(?<=ます|です|ません|ました|でした|[れけ]ない) (?=[ぁ-ん]{3})(?!か[らは]|が|けど|けれど|ので|ね|よ|し|と|わ)/gu

/** 「議案に賛成 上條」 */
const SIGNED_BEHIND =
  /(?<=賛成|反対|棄権|(?<!代理)(?:出席|欠席|参加)で?|です|ます|ません|ました) ([一-龠々]{2,4})$/u

const withoutSpaces = (text: string): string =>
  (/代理|代わり|名代/u.test(text) ? text.replace(TITLE_BEFORE, '') : text)
    .replace(/\([^()]{1,40}\)/gu, (brackets) => brackets.replace(/、/gu, '・'))
    .replace(
      /(?<=^|[\d)日号件] ?|番 |会議 ?)((?:出席|欠席|参加|不参加|賛成|反対|棄権|辞退)(?:届|不可|可|予定|希望|不可能)?) (?=[^ぁ-ん])(?!シマス|デ|イタシマス|サセテ|ノ)/u,
      '$1、',
    )
    .replace(/(?<=理由[:は][^ 、。]{1,20}) (?=欠席|不参加|出席|参加)/gu, '、')
    .replace(/ (?=(?:所属|役職|肩書)[:は])/gu, '、')
    .replace(
      /(?<=[課会社部室係区長社局所店園校組合委員]) (?=(?:出席|欠席|参加|不参加)(?:し|い|で|と|さ|の))/gu,
      '、',
    )
    .replace(/(?<=あと|のこり|残り)[ 、](?=[\d半])/gu, '')
    .replace(SIGNED_BEHIND, (said, name: string) => (bearsSurname(name) ? `。${name}` : said))
    .replace(/ (?=(?:わり[いぃえ]|すまん|すまね))/gu, '、')
    .replace(/(?<=\d%) (?=明日|今日|来週|残り|夕方|週末|あと)/gu, '、')
    .replace(POLITE_END, '。')
    .replace(/(?<=\d)、(?=\d(?:日|時間|件|週間))/gu, '~')
    .replace(/(?<=代理(?:人)?[でにはを]) (?=[ぁ-ん])(?!いき|いく|まいり|でます)/gu, '、')
    .replace(/(?<=[ぁ-ん](?<![はをにがの]|てる|ている)) (?=[^ぁ-ん\s、。?])/gu, '、')
    .replace(new RegExp(`(?<=[${CJK}、。?:]) | (?=[${CJK}、。?:])`, 'gu'), '')
    .replace(/(?<=\d(?:件|枚|通|個|本|冊|人|名)?(?:中|のうち|のうちの))、/gu, '')
    .replace(/(?<=は|(?<!か)も)、|(?<=\d番)、(?=お願い)/gu, '')

// Words that end a clause inside a sentence: 〜ますが, 〜ので, 〜ですし.
const CONNECTIVE = pattern`
  (?:な|(?<=[たるいうんだくすむぶつぐ]))(?:ので(?![しすは])|(?:の|ん)(?:ですが|ですけれども|ですけども|ですけど|だけど|だが
  |ですから|だから))|(?<=ます|です|した|ません|ない|たい|しい|った|んだ|だった|いた|いだ|る
  |(?<!ほ)う)(?:ものの|けれども|けれど|けども|けど|のに|が|から)|(?<=い|た|(?<!さ)ん)(?:から(?!の)|けれど|けど)|(?<=[一-龠]だ|ねえ|[くすつむぶぐ])(?:けれども|けれど|けども|けど)|(?<=しれん|行け(?:ん|ねえ)|すま(?:ん|ねえ)|わからん|出れん|られ(?:ん|ねえ)|できん|いけん)が
  |(?<=ます|です|した)(?:ので|し(?![たてま]))
`
// Typed or dictated without a full stop: 「出席します資料はまだです」.
const RUN_ON = pattern`
  (?<=ますよ|ますね|ですよ|ですね)(?=[一-龠ァ-ヶ])|(?<=ます|です|ました|でした|ません)(?<!を(?:して|務めて|つとめて)(?:おり|い)ます)(?!代理の(?:件|者|届)|業務|仕事|案件)(?=[一-龠ァ-ヶ](?<![旨際方時為事件様等以結])|まだ|また|それ|お願い
  |おねがい|よろしく|でも|ちょっと|あと)|(?<=[行出]くで|[行出]るで|するで|やるで|(?:[行出]け|[出来]られ|[出来]れ|でき)るで|(?:終わっ|おわっ|済ん|でき|やっ)[ただ]で|(?<=[くるうすむ]んで)(?=席|お?茶|資料)|ますんで)(?=席|お?茶|資料|よろ|頼|たの|お願|おねが|心配|安心|確認|見て|ご確認)
`
// One act and then the next: 「5番辞退して7番に応募します」.
const THEN = /(?<=辞退して|キャンセルして|納品して|応募して|終わって|やめて)(?=次は|\d)/u
const BREAK = new RegExp(
  `(?:${CONNECTIVE.source})(?:ね(?=[、。一-龠ァ-ヶ]))?[、。?]?|[、。?]|${RUN_ON.source}|${THEN.source}`,
  'gu',
)

const ASKING_END =
  /(?:(?<![確静])か|(?<!行)かね|かな|かなあ|かしら|かい[ねな]?|かや|っけ|でしょう|だろう|なの|んの|るの|すの|だい)$/u

const asksAtEnd = (key: string, joint: string): boolean =>
  joint === '?' || (joint !== 'が' && ASKING_END.test(key) && !/(?:ません|どう)か?だけ$/u.test(key))

const isUnfinished = (key: string): boolean => /(?:[てでにはもをのとばらく]|[一-龠])$/u.test(key)

const cut = (plain: string): Clause[] => {
  const clauses: Clause[] = []
  let at = 0
  let sentence = 0
  const add = (to: number, joint: string) => {
    const text = plain.slice(at, to)
    const key = foldKana(text)
    const mark = joint.slice(-1)
    const clean = mark === '、' && joint.length > 1 ? joint.slice(0, -1) : joint
    if (text) clauses.push({ plain: text, key, joint: clean, asks: asksAtEnd(key, mark), sentence })
    // A question mark left alone when a courtesy before it was taken out still asks.
    const last = clauses.pop()
    if (last) clauses.push(!text && mark === '?' ? { ...last, asks: true } : last)
    // A run-on begins a sentence too, though nothing marks it.
    if (mark === '。' || mark === '?' || joint === '') sentence += 1
  }
  for (const hit of plain.matchAll(BREAK)) {
    add(hit.index, hit[0])
    at = hit.index + hit[0].length
  }
  add(plain.length, '')
  return clauses
}

// 「出席して、いいですか」 asks as a whole: an unfinished clause belongs to the one after it.
const withQuestions = (clauses: Clause[]): Clause[] => {
  const read = [...clauses]
  for (let at = read.length - 2; at >= 0; at -= 1) {
    const [here, next] = [read[at], read[at + 1]]
    if (
      here &&
      next?.asks &&
      here.sentence === next.sentence &&
      here.joint === '、' &&
      isUnfinished(here.key)
    )
      read[at] = { ...here, asks: true }
  }
  return read
}

/** 「…」とのことですが、…: what stood in the quotation is gone, and what follows answers it. */
const ON_WHAT_WAS_QUOTED =
  /^(?:とのこと|との事|という(?:こと|お知らせ|連絡)|とあり(?:まし)?た)(?:です|でした)?(?:が|けど|けれど)、?/u

/** 「欠席（代理：小林）」 */
const PROXY_IN_BRACKETS = /\((?:代理|代理人|代理者|代理出席)[:は ]{1,2}([^():]{1,20})\)/gu

const URL_TEXT = /https?:\/\/[!-;=?-{}~]+/iu

/** Reads a message once, before anyone asks what it means (C3). */
export const readPassage = (typed: string): Passage => {
  const segments = segmentsOf(typed.slice(0, 5000))
  const text = ownWords(segments)
  const raw = withItemNumbers(text).normalize('NFKC')
  const url = URL_TEXT.exec(raw)?.[0].replace(/(?<![.,;:!?)\]}'"])[.,;:!?)\]}'"]+$/u, '')
  const clean = normalise(url ? raw.replace(URL_TEXT, ' 、 ') : raw)
  const spaced = withoutCourtesies(spell(clean.slice(0, MAX_CHARS)))
    .trim()
    .replace(PROXY_IN_BRACKETS, '。代理は$1')
  const plain = withoutSpaces(spaced)
    .replace(/^[、。]+/u, '')
    .replace(ON_WHAT_WAS_QUOTED, '')
  const isCut = clean.length > MAX_CHARS || typed.length > 5000
  return {
    text,
    segments,
    clauses: withQuestions(cut(plain)),
    plain,
    key: foldKana(plain),
    spaced,
    url,
    isCut,
  }
}

/** Whether any part of it is a question. */
export const hasQuestion = ({ clauses }: Passage): boolean => clauses.some(({ asks }) => asks)

/** A passage of some of its clauses: what is asked beside an act. */
export const partOf = (passage: Passage, clauses: Clause[]): Passage => {
  const plain = clauses.map((clause) => `${clause.plain}${clause.asks ? '?' : ''}`).join('。')
  return { ...passage, clauses, plain, key: foldKana(plain), spaced: plain }
}
