// What somebody answers in English, with how and when; the words are `english.ts`.
import { type EnglishClause, englishClauses, LEFT_OPEN, MISFORTUNE } from '../language/grammar/english.ts'
import type { Account } from '../language/grammar/lattice.ts'
import type { Passage } from '../language/passage.ts'
import { meetingSaid } from '../meeting/patterns.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { answerClauseIn, answerOf } from './english.ts'
import type { Particulars } from './patterns.ts'

const ABOUT =
  /\b(?:attend(?:ing|ed|ance)?|com(?:e|ing)|join(?:ing)?|make it|be there|absent|absence|miss|skip|participat\w*|present|late|rsvp|my (?:answer|reply))\b/u
const BEFORE =
  /^(?:i said|i told you|i had said|i wrote|i replied|i answered|earlier i said|i previously said)(?: that)? (?:i'(?:d|ll) (?:come|attend|be there|join|be absent|miss it|not come)|i (?:would|could|will|can) (?:not )?(?:come|attend|be there|join|make it)|i couldn't (?:come|attend|make it)|yes|no)$|^i (?:was|had been) (?:going|planning) to (?:come|attend|join|skip)$|^i had (?:said|planned) /u
/** 「Sorry I was absent last time」, 「I hope to attend next time」: of another meeting. */
const OF_ANOTHER_TIME =
  /\bi (?:was absent|missed|couldn't|could not|didn't|did not|wasn't)\b.*\b(?:last (?:time|month|meeting|one|week)|yesterday|the last|before|previous)|^(?:and |but )?(?:i hope|i'll|i will|i'd like|hopefully|hope|looking forward|see you)\b.*\bnext (?:time|one)\b|^(?:my (?:wife|husband|family) says (?:hello|hi))$/u
const OWN_REASON =
  /^(?:my|our) (?:wife|husband|son|daughter|kid|kids|child|children|mother|father|mom|dad|baby|grandson|granddaughter|parents|family|dog|car|boss)\b/u

const isReason = ({ key }: EnglishClause): boolean =>
  OWN_REASON.test(key) && MISFORTUNE.test(key) && !LEFT_OPEN.test(key)

type Read = { clause: EnglishClause; account: Account | undefined }

/** An answer in English, with how and when; undefined where it is about something else. */
export function readAnswerInEnglish(
  passage: Passage,
  particulars: (key: string) => Particulars,
): Reading | undefined {
  const read = englishClauses(passage).map((clause): Read => ({ clause, account: answerClauseIn(clause) }))
  const says = (one: Read) => one.account && answerOf(one.account.says)
  if (!read.some((one) => says(one) !== undefined || ABOUT.test(one.clause.key))) return undefined
  const open = read.some(({ clause, account }, at) => {
    if (clause.asks)
      return (
        ABOUT.test(clause.key) || clause.key.length <= 3 || (account && answerOf(account.says)) !== undefined
      )
    if (account !== undefined || isReason(clause)) return false
    if (OF_ANOTHER_TIME.test(clause.key) && read.some((one) => says(one) !== undefined)) return false
    // 「I want to attend but I can't」
    if (clause.hangs && read.slice(at + 1).some((later) => says(later) === 'absent')) return false
    // 「I said I'd come, but …」 gives way to what follows it.
    if (BEFORE.test(clause.key) && read.slice(at + 1).some((later) => says(later) !== undefined)) return false
    return ABOUT.test(clause.key) || LEFT_OPEN.test(clause.key)
  })
  if (open || passage.isCut || FROM_WORK.test(passage.key)) return NOTHING
  const said = read.filter((one) => says(one) !== undefined)
  const here = said.filter(({ clause }) => !OF_ANOTHER_TIME.test(clause.key))
  // 「I can't come in person, but I'll join online」
  const joins = here.some((one) => says(one) === 'attend' && one.account?.says.mode === 'online')
  const acts = (here.length > 0 ? here : said).filter(
    (one) => !(joins && says(one) === 'absent' && one.account?.says.mode === 'in-person'),
  )
  // 「I'm late, sorry for the slow reply」
  if (
    /\b(?:slow|late) (?:reply|response|answer)\b/u.test(passage.key) &&
    acts.every(({ account }) => account?.says.part)
  )
    return NOTHING
  const whole = acts.filter(({ account }) => !account?.says.part)
  const answers = new Set((whole.length > 0 ? whole : acts).map(says))
  const [answer] = answers
  if (answers.size !== 1 || answer === undefined) return NOTHING
  const own = acts
    .map(({ clause }) => meetingSaid({ text: clause.typed }))
    .findLast((named) => named !== undefined)
  const meeting = own ?? meetingSaid(passage)
  const key = read.map(({ clause }) => clause.key).join(', ')
  if (answer === 'attend') {
    const told = particulars(
      key
        .replace(/half an hour (?:late|behind)/gu, '30 minutes late')
        .replace(/an hour late/gu, '60 minutes late'),
    )
    const modes = acts.flatMap(
      ({ account }) => account?.steps.flatMap(({ says: said }) => said.mode ?? []) ?? [],
    )
    const mode = modes.length > 0 ? String(modes.at(-1)) : told.mode
    const early = told.early ?? (acts.some(({ account }) => account?.says.early) ? 'yes' : undefined)
    return say('rsvp', { answer, meeting, ...told, mode, early })
  }
  return say('rsvp', { answer, meeting, note: answer === 'absent' ? reasonIn(read) : undefined })
}

/** 「I'm absent from work today」 */
const FROM_WORK =
  /\b(?:absent|out|away|off) (?:from )?(?:work|school|class|the office)\b(?!.*\b(?:meeting|attend|join|come))/u

const GIVEN =
  /\b(?:because of|due to|owing to|because|on account of) (.{2,50}?)$|^(?:as |since )?(?:i have|i've got|i got|i've|have|i'm down with|i am down with|i caught|i've come down with) (?!to\b|decided|been)(.{2,40}?)(?: (?:on )?(?:that day|that week|then))?$|^(?:i have to|i need to|i gotta|gotta|have to|got to|i must) (work)\b/iu
const STATED =
  /^(?:as |since |because )?(?:i'm|i am|i'll be|i will be) (out of town|sick|ill|away|abroad|traveling|travelling|on a business trip|on vacation|on holiday|unwell|not feeling well|at work|working|busy|in hospital|in the hospital)/iu
const HAPPENED = /^((?:something|an emergency|a work thing|my .{2,20}) (?:came up|has come up|happened))$/iu

/** 「can't come, hospital appointment that day」 */
const NAMED =
  /^(?:a |the |my )?((?:hospital|doctor'?s?|dentist'?s?|dental|medical|business|family|work|school) (?:appointment|visit|trip|check-?up|emergency|matter|conflict|commitment|event|meeting)|funeral|wedding|surgery)(?: (?:on )?(?:that day|then|that week))?$/iu

/** Why not, as said. */
function reasonIn(read: Read[]): string | undefined {
  for (const { clause } of read) {
    if (clause.because) return clause.typed
    const given = GIVEN.exec(clause.typed)
    const reason =
      given?.[1] ??
      given?.[2] ??
      given?.[3] ??
      STATED.exec(clause.typed)?.[1] ??
      HAPPENED.exec(clause.typed)?.[1] ??
      NAMED.exec(clause.typed)?.[1] ??
      (isReason(clause) ? clause.typed : undefined)
    if (reason) return reason
  }
  return undefined
}
