// Which meeting a sentence names, and whether it asks.
import { REQUEST } from '../language/asking.ts'
import { normalise } from '../language/normalise.ts'
import { hasQuestion, type Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'

const NUMBER = /第?(\d{1,4})回|meeting (?:no\.? ?)?(\d{1,4})|(\d{1,4})(?:st|nd|rd|th) (?:council )?meeting/iu
const SOON: [RegExp, string][] = [
  [/明後日|あさって/u, '明後日'],
  [/明日|あした|\btomorrow\b/iu, '明日'],
  [/今日|本日|\btoday\b/iu, '今日'],
]
const DAY = /(?:(\d{1,2})(?:月|\/))?(\d{1,2})(?:日|(?<=\/\d{1,2})(?!\d))(の?会議|の回)?/u

/** 「8月の会議」「来月の会議」: a meeting in that month, never another one. */
const IN_MONTH =
  /(?:(\d{1,2})月|(今月|再来月|来月))の(?:推進|定例)?(?:会議|会合|委員会|部会|寄合|寄り合い|集まり|例会|定例会)/u
const IN_MONTH_EN =
  /\b(?:the |in |for )(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:'s)? (?:council )?meeting|\b(next|this) month(?:'s|’s) (?:council )?meeting/u
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const IN_ENGLISH =
  /\b(?<before>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?<day>\d{1,2})(?:st|nd|rd|th)?\b|\b(?<first>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<after>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:the |on )(?<alone>\d{1,2})(?:st|nd|rd|th)\b(?! (?:council )?meeting)/u

/** A day in English: 「December 10」, 「the 10th」. */
export function dayInEnglish(key: string): { month?: number; day: number } | undefined {
  const { before, day, first, after, alone } = IN_ENGLISH.exec(key)?.groups ?? {}
  const date = Number(day ?? first ?? alone ?? 0)
  if (date < 1 || date > 31) return undefined
  const month = MONTHS.indexOf(before ?? after ?? '') + 1
  return month === 0 ? { day: date } : { month, day: date }
}

/**
 * The meeting a sentence names, as said: by number (第4回) or by day (12月10日, 明日). 「15日の会議」 means a meeting on
 * that day, never another one; a bare 15日 that fits none is about something else (3日から出張).
 */
export const meetingSaid = ({ text }: Pick<Passage, 'text'>): string | undefined => {
  const plain = normalise(text)
  const no = NUMBER.exec(plain)
  if (no) return `第${no[1] ?? no[2] ?? no[3]}回`
  const inMonth = monthSaid(plain)
  if (inMonth) return inMonth
  const soon = SOON.find(([word]) => word.test(plain))
  if (soon) return soon[1]
  const [, month, day, meeting] = DAY.exec(plain) ?? []
  const english = day === undefined ? dayInEnglish(plain.toLowerCase()) : undefined
  if (english) return `${english.month === undefined ? '' : `${english.month}月`}${english.day}日`
  if (day === undefined) return undefined
  return `${month === undefined ? '' : `${Number(month)}月`}${Number(day)}日${meeting === undefined ? '' : 'の会議'}`
}

function monthSaid(plain: string): string | undefined {
  const [, month, word] = IN_MONTH.exec(plain) ?? []
  const [, name, relative] = IN_MONTH_EN.exec(plain.toLowerCase()) ?? []
  const no = month === undefined ? (name === undefined ? undefined : MONTHS.indexOf(name) + 1) : Number(month)
  if (no !== undefined) return `${no}月の会議`
  const which = word ?? (relative === 'next' ? '来月' : relative === 'this' ? '今月' : undefined)
  return which && `${which}の会議`
}

/** Every meeting named by its number, each once: 「第3回も第5回も」. */
export const meetingsSaid = (text: string): string[] => [
  ...new Set([...normalise(text).matchAll(/第(\d{1,4})回/gu)].map((hit) => `第${hit[1]}回`)),
]

export const ASKS =
  /何$|いつ|何時|なんじ|なんにち|どこ|何日|何曜|なに|何を|何に|何が|何の|何話|なん(?:の|です|だ)|どう|どんな|どれ|どっち|いくつ|かどうか|\?/u
// A topic and nothing else: 「議題」「議題は」「次回は」.
export const BARE = pattern`
  ^(?:今の?|現在の?)?(?:私|わたし|自分)の(?:回答|返事|返答|出欠|登録)(?:の?状況)?(?:は|を|って)?$|^(?:次回?の?|今度の|今回の|会議の|明日の)*(?:次|次回|次の会議|次回の予定|会議の予定|予定|今度の会議|次回の?会議|議題|議案
  |アジェンダ|あじぇんだ|日程|場所|会場|日時|日にち|ひにち|日付|時間|開始時間|会議の日程|議題一覧
  |議案一覧|議題リスト|開催日時?|開催場所|次第|式次第|会議次第|出欠状況|自分の出欠|私の出欠|出欠確認
  |会議)(?:は|って|を|とか|なんにち|何日)?$
`

/** 「議題だけ先にくれ」 */
const GIVE = /(?:くれ|おくれ|くりょ|ちょうだい|おくんな)$/u

export const isQuestion = (passage: Passage): boolean =>
  GIVE.test(passage.key) ||
  hasQuestion(passage) ||
  REQUEST.test(passage.key) ||
  ASKS.test(passage.key) ||
  BARE.test(passage.key)
