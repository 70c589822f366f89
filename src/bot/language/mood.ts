// Polarity, tense and mood of what follows a keyword: 出席|できませんでした → negative, past.

import { ONESELF_WORDS } from './oneself.ts'
import { hasQuestion, type Passage } from './passage.ts'
import { pattern } from './pattern.ts'

// 「しなければなりません」 says yes with a negative form; 「問題ありません」 says nothing about the act.
const OBLIGATION = new RegExp(
  pattern`
  (?:しなければ|しなくては|しなくちゃ|しないと|せねば|せざるを|さなければ|さなくては|まなければ
  |まざるを|まないと)(?:なり|なら|いけ|得|え)(?:ません|ない|ず)(?:でした)?
`,
  'gu',
)
const NOT_NEGATIONS = new RegExp(
  pattern`
  (?:問題|支障|差し?支え|さしつかえ|間違い|まちがい)(?:は|が)?(?:ござい|あり)?(?:ません|ない)(?:です)?
  |(?:間違い|問題|差し支え)?なく|構いません|かまいません|かもしれません|かも知れません|かもしれない
  |かも知れない|しか(?:あり|ござい)?ません
`,
  'gu',
)
export const withoutFalseNegatives = (tail: string): string =>
  tail
    .replace(OBLIGATION, 'します')
    .replace(NOT_NEGATIONS, (said) => (/^かも/u.test(said) ? 'かも' : said === 'なく' ? said : ''))

export const CONDITION = pattern`
  (?:なら(?!な|ず|ん|び|い)|たら(?!し)|ければ|れば|けば|えば|めば|せば|てば|場合|条件|ただし|但し|もし
  |仮に|前提|限り|ようであれば|ようなら|さえ|次第)
`
export const HEDGE = pattern`
  かも|かな(?![いっわえ])|たぶん|多分|おそらく|恐らく|もしかし|ひょっと|微妙|気がし|どうしよう
  |迷[いうっ]|悩[みんま]|だろう|でしょう|はず|はっきり|五分五分|半々
`
export const HEARSAY = pattern`
  (?:だ|る|た|ない|い)そう(?:です|だ)|らしい|とのこと|との事|(?<!て)みたい|と聞|と言
  |という(?!ことで(?!す)|理由|事情)|って言|だって(?=$|。|さ)|ようです|と伺
`
export const OTHERS = pattern`
  (?:さん|様|さま|くん|氏|先生|委員|会長|議長|課長|部長|局長|町長|係長|理事|みんな|皆|みな|全員|誰か?
  |だれ|ほかの[人方]|他の[人方]|あの[人方]|彼女?|多く|大半|過半数|住民|町民|家族|妻|夫|主人|旦那|嫁|父
  |母|息子|娘|子ども|子供|こども|うちの[一-龠ぁ-ん]{1,3}(?<![にでへと])|何人|部下|上司|同僚|[者方]|(?<!本)人)(?:は|が|も|って
  |、は)
`
/** A face that ponders or shrugs takes the word beside it back. */
export const PONDERS = /[🤔🤷]/u
/** 「やりたいなあ」: thinks aloud. */
export const THINKS_ALOUD = /たい(?:な|なあ|なー|もんだ|ものだ|のう)$/u

const SELF = new RegExp(`${ONESELF_WORDS}(?:は|が|も|で|ひとり)`, 'u')
// 「子どもが熱を出したため」: someone else's, but only the reason.
const IN_REASON = pattern`
  が[^は]*(?:ため|為|ので|から|て|んで|り|し|い|にて|につき)、?(?:\d{1,4}番(?:の(?:仕事
  |案件))?[をはが]?|今回は|会議に)?$
`

/** Whether what stands before a keyword makes it another person's (C1). */
export const isOfOthers = (before: string): boolean =>
  OTHERS.test(before) &&
  !SELF.test(before) &&
  !(IN_REASON.test(before) && !/[一-龠んま](?:は|も|って)/u.test(before))

// Times before now; a sentence set there reports and does not answer.
export const BACK_THEN = pattern`
  前回|前々回|先日|この前|この間|こないだ|昨日|きのう|一昨日|おととい|先週|先月|去年|昨年|以前|いつも(?!の(?:公民館|会館|場所|所|ところ|会議室|時間|部屋))
  |毎回|普段|過去|昨晩|ゆうべ|おとつい
`

/** A sentence about some other person, a question, or one whose end was not read settles nothing (C1). */
export const isBinding = (passage: Passage): boolean =>
  !passage.isCut && !hasQuestion(passage) && !HEARSAY.test(passage.key.replace(/という(?:理由|事情)/gu, ''))
