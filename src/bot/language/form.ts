// A reply as people fill in forms: an answer among names, organisations and labels, without a sentence (C1).
import { patternText } from './pattern.ts'
import { bearsSurname } from './surnames.ts'

const WORD = '(?:ご|御)?(?<answer>出席|参加|欠席|不参加)'
const ANSWER = new RegExp(
  `^${WORD}(?:届|希望|予定|可|可能)?(?:します|いたします|致します|です|でお願いします|でお願いいたします|で)?$`,
  'u',
)
/** 「変更：出席」 */
const CHANGED = /^(?:変更|訂正|修正)(?:後)?$/u
/** 「参加：不可」 */
const POSSIBLE = /^(?<no>不可|不可能|できません|できない|×)$|^(?<yes>可|可能|できます|○)$/u
const LABEL = new RegExp(
  `^(?:${patternText`
  氏名|お?名前|ご氏名|委員名|所属|ご所属|団体|団体名|会社名|組織|役職|肩書|出欠|ご?出欠|出欠回答|出欠の回答|出欠確認|ご?回答|お?返事|参加方法|出席方法|方法|形式
  |備考|会議|会議名|件名|(?:テレワーク)?(?:推進)?会議|(?:推進)?委員会|第\d{1,3}回(?:会議|推進会議|テレワーク推進会議)?|\d{1,2}月\d{1,2}日(?:\([月火水木金土日]\))?|\d{1,2}/\d{1,2}(?:\([月火水木金土日]\))?
`}|委員|会員)$`,
  'u',
)
const MODE = /^(?:オンライン|リモート|zoom|ｚｏｏｍ|web|会場|現地|対面)(?:参加|出席|で)?$/iu
const LATER =
  /^(?:約)?\d{1,3}分(?:ほど|程度|くらい)?(?:遅れ(?:ます|で)?|遅刻(?:します)?)$|^(?:途中退席|早退)(?:します|予定)?$/u
const ORG =
  /(?:会|課|部|室|係|区|社|組合|協会|クラブ|PTA|pta|センター|農協|JA|団|店|校|館|院|園|所|局|法人|地区|班|公社|財団|大学|役場)$/u
const OFFICE = /(?:長|代表|主任|主査|主事|主幹|理事|委員|幹事|監事|会員|書記|会計)$/u
const PERSON =
  /^(?![^、]*(?:さん|です|ます|した|らしい|そう|だ|は|が|も|を|に|で|と)$)(?:[一-龠々ヶ]{1,7}[ぁ-んァ-ヶー]{0,4}|[ぁ-ん]{2,8}|[ァ-ヶー]{2,10})$/u

/** Apart: blanks, colons, slashes and brackets. */
const APART = /[\s　:：/／|｜・【】「」()（）]+/u
/** 「出席→欠席」: what stood, and what stands now. */
const ARROW =
  /^\s*(?:(?:回答変更|返事変更|出欠変更|訂正|変更|修正|出欠|回答)(?:します|です)?\s*[:：、。 　]?\s*)?(?:ご|御)?(出席|参加|欠席|不参加)\s*(?:→|⇒|➡|➔|->|=>|＞|>)\s*(?:ご|御)?(出席|参加|欠席|不参加)(?:(?:に|へ)?(?:変更|訂正|修正)(?:します|いたします|です|で|お願いします|でお願いします)?|です|で|でお願いします|でお願いいたします|に(?:します|してください|変えます|変えてください))?\s*$/u
/** 「出席・欠席 → 欠席」: what is offered, and what is chosen. */
const CHOSEN =
  /^\s*(?:出席|参加)\s*[・/／]\s*(?:欠席|不参加)\s*(?:[ 　]|→|⇒|➡|:|：|->)\s*(?:ご|御)?(出席|参加|欠席|不参加)\s*$/u
/** 「欠席に○」 */
const CIRCLED =
  /^\s*(?:ご|御)?(出席|参加|欠席|不参加)\s*(?:に|の方に|のほうに|の欄に)\s*[○◯〇まる丸✓☑レ]+\s*(?:です|します|で)?\s*$/u
