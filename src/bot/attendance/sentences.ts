// 出欠: will this person be there? Understood from free text, since it is echoed and can be undone (C1).

import { reasonFor } from '../language/because.ts'
import { BACK_THEN, CONDITION, HEDGE, isOfOthers, type Mood, moodOf, OTHERS } from '../language/mood.ts'
import { normalise } from '../language/normalise.ts'
import { type Clause, hasQuestion, type Passage } from '../language/passage.ts'
import { isQuestion, meetingSaid } from '../meeting/patterns.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import {
  ABOUT,
  type Answer,
  ELSEWHERE,
  ENGLISH_ABSENT,
  ENGLISH_ATTEND,
  ENGLISH_UNDECIDED,
  HANGS_ON,
  HEADS,
  IN_PERSON,
  LATE,
  LATE_BY,
  LATE_BY_EN,
  LEAVES_EARLY,
  MARKS,
  MEETING_PLACE,
  MODE_ONLY,
  MY_ANSWER,
  NOT_LEAVING,
  OBJECT,
  OCCASION,
  ONLINE,
  RECALL,
  REFUSED,
  UNDECIDED,
  VERB_ABOUT,
  WEAK_NO,
  WEAK_YES,
  WHETHER,
} from './patterns.ts'

type Signal = { answer: Answer; at: number; start: number; isWish: boolean }

const isElsewhere = (before: string, head: string): boolean => {
  if (/^(?:出席|参加|同席|列席|参列|参会|臨席)/u.test(head)) return false
  const place = ELSEWHERE.exec(before)?.[1]
  if (place !== undefined && !MEETING_PLACE.test(place)) return true
  return OBJECT.test(before) && !/^(?:顔|足)/u.test(head)
}

const tenseIsOver = (before: string, tail: string, mood: Mood): boolean => {
  if (mood.isPast) return true
  const isNow = /(?:ます|です|る|たい|ません|ない|で|で?お願い|く)(?:よ|ね|わ)?$/u.test(tail)
  return BACK_THEN.test(before) && !/前回(?:と同|同様|に続|の)|今回|次回|今度/u.test(before) && !isNow
}

const answerOf = (isComing: boolean, mood: Mood): Answer | undefined => {
  if (mood.isUnclear || mood.isHearsay) return undefined
  if (mood.isCondition || mood.isHedge) return 'undecided'
  if (isComing) return mood.isNegative ? 'absent' : 'attend'
  return mood.isNegative ? undefined : 'absent'
}

const signalOf = (clause: Clause, at: number, hit: RegExpMatchArray, next: number): Signal | undefined => {
  const start = hit.index ?? 0
  const before = clause.key.slice(0, start)
  const tail = clause.key.slice(start + hit[0].length, next)
  const isComing = hit.groups?.coming !== undefined
  const isNoun = /^(?:出席|参加|欠席|不参加|同席|列席|参列|参会|臨席)$/u.test(hit[0])
  if (
    (isNoun ? ABOUT : VERB_ABOUT).test(/せ$/u.test(hit[0]) ? `せ${tail}` : tail) ||
    WHETHER.test(tail) ||
    (isComing && isElsewhere(before, hit[0]))
  )
    return undefined
  if (
    isOfOthers(before) ||
    /(?:させ(?:ます|る|たい)|(?<!せ)て(?:もら|いただ)[いうき])/u.test(`${hit[0]}${tail}`)
  )
    return undefined
  const mood = moodOf(
    /^(?:都合)/u.test(hit[0]) ? '' : `${/[っんけえれ]$/u.test(hit[0]) ? hit[0].slice(-1) : ''}${tail}`,
  )
  if (tenseIsOver(before, tail, mood) || /来年|いつか/u.test(before)) return undefined
  if (/^(?:では|じゃ|でも)(?:なく|ない|あり)/u.test(tail)) return undefined
  const hedged =
    HEDGE.test(before) || CONDITION.test(before.replace(/(?:おんらいん|りもーと|zoom|ずーむ|会場)なら/u, ''))
  const answer = hedged && !mood.isUnclear ? 'undecided' : answerOf(isComing, mood)
  return answer && { answer, at, start, isWish: /^(?:し|き)?たい|^(?:でき|られ|け)?れば/u.test(tail) }
}

const signalsIn = (clause: Clause, at: number): Signal[] => {
  const hits = [...clause.key.matchAll(HEADS)]
  return hits.flatMap((hit, index) => {
    const next = hits[index + 1]?.index ?? clause.key.length
    return signalOf(clause, at, hit, next) ?? []
  })
}

const weakSignal = (clause: Clause, at: number, whole: string): Signal | undefined => {
  const key = clause.key
  const mark = MARKS.find(([shape]) => shape.test(key))
  if (mark) return { answer: mark[1], at, start: 0, isWish: false }
  if (isOfOthers(key) || BACK_THEN.test(key)) return undefined
  const undecided = UNDECIDED.exec(key)
  if (undecided) return { answer: 'undecided', at, start: undecided.index, isWish: false }
  if (!OCCASION.test(whole)) return undefined
  const no = WEAK_NO.exec(key)
  if (no && !/なら|たら|れば/u.test(key))
    return { answer: /かも|そうで/u.test(key) ? 'undecided' : 'absent', at, start: no.index, isWish: false }
  const yes = WEAK_YES.exec(key)
  return yes && !CONDITION.test(key) ? { answer: 'attend', at, start: yes.index, isWish: false } : undefined
}

