// English by the same closed grammar, word by word: what the tables of every topic share.
import type { Passage } from '../passage.ts'
import { type Account, type Grammar, type Row, type Says, type Scanner, type State, scan } from './lattice.ts'

const trimmed = (list: string): string =>
  list
    .split('|')
    .map((word) => `${word.trim()} `)
    .join('|')

/** A row of whole words, separated by `|`. */
export const row = (list: string, after: string, leaves: State, says?: Says): Row =>
  says ? [trimmed(list), after, leaves, says] : [trimmed(list), after, leaves]

let chains = 0
/**
 * One of each part after another, each a list of words; a part with an empty word may be left out. The states between are
 * the chain's own, so that a thousand ways to say it cost a few rows.
 */
export function chain(parts: readonly string[], after: string, leaves: State, says?: Says): Row[] {
  chains += 1
  const rows: Row[] = []
  let from = after
  for (const [at, part] of parts.entries()) {
    const words = part.split('|').filter(Boolean).join('|')
    const here = `chain${chains}.${at}`
    const isLast = parts.slice(at + 1).every((later) => later.split('|').includes(''))
    if (isLast) rows.push(row(words, from, leaves, says))
    if (at < parts.length - 1) rows.push(row(words, from, here))
    from = part.split('|').includes('') ? `${from} ${here}` : here
  }
  return rows
}

/** Said before anything, and changes nothing. */
export const OPENERS = row(
  "yes|yeah|yep|yup|ok|okay|sure|sure thing|of course|certainly|absolutely|definitely|hi|hello|hey|hi there|hi all|hello all|hi everyone|hello everyone|dear all|dear sir or madam|good morning|good afternoon|good evening|sorry|so sorry|very sorry|i'm sorry|i am sorry|i'm so sorry|im sorry|i'm very sorry|i'm sorry but|sorry but|apologies|my apologies|apologies but|thanks|thank you|thanks a lot|thank you very much|thanks so much|thank you for the invitation|thanks for the invitation|thanks for the invite|thank you for inviting me|thanks for the notice|thanks for the reminder|unfortunately|regrettably|regretfully|sadly|alas|i'm afraid|i am afraid|im afraid|i'm afraid that|i regret that|i regret to say|i am regret to say|i am regret to inform you|i regret to inform you|i regret to inform you that|i'm sorry to say|i am sorry to say|i'm sorry to inform you that|i regret to tell you that|well|also|please|pls|plz|then|this time|um|uh|actually|so|and|great|perfect|sounds good|good|no problem|no worries|just|just to confirm|i'd like to confirm that|i would like to confirm that|i wanted to confirm that|i want to confirm that|let me confirm that|i'm writing to confirm that|i am writing to confirm that|i'm pleased to confirm that|please note that|just letting you know|just letting you know that|i'd like to let you know that|i wanted to let you know that|this is to let you know that|letting you know that|please be informed that|i'm happy to say that|happy to say that|i'm happy to say|to confirm|i confirm that|i can confirm that|i can confirm|this is to confirm that|this is to say that|fyi|by the way|oh|alright|all right|hereby|i hereby confirm that|after all|in that case|for the next meeting|for this meeting|as for the meeting|as for me|from my side|with regret|with pleasure|with thanks|got it|noted|understood|hooray|in the end",
  'S',
  'S',
)

export const DAYS =
  '(?:(?:on|for|by|until|this|next|coming) )*(?:the )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)'
const MONTHS = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?'
/** Which day, as said. */
export const DATE = `(?:(?:on|at|for|of) )?(?:the )?(?:${MONTHS} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTHS}|\\d{1,2}\\/\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)(?! floor))`
const NUMBER_WORDS: Record<string, string> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
}
const COUNTED =
  /\b(motion|motions|job|jobs|number|no\.?|meeting|item|proposal) (one|two|three|four|five|six|seven|eight|nine|ten)\b/giu

export type EnglishClause = { key: string; typed: string; asks: boolean; because?: boolean; hangs?: boolean }

/** Slips of the fingers in the words these grammars know. */
const TYPED: Record<string, string> = {
  abot: 'about',
  comming: 'coming',
  attned: 'attend',
  atend: 'attend',
  metting: 'meeting',
  tommorow: 'tomorrow',
  tomorow: 'tomorrow',
  minuts: 'minutes',
  absense: 'absence',
  unfortunatly: 'unfortunately',
  recieve: 'receive',
}
const TYPOS = new RegExp(`\\b(?:${Object.keys(TYPED).join('|')})\\b`, 'giu')

