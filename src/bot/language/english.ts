// The same meanings in English, for the few who write it; the rules of C1 hold here too.

import { motionNumbers } from '../decision/sentences.ts'
import { attendDetails } from './details.ts'
import { jobNumbers } from './item-numbers.ts'
import type { Said } from './passage.ts'
import { pattern } from './pattern.ts'
import { found, NONE, type UnderstandRole, type Understood } from './understood.ts'

const DOUBT = pattern`
  \b(?:if|unless|maybe|perhaps|might|probably|think|guess|would|could|should|whether|depends
  |hypothetically|last time|yesterday|said|says|heard|he|she|they|everyone|everybody)\b
`
const NOT = /\b(?:not|never|no longer)\b|n['’]t\b/u

const VOTES: [RegExp, 'vote_for' | 'vote_against' | 'vote_abstain'][] = [
  [/\babstain(?:ing)?\b/u, 'vote_abstain'],
  [
    pattern`
  \bvot(?:e|ing) (?:no|against)\b|\bno (?:to|on|for) motion\b|\b(?:i am|i'm|im) against\b|\bi oppose\b
  |\bagainst (?:the )?motion\b|^nay$
`,
    'vote_against',
  ],
  [
    pattern`
  \bvot(?:e|ing) (?:yes|for|in favou?r)\b|\byes (?:to|on|for) (?:the )?motion\b|\bin favou?r\b
  |\bi support (?:the )?motion\b|\bi approve (?:of )?(?:the )?motion\b|^aye$|\bno objections?\b
`,
    'vote_for',
  ],
]

const vote = (said: Said): Understood | undefined => {
  const kinds = VOTES.filter(([shape]) => shape.test(said.key))
  const [kind] = kinds
  if (!kind) return undefined
  const asks = said.clauses.some((clause) => clause.asks) || said.isCut
  const motions = motionNumbers(said.key)
  const isPast = /\b(?:voted|was|were|did)\b/u.test(said.key)
  if (kinds.length > 1 || asks || isPast || DOUBT.test(said.key) || NOT.test(said.key) || motions.length > 1)
    return NONE
  return { intent: kind[1], slots: found({ motionNo: motions[0] }) }
}

const ABSENT = pattern`
  \b(?:can(?:no|')?t|cannot|can not|won['’]?t|will not|unable to|not able to|not going to|(?:am|i'm
  |im) not)\b[^.。]{0,14}\b(?:attend(?:ing)?|make it|come|coming|be there|join(?:ing)?|participate
  |be able)\b|\bcount me out\b|\b(?:will|i'll|i ll) be absent\b|^absent$|\b(?:send|my) regrets\b
  |\bnot attending\b|\bhave to (?:skip|miss)\b|\bi'?ll (?:skip|miss)\b|\bdecline\b
`
const ATTEND = pattern`
  \b(?:i['’]?ll|i will|i can|i am going to|i'm going to|i plan to|i'd like to|happy to|glad to
  |will)(?: be able to| definitely| certainly| gladly| also)? (?:attend|be there|come|join|participate
  |make it|be attending|be joining|be coming|be (?:\d+ min(?:ute)?s? )?late)\b|\b(?:i am|i'm
  |im) (?:attending|coming|joining|in|going)\b|^attend(?:ing)?\b|\bcount me in\b|\bsee you there\b
  |\b(?:joining|attending) (?:online|remotely|via|by|in person|on ?zoom)|^(?:online
  |in person)(?: please)?$|\b\d+ ?min(?:ute)?s? late\b
`
const UNDECIDED = pattern`
  \b(?:not sure|undecided|tbd|don['’]?t know yet|do not know yet|let you know (?:later|soon)
  |might (?:attend|come|be|make)|may (?:attend|come|not)|maybe|not certain|still checking)\b
`

const attendance = (said: Said): Understood | undefined => {
  if (
    said.clauses.some(({ asks }) => asks) ||
    /\b(?:he|she|they|was|were|did|last time|yesterday|couldn['’]t)\b/u.test(said.key)
  )
    return undefined
  if (UNDECIDED.test(said.key)) return { intent: 'rsvp_undecided', slots: {} }
  if (ABSENT.test(said.key)) {
    const reason = /\b(?:because of|due to|because) (.{2,40}?)$/u.exec(said.plain)?.[1]
    return { intent: 'rsvp_absent', slots: found({ reason }) }
  }
  if (/\b(?:if|unless)\b/u.test(said.key) || !ATTEND.test(said.key)) return undefined
  return { intent: 'rsvp_attend', slots: found(attendDetails(said.key)) }
}

const PROXY = pattern`
  \b(?:my )?proxy(?: is| will be|:)? ?:? ?(?<a>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)
  |(?<b>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?) (?:will|is going to) (?:attend|come|go
  |be there)[^.]{0,12}(?:on my behalf|in my place|for me|instead)
`

const proxy = (said: Said): Understood | undefined => {
  if (!/\bproxy|on my behalf|in my place/u.test(said.key)) return undefined
  if (said.clauses.some(({ asks }) => asks)) return NONE
  if (/\b(?:cancel|remove|drop|don['’]?t need|no longer need)\b/u.test(said.key)) {
    const selfAttend = /\bmyself\b|i['’]ll (?:attend|come|go|be there)|i will (?:attend|come|go)/u.test(
      said.key,
    )
    return { intent: 'proxy_cancel', slots: found({ selfAttend: selfAttend ? (true as const) : undefined }) }
  }
  const hit = PROXY.exec(said.plain)?.groups
  const proxyName = (hit?.a ?? hit?.b)?.replace(/\s/gu, '')
  return proxyName ? { intent: 'proxy_set', slots: { proxyName } } : NONE
}

const council = (said: Said): Understood | undefined => {
  const key = said.key
  if (/\bagenda\b|what (?:will|are) we (?:be )?(?:discuss|talk)/u.test(key))
    return { intent: 'ask_agenda', slots: {} }
  if (/\b(?:my (?:status|answer|rsvp|reply)|did i (?:reply|answer|rsvp|respond))\b/u.test(key))
    return { intent: 'ask_my_status', slots: {} }
  if (!/\b(?:next |the )?meeting\b/u.test(key) || !/\b(?:when|where|what time|next)\b/u.test(key))
    return undefined
  if (/\bwhere\b/u.test(key)) return { intent: 'ask_next_meeting', slots: { field: 'place' } }
  return { intent: 'ask_next_meeting', slots: /what time/u.test(key) ? { field: 'time' } : {} }
}

const work = (said: Said): Understood | undefined => {
  const key = said.key
  const [jobId] = jobNumbers(key)
  const isFirm = !said.isCut && !said.clauses.some(({ asks }) => asks) && !DOUBT.test(key) && !NOT.test(key)
  if (/\b(?:cancel|drop|withdraw|give up|release)\b.{0,20}(?:job|no|#|\d)/u.test(key))
    return isFirm ? { intent: 'job_release', slots: found({ jobId }) } : NONE
  if (/\b(?:done|finished|completed|submitted|delivered)\b/u.test(key) && isFirm && !/%|half/u.test(key))
    return { intent: 'job_deliver', slots: found({ jobId, url: said.url }) }
  const claimed = /^(?:claim|apply for|take)(?: job)?(?: no\.?| #)? ?(\d{1,6})$/u.exec(key)?.[1]
  if (claimed) return { intent: 'job_claim', slots: { jobId: Number(claimed) } }
  const claims =
    /\b(?:i['’]?ll take|i will take|i['’]?d like (?:to (?:do|take)|job|no\.?)|i want|apply(?:ing)? for|sign me up|i['’]?ll do)\b/u
  if (claims.test(key) && jobId !== undefined)
    return isFirm || !DOUBT.test(key.replace('would', '')) ? { intent: 'job_claim', slots: { jobId } } : NONE
  return undefined
}

/** Reads English; Japanese sentences are left to the other readers. */
export const readEnglish = (said: Said, role: UnderstandRole): Understood | undefined => {
  if (/[ぁ-んァ-ヶ一-龠]/u.test(said.plain)) return undefined
  const meeting = [proxy, vote, attendance]
  const readers =
    role === 'worker'
      ? [work, council]
      : role === 'member'
        ? [...meeting, council]
        : [...meeting, work, council]
  for (const reader of readers) {
    const understood = reader(said)
    if (understood) return understood
  }
  return undefined
}