const partSignal = (clause: Clause, at: number): Signal | undefined => {
  if (isOfOthers(clause.key) || /(?:でした|ました)$/u.test(clause.key)) return undefined
  const late =
    LATE.test(clause.key) &&
    /(?:ます|ません|です|そう|しまい|遅れて|て|予定|遅刻で?)(?:が)?$|late/u.test(clause.key)
  const speaks =
    (late && !/遅れていま/u.test(clause.key)) || LEAVES_EARLY.test(clause.key) || MODE_ONLY.test(clause.key)
  return speaks ? { answer: 'attend', at, start: 0, isWish: false } : undefined
}

const decide = (signals: Signal[], clauses: Clause[]): Signal | undefined => {
  const last = signals.at(-1)
  if (!last) return undefined
  // 「出席したいのですが…」 leaves the answer open.
  const isHanging = last.isWish && /ですが|けど|が$/u.test(clauses[last.at]?.joint ?? '')
  return isHanging ? undefined : last
}

const signalsOf = (passage: Passage): Signal[] =>
  passage.clauses.flatMap((clause, at) => {
    if (clause.asks) return []
    const signals = signalsIn(clause, at)
    const weak = signals.length === 0 ? weakSignal(clause, at, passage.key) : undefined
    return weak ? [weak] : signals
  })

/** How someone will take part; of two ways named, the one not taken back. */
const modeIn = (key: string): 'online' | 'in-person' | undefined => {
  const online = [...key.matchAll(new RegExp(ONLINE, 'gu'))].map((hit) => ({ hit, mode: 'online' as const }))
  const inPerson = [...key.matchAll(new RegExp(IN_PERSON, 'gu'))].map((hit) => ({
    hit,
    mode: 'in-person' as const,
  }))
  const kept = [...online, ...inPerson]
    .filter(({ hit }) => !REFUSED.test(key.slice(hit.index + hit[0].length)))
    .sort((a, b) => a.hit.index - b.hit.index)
  return kept.at(-1)?.mode
}

const minutesLate = (key: string): number | undefined => {
  const english = LATE_BY_EN.exec(key)
  if (english) return Number(english[1] ?? english[2])
  if (/半時間(?:ほど|くらい|ぐらい)?遅/u.test(key)) return 30
  for (const hit of key.matchAll(new RegExp(LATE_BY.source, 'gu'))) {
    const [, hours, half, minutes] = hit
    const total = Number(hours ?? 0) * 60 + (half && hours ? 30 : 0) + Number(minutes ?? 0)
    if (total > 0) return total
  }
  return undefined
}

/** What an attendance answer says beyond yes. */
const particulars = (key: string) => ({
  mode: modeIn(key),
  late: LATE.test(key) ? minutesLate(key) : undefined,
  early: LEAVES_EARLY.test(key) && !NOT_LEAVING.test(key),
})

/** Reads an attendance answer; negation, past, questions and other people are not one (C1). */
export const readAttendance = (passage: Passage): Reading | undefined => {
  const strong = signalsOf(passage)
  const parts = passage.clauses.flatMap((clause, at) => (clause.asks ? [] : (partSignal(clause, at) ?? [])))
  const signals = strong.length > 0 ? strong : parts
  const dates = new Set([...passage.key.matchAll(/\d{1,2}日(?!間)/gu)].map(([date]) => date))
  const answers = new Set(signals.map(({ answer }) => answer))
  if (answers.size > 1 && dates.size > 1) return NOTHING
  const signal = decide(signals, passage.clauses)
  if (!signal) return undefined
  const { answer, at, start } = signal
  const meeting = meetingSaid(passage)
  if (answer === 'attend') return say('rsvp', { answer, meeting, ...particulars(passage.key) })
  const note = answer === 'absent' ? reasonFor(passage.clauses, at, start) : undefined
  return say('rsvp', { answer, meeting, note })
}

/** 「もし雪なら欠席します」 is no answer yet: it changes nothing, and is asked with buttons. */
export const askWhereItHangs = (reading: Reading, passage: Passage): Reading =>
  reading.id === 'rsvp' && HANGS_ON.test(normalise(passage.text))
    ? say('rsvp', { meeting: reading.args.meeting })
    : reading

/** Someone asking what they themselves have answered; about other people it is not read. */
export const readMyStatus = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!MY_ANSWER.test(key) || !RECALL.test(key) || !isQuestion(passage)) return undefined
  if (
    /いつまで|期限|締|変更|取り?消|方法|仕方|やり方|どうやって|どうすれ|いいです|よろしい|でき(?:ます|る)/u.test(
      key,
    )
  )
    return undefined
  if (
    /(?:さん|様|委員|会長|みんな|皆|全員|全体|他の|何人|誰が|議長)/u.test(key) ||
    OTHERS.test(key.replace(/私は|自分は/gu, ''))
  )
    return undefined
  return say('status')
}

export const readAttendanceInEnglish = (passage: Passage): Reading | undefined => {
  const { key, plain } = passage
  if (hasQuestion(passage) || /\b(?:he|she|they|was|were|did|last time|yesterday|couldn['’]t)\b/u.test(key))
    return undefined
  const meeting = meetingSaid(passage)
  if (ENGLISH_UNDECIDED.test(key)) return say('rsvp', { answer: 'undecided', meeting })
  if (ENGLISH_ABSENT.test(key)) {
    const note = /\b(?:because of|due to|because) (.{2,40}?)$/u.exec(plain)?.[1]
    return say('rsvp', { answer: 'absent', meeting, note })
  }
  if (/\b(?:if|unless)\b/u.test(key) || !ENGLISH_ATTEND.test(key)) return undefined
  return say('rsvp', { answer: 'attend', meeting, ...particulars(key) })
}

export const readMyStatusInEnglish = ({ key }: Passage): Reading | undefined =>
  /\b(?:my (?:status|answer|rsvp|reply)|did i (?:reply|answer|rsvp|respond))\b/u.test(key)
    ? say('status')
    : undefined