const SPLIT =
  /[.,;!?~]+(?=\s|$)|(?<!proxy|representative|substitute|name):(?=\s|$)|\s-+\s|\s+but\s+|\s+(?:and|so|however|because|since|although|though)\s+(?=(?:i|im|ill|we|you|unfortunately|count|please|will|cannot|must|need|have to|not|my|let|put|mark|use|send|could|then|therefore|he|she|they|it|if|maybe)\b|i'|can't|can not|won't)/giu

/** 「I'd love to come, but …」 says nothing yet. */
const WISHES =
  /^(?:(?:sorry|well|yes|hi|hello),? )?(?:i'd|i would|id) (?:really )?(?:love|like) to\b|^i (?:really )?(?:want|wanted|wish|hope|hoped) to\b/u

/** The clauses of an English message, in one spelling; numbers in words are digits where something is numbered. */
export function englishClauses(passage: Passage): EnglishClause[] {
  const plain = passage.plain
    .replace(/[’‘]/gu, "'")
    .replace(/(?<=さん|様|氏)、(?=[a-z])/giu, ' ')
    .replace(/\bill (?=come|be|attend|join|go|take|do|try|miss)/giu, "i'll ")
    .replace(TYPOS, (typed) => TYPED[typed.toLowerCase()] ?? typed)
    .replace(/、/gu, ', ')
    .replace(/。/gu, '. ')
    .replace(/\?/gu, '? ')
    .replace(/(?<=[a-z\d]):(?=[^\s/\d]|\d{1,3} ?(?:%|percent))/giu, ': ')
    .replace(COUNTED, (_, what: string, number: string) => `${what} ${NUMBER_WORDS[number.toLowerCase()]}`)
    .replace(/(?<=motion|job) ?(?:#|no\.? ?|number )(?=\d)/giu, ' ')
    // 「I vote no.」 ends a sentence, and numbers nothing.
    .replace(/[.!\s]+$/u, '')
  const clauses: EnglishClause[] = []
  let at = 0
  let because = false
  const add = (to: number, mark: string) => {
    const typed = plain.slice(at, to).replace(/\s+/gu, ' ').trim()
    const key = typed.toLowerCase()
    const hangs = /\bbut\b/iu.test(mark) && WISHES.test(key)
    if (typed) clauses.push({ typed, key, asks: mark.includes('?'), because, hangs })
    else if (mark.includes('?')) {
      const last = clauses.pop()
      if (last) clauses.push({ ...last, asks: true })
    }
  }
  for (const hit of plain.matchAll(SPLIT)) {
    if (
      /^no\.$|\b(?:mr|ms|mrs|dr|prof|no)\.$/iu.test(
        plain.slice(Math.max(0, hit.index - 5), hit.index + 1).trim(),
      )
    )
      continue
    add(hit.index, hit[0])
    because = /because|since/iu.test(hit[0])
    at = hit.index + hit[0].length
  }
  add(plain.length, '')
  return clauses
}

/** A grammar of clauses without the space at their end. */
export const clauseGrammar =
  (grammar: Grammar) =>
  ({ key, hangs }: { key: string; hangs?: boolean }): Account | undefined =>
    hangs ? undefined : grammar(`${key} `)

/** A scanner of words up to the space behind them. */
export const english = (
  after: string,
  leaves: State,
  source: string,
  says?: (hit: RegExpExecArray) => Says | undefined,
  cost?: number,
): Scanner => scan(after, leaves, new RegExp(`(?:${source}) `, 'u'), says, cost)

/** What leaves an act open, or makes it somebody else's, wherever it stands. */
export const LEFT_OPEN =
  /\b(?:if|unless|whether|when|once|depends|depending|provided|assuming|suppose|as long as|maybe|perhaps|might|probably|he|she|they|said|says|told|heard|asked|wrote|would|could|should|were|did|had|never|last time|last month|last week|last year|yesterday|everyone|everybody|people|some|others|hypothetically|not true|untrue|false|joking|kidding|a lie|pretend|wait|oops|wrong chat|cancel my (?!proxy|rsvp|attendance|answer|reply|registration|application|claim|job)|let me (?:think|read|check|see)|weather permitting|i think|not yet|need to (?:check|think)|by mistake|hold on|only of|in part|partly)\b/u

/** What befell somebody's own: a reason, and nobody's act. */
export const MISFORTUNE =
  /\b(?:sick|ill|fever|flu|cold|covid|hospital|surgery|injured|hurt|broken?|passed away|died|funeral|wedding|birthday|graduation|accident|unwell|school|nursery|emergency|baby|birth|pregnant|came up|come up)\b/u
