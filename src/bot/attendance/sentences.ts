// 出欠: will this person be there? Understood from free text, since it is echoed and can be undone (C1).

import { reasonFor } from '../language/because.ts'
import { isOfAThing, leavesOpen } from '../language/grammar/around.ts'
import { isReasonAlone } from '../language/grammar/when.ts'
import { BACK_THEN, isOfOthers, PONDERS } from '../language/mood.ts'
import { normalise } from '../language/normalise.ts'
import type { Passage } from '../language/passage.ts'
import { meetingSaid, meetingsSaid } from '../meeting/patterns.ts'
import type { Line } from '../turn/line.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { readAnswerInEnglish } from './answer-in-english.ts'
import { attendanceIn } from './grammar.ts'
import { HANGS_ON, JOINS_EVENT, OF_EVENT, OTHER_EVENT, particulars } from './patterns.ts'

import { type Act, FETCHES, isSaidBefore, NEXT_TIME, type Verdict, VOTES, verdicts } from './verdicts.ts'

const settle = (acts: Act[]): Act | undefined => {
  const here = acts.filter(({ account }) => !account.says.next)
  const among = here.length > 0 ? here : acts
  const whole = among.filter(({ account }) => !account.says.part)
  return (whole.length > 0 ? whole : among).at(-1)
}

/** 「出席できそうです、また連絡します」 */
const TELLS_LATER =
  /(?:確定|決まり|決定|分かり|わかり)次第|(?:また|改めて|追って)(?:ご?連絡|お?返事|お知らせ)/u

/** From when, or until when, somebody will be there, as said: 「午後から」「11時に帰ります」. */
function timesSaid(acts: Act[], { clauses }: Passage): string | undefined {
  const said = acts.flatMap(({ at, account: { steps } }) =>
    steps.flatMap((step) => (step.says.time ? [clauses[at]?.plain.slice(step.at, step.to) ?? ''] : [])),
  )
  return said.length > 0 ? said.join('・') : undefined
}

/** Somebody's own answer, which a word left over keeps open: it is asked for with buttons. */
const isOwnDoubt = (passage: Passage, read: Verdict[]): boolean =>
  passage.clauses.every(
    ({ key, asks }, at) =>
      !asks && (read[at]?.kind === 'aside' || !(isOfOthers(key) || TOLD.test(key) || BACK_THEN.test(key))),
  )
const TOLD =
  /とのこと|との事|そう(?:です|だ)|らしい|と(?:言|聞|書|返事|伝)|って(?:言|聞)|なんて|わけ|という|[」』]|したら|べき/u

const ask = (passage: Passage): Line => say('rsvp', { meeting: meetingSaid(passage) })

/** Reads attendance answers, one for each meeting: only clauses that are accounted for from end to end count (C1). */
export function readAnswers(passage: Passage): Reading[] | undefined {
  const read = verdicts(passage)
  const acts = read.flatMap((verdict) => (verdict.kind === 'act' ? verdict : []))
  const isStirred =
    acts.some(({ answer }) => answer !== 'undecided') &&
    (read.some(({ kind }) => kind === 'stir') ||
      PONDERS.test(passage.text) ||
      (TELLS_LATER.test(passage.key) && acts.some(({ account: { says } }) => says.likely || says.plan)))
  if (isStirred || read.some(({ kind }) => kind === 'doubt'))
    return [isOwnDoubt(passage, read) ? ask(passage) : NOTHING]
  const around = read.map((verdict, at) => ({
    isAct: verdict.kind === 'act',
    isAccounted:
      verdict.kind === 'lean' ||
      verdict.kind === 'news' ||
      OF_EVENT.test(passage.clauses[at]?.key ?? '') ||
      isRemark(passage, read, at) ||
      FETCHES.test(passage.clauses[at]?.key ?? '') ||
      NEXT_TIME.test(passage.clauses[at]?.key ?? '') ||
      MISHAP.test(passage.clauses[at]?.key ?? '') ||
      (verdict.kind === 'act' && verdict.answer === 'undecided') ||
      (verdict.kind === 'aside' && isKnown(passage.clauses[at]?.key ?? '')) ||
      isSaidBefore(passage.clauses[at]) ||
      VOTES.test(passage.clauses[at]?.key ?? ''),
    isSelf: verdict.kind === 'act' && verdict.account.says.self === true,
  }))
  if (acts.some(({ answer }) => answer !== 'undecided') && leavesOpen(passage, around))
    return [isOwnDoubt(passage, read) ? ask(passage) : NOTHING]
  if (isOfAnother(acts, passage)) return [NOTHING]
  const several = forEachMeeting(acts, passage)
  if (several) return several
  const act = settle(acts)
  if (!act || passage.isCut) return undefined
  if (read.some((verdict) => verdict.kind === 'lean' && verdict.answer !== act.answer)) return [NOTHING]
  const dates = new Set([...passage.key.matchAll(/\d{1,2}日(?!間)/gu)].map(([date]) => date))
  const answers = new Set(acts.map(({ answer }) => answer))
  if (answers.size > 1 && dates.size > 1) return [NOTHING]
  return [lineOf(act, acts, passage, meetingOf(act, acts, passage))]
}

/** 「出席しますが資料が届いてないです」: what is remarked of anything else, and turns nothing round. */
const isRemark = ({ clauses }: Passage, read: Verdict[], at: number): boolean =>
  read[at]?.kind === 'aside' &&
  isWhole(read[at - 1]) &&
  /が$|けど|けれど/u.test(clauses[at - 1]?.joint ?? '') &&
  !clauses[at]?.asks &&
  !TURNS.test(clauses[at]?.key ?? '')
const isWhole = (verdict: Verdict | undefined): boolean =>
  verdict?.kind === 'act' && !verdict.account.says.part
