// 出欠: will this person be there? Understood from free text, since it is echoed and can be undone (C1).

import { reasonFor } from '../language/because.ts'
import { attendDetails, LATE, LEAVES_EARLY, MODE_WORD } from '../language/details.ts'
import { BACK_THEN, CONDITION, HEDGE, isOfOthers, type Mood, moodOf } from '../language/mood.ts'
import type { Clause, Said } from '../language/passage.ts'
import { found, NONE, type UnderstandRole, type Understood } from '../language/understood.ts'
import {
  ABOUT,
  type Answer,
  ELSEWHERE,
  HEADS,
  MARKS,
  MEETING_PLACE,
  OBJECT,
  OCCASION,
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

const MODE_ONLY = new RegExp(
  `^(?:私は|今回は|次回は|今度は|当日は|会議は)?(?:${MODE_WORD.source})(?:参加|会議)?(?:で|にて)?(?:す|の?(?:参加|出席)?(?:を)?希望(?:です|します|いたします)?|の?参加で|に(?:します|変更(?:します|してください|(?:で)?お願いします|希望です|で)?|してください)|(?:で)?お願い(?:します|いたします|致します)|から参加)?$`,
  'u',
)

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

const signalsOf = (said: Said): Signal[] =>
  said.clauses.flatMap((clause, at) => {
    if (clause.asks) return []
    const signals = signalsIn(clause, at)
    const weak = signals.length === 0 ? weakSignal(clause, at, said.key) : undefined
    return weak ? [weak] : signals
  })

/** Reads an attendance answer; negation, past, questions and other people are not one (C1). */
export const readAttendance = (said: Said, _role: UnderstandRole): Understood | undefined => {
  const strong = signalsOf(said)
  const parts = said.clauses.flatMap((clause, at) => (clause.asks ? [] : (partSignal(clause, at) ?? [])))
  const signals = strong.length > 0 ? strong : parts
  const dates = new Set([...said.key.matchAll(/\d{1,2}日(?!間)/gu)].map(([date]) => date))
  const answers = new Set(signals.map(({ answer }) => answer))
  if (answers.size > 1 && dates.size > 1) return NONE
  const signal = decide(signals, said.clauses)
  if (!signal) return undefined
  if (signal.answer === 'undecided') return { intent: 'rsvp_undecided', slots: {} }
  if (signal.answer === 'attend') return { intent: 'rsvp_attend', slots: found(attendDetails(said.key)) }
  const reason = reasonFor(said.clauses, signal.at, signal.start)
  return { intent: 'rsvp_absent', slots: found({ reason }) }
}