const TICKED = /^[■☑✓✔◉●]/u
const UNTICKED = /^[□☐○◯〇]/u

/** Which meeting: kept as it was typed. */
const WHICH = /^(?:第\d{1,3}回|\d{1,2}月\d{1,2}日|\d{1,2}\/\d{1,2})/u

/** 「令和7年度第2回協議会」 */
const NUMBERED = /^(?:令和\d{1,2}年度?|\d{4}年度?)(?<which>第\d{1,3}回)[一-龠ァ-ヶー]{0,12}$/u

type Line = { answer: string[]; more: string[]; people: number; which: string[]; plain: boolean }

/**
 * What a filled-in form says, as a sentence; undefined where it is none. Every word must be a label, a name, an
 * organisation or office, a way of coming or the answer, and there must be one answer.
 */
export function formIn(text: string): string | undefined {
  const chosen = CHOSEN.exec(text) ?? CIRCLED.exec(text)
  if (chosen) return `${chosen[1]}`
  const arrow = ARROW.exec(text)
  if (arrow && arrow[1] !== arrow[2]) return `${arrow[1]}から${arrow[2]}に変更します`
  if (text.length > 200 || !/出席|欠席|参加/u.test(text)) return undefined
  const words = text.split(APART).filter(Boolean)
  if (words.length < 2 || words.length > 16) return undefined
  const read: Line = { answer: [], more: [], people: 0, which: [], plain: false }
  return words.every((word, at) => accounts(read, words, at, word)) ? sentenceOf(read) : undefined
}

function accounts(read: Line, words: string[], at: number, typed: string): boolean {
  if (UNTICKED.test(typed) && words.some((word) => TICKED.test(word))) return ANSWER.test(typed.slice(1))
  const word = typed.replace(TICKED, '')
  if (/^(?:参加|出席)$/u.test(word) && POSSIBLE.test(words[at + 1] ?? '')) return true
  const possible = /^(?:参加|出席)$/u.test(words[at - 1] ?? '') ? POSSIBLE.exec(word)?.groups : undefined
  const answer = possible ? (possible.no ? '欠席' : '出席') : ANSWER.exec(word)?.groups?.answer
  if (possible) read.plain = true
  if (answer) return read.answer.push(answer) > 0
  if (MODE.test(word)) return read.more.push(`${word.replace(/(?:参加|出席|で)$/u, '')}で`) > 0
  if (LATER.test(word)) return read.more.unshift(`${word}。`) > 0
  if (LABEL.test(word) || CHANGED.test(word) || NUMBERED.test(word)) {
    if (CHANGED.test(word)) read.plain = true
    const which = NUMBERED.exec(word)?.groups?.which ?? WHICH.exec(word)?.[0]
    if (which) read.which.push(which)
    return true
  }
  if (!PERSON.test(word) && (!ORG.test(word) || /[にをが]|\d[時分]/u.test(word))) return false
  read.people += 1
  const before = words[at - 1] ?? ''
  return (
    bearsSurname(word) ||
    ORG.test(word) ||
    OFFICE.test(word) ||
    /(?:氏名|名前|委員名)$/u.test(before) ||
    // A given name behind a surname of its own.
    (bearsSurname(before) && before.length <= 3 && word.length <= 4)
  )
}

function sentenceOf({ answer, more, people, which, plain }: Line): string | undefined {
  const [one] = answer
  if (!one || new Set(answer.map((said) => said.replace('参加', '出席'))).size !== 1) return undefined
  const late = more.filter((said) => said.endsWith('。')).map((said) => said.replace(/。$/u, ''))
  const way = more.filter((said) => !said.endsWith('。'))
  if (people === 0 && more.length === 0 && !plain) return undefined
  const told = late.map((said) => said.replace(/(?:ます|で|します)?$/u, ''))
  const aside = told.map((said) =>
    /退席|早退/u.test(said) ? '早退しますが' : `${said.replace(/遅れ$|遅刻$/u, '')}遅れますが`,
  )
  if (which.length > 1) return undefined
  return `${which.map((one) => `${one}は`).join('')}${aside.join('')}${way.join('')}${one}します`
}