/** 「風邪ひきました」 */
const MISHAP =
  /^(?!.*(?:[けせねべめれ]ば|たら|なら|場合))(?:風邪|かぜ|熱|体調|腰|足|膝|ひざ|目|頭|お?腹|いんふる|ころな|ぎっくり|はら|おなか|あたま|こし|あし|ねつ)[^、。]{0,12}(?:ました|まして|て|です|た|いたい|痛い)$/u
const TURNS =
  /参[らりる]|伺|うかが|いき|いく|わけ|もの|出席|欠席|参加(?!費)|行[くきけか]|来[らまる]|(?<!思い)出[らるまれ]|休|代理|代わ|未定|かも|微妙|次第|もし|たら|れば|なら|わから|分から|やめ|取り?消|間違|変[えわ更]|考え|相談|確認|返事|連絡|[」』]|(?<!発)言|聞|伝|書|そう(?:です|だ)|らしい|という|ので$|から$/u

/** Told of before, or of coming late or leaving early: 「15分くらい遅れるかもしれません」. */
const isKnown = (key: string): boolean => {
  const says = attendanceIn(key)?.says
  return says?.past === true || says?.part === true
}

/** 「主人、行けません」「うちの部長、出席します」 */
const SOMEBODY =
  /^(?:うちの[^、。はがをにでも]{1,8}|主人|夫|妻|家内|嫁|旦那|息子|娘|父|母|兄|弟|姉|妹|孫|社長|会長|部長|課長|係長|所長|局長|町長|議長|上司|部下|同僚)$/u
/** 「忘年会、参加します」: of something else. What keeps somebody away may be any other thing. */
const isOfAnother = (acts: Act[], { clauses }: Passage): boolean =>
  acts.some(({ answer, at }) => {
    const [before, here, next] = [clauses[at - 1], clauses[at], clauses[at + 1]]
    if (before?.joint === '、' && (OTHER_EVENT.test(before.key) || SOMEBODY.test(before.key)))
      return answer !== 'undecided'
    if (answer === 'attend' && before?.joint === '、' && JOINS_EVENT.test(before.key)) return true
    if (before && answer !== 'undecided' && isOfAThing(before) && !attendanceIn(before.key))
      return answer === 'attend' || !isReasonAlone(before.key.replace(/^理由[:は]/u, ''))
    return answer === 'attend' && here?.joint === '、' && OTHER_EVENT.test(next?.key ?? '')
  })

/**
 * The meeting the answer itself names (「13日に退院したので15日は出席します」), else the one named in the message. A day the answer
 * is for is surely a meeting's: where none is on it, nothing is recorded for another.
 */
function meetingOf(act: Act, acts: Act[], passage: Passage): string | undefined {
  const same = acts.filter(({ answer }) => answer === act.answer)
  for (const one of [act, ...same]) {
    const own = meetingNamed(one, passage)
    if (own !== undefined) return own
  }
  return meetingSaid(passage)
}

function meetingNamed({ at, account: { steps } }: Act, passage: Passage): string | undefined {
  const clause = meetingSaid({ text: passage.clauses[at]?.plain ?? '' })
  if (clause?.startsWith('第')) return clause
  const own = steps
    .flatMap((step) => (step.says.named ? (passage.clauses[at]?.plain.slice(step.at, step.to) ?? []) : []))
    .map((text) => meetingSaid({ text }))
    .find((meeting) => meeting !== undefined)
  return own !== undefined && /\d日$/u.test(own) ? `${own}の会議` : own
}

/** Without what is asked beside: 「窓口は何時までですか」. */
const toldIn = ({ clauses, key }: Passage): string =>
  clauses.some(({ asks }) => asks)
    ? clauses.flatMap((clause) => (clause.asks && ASKS_WHEN.test(clause.key) ? [] : clause.key)).join('。')
    : key
const ASKS_WHEN = /何時|いつ|何分|何日/u

function lineOf(act: Act, acts: Act[], passage: Passage, meeting: string | undefined): Line {
  const { answer } = act
  if (answer === 'attend') {
    const told = particulars(toldIn(passage))
    const early = told.early ?? (acts.some(({ account }) => account.says.early) ? 'yes' : undefined)
    return say('rsvp', { answer, meeting, ...told, early, note: timesSaid(acts, passage) ?? told.note })
  }
  const note = answer === 'absent' ? reasonFor(passage.clauses, act.at, act.start) : undefined
  return say('rsvp', { answer, meeting, note })
}

/**
 * Several meetings named by their numbers: each answer is for those its own clause names. Undefined where one is named at
 * most; nothing where an answer names none.
 */
function forEachMeeting(acts: Act[], passage: Passage): Reading[] | undefined {
  if (acts.length === 0 || meetingsSaid(passage.text).length < 2) return undefined
  const whole = acts.filter(({ account }) => !account.says.part)
  const among = whole.length > 0 ? whole : acts
  const named = among.map((act) => ({ act, meetings: meetingsSaid(passage.clauses[act.at]?.plain ?? '') }))
  const all = named.flatMap(({ meetings }) => meetings)
  if (named.some(({ meetings }) => meetings.length === 0) || new Set(all).size < all.length) return [NOTHING]
  return named.flatMap(({ act, meetings }) => meetings.map((meeting) => lineOf(act, [act], passage, meeting)))
}

/** 「もし雪なら欠席します」 is no answer yet: it changes nothing, and is asked with buttons. */
export const askWhereItHangs = (reading: Reading, passage: Passage): Reading =>
  reading.id === 'rsvp' && HANGS_ON.test(normalise(passage.text))
    ? say('rsvp', { meeting: reading.args.meeting })
    : reading

export const readAttendanceInEnglish = (passage: Passage): Reading | undefined =>
  readAnswerInEnglish(passage, particulars)
