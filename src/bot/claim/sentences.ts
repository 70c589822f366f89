// What a worker does with a job: claim it, give it back, hand it in.

import { isPart } from '../delivery/sentences.ts'
import { reasonFor } from '../language/because.ts'
import { jobNumbers } from '../language/item-numbers.ts'
import { BACK_THEN, CONDITION, HEARSAY, HEDGE, isOfOthers } from '../language/mood.ts'
import type { Said } from '../language/passage.ts'
import { found, NONE, type Understood } from '../language/understood.ts'
import {
  CLAIM,
  DONE,
  NAMED,
  NO_CLAIM,
  NO_RELEASE,
  NOT_DONE,
  OWN_JOB,
  RELEASE,
  REVIEW,
  WHILE_OPEN,
} from './patterns.ts'

/** A sentence about some other person, a question, or one whose end was not read settles nothing (C1). */
const isBinding = (said: Said): boolean =>
  !said.isCut &&
  !said.clauses.some(({ asks }) => asks) &&
  !HEARSAY.test(said.key.replace(/という(?:理由|事情)/gu, ''))

const clauseWith = (said: Said, words: RegExp): { at: number; start: number } | undefined => {
  for (let at = said.clauses.length - 1; at >= 0; at -= 1) {
    const clause = said.clauses[at]
    const hit = clause && words.exec(clause.key)
    if (clause && hit && !isOfOthers(clause.key.slice(0, hit.index))) return { at, start: hit.index }
  }
  return undefined
}

const isOtherThing = (before: string): boolean => {
  const thing = /(?:^|[、。])([^、。]*?)(?:を|は|の|も)(?:やはり|やっぱり|もう|全部)?$/u.exec(before)?.[1]
  const isRide = /(?:駅|停|バス|ばす|電車|車|山|階段|坂|屋根)(?:で|から|を)?$/u.test(before)
  return isRide || (thing !== undefined && !OWN_JOB.test(thing))
}

/** 辞退: only a plain one, of one job; doubt, question, past and condition ask back (C1). */
export const readRelease = (said: Said): Understood | undefined => {
  const act = clauseWith(said, RELEASE)
  if (!act) return NO_RELEASE.test(said.key) ? NONE : undefined
  const key = said.key
  const ids = jobNumbers(key)
  const doubtful =
    HEDGE.test(key) || CONDITION.test(key) || BACK_THEN.test(key) || /検討|考え|思案|\d番目/u.test(key)
  if (!isBinding(said) || NO_RELEASE.test(key) || doubtful || ids.length > 1) return NONE
  if (isOtherThing((said.clauses[act.at]?.key ?? '').slice(0, act.start))) return NONE
  const first = said.clauses.findIndex((clause) => RELEASE.test(clause.key))
  const reason =
    reasonFor(said.clauses, act.at, act.start) ??
    reasonFor(said.clauses, first, RELEASE.exec(said.clauses[first]?.key ?? '')?.index ?? 0)
  return { intent: 'job_release', slots: found({ jobId: ids[0], reason }) }
}

/** 納品: work that is finished or handed in, not part of it and not soon. */
export const readDelivery = (said: Said): Understood | undefined => {
  const ids = jobNumbers(said.key)
  const handsOver = said.url !== undefined && (ids.length > 0 || (said.key !== '' && REVIEW.test(said.key)))
  if (!clauseWith(said, DONE) && !handsOver) return undefined
  const key = said.key
  if (!isBinding(said) || NOT_DONE.test(key) || BACK_THEN.test(key) || ids.length > 1) return undefined
  if (CONDITION.test(key) || HEDGE.test(key) || isPart(key)) return undefined
  return { intent: 'job_deliver', slots: found({ jobId: ids[0], url: said.url }) }
}

/** 応募: a claim is an order at once, so a question, a condition or a doubt is not one (C1, J1). */
export const readClaim = (said: Said): Understood | undefined => {
  if (!clauseWith(said, CLAIM) || /相談|質問|わからな|分からな|教えて/u.test(said.key)) return undefined
  const key = said.key.replace(WHILE_OPEN, '')
  const ids = jobNumbers(key)
  const isNamed = ids.length > 0 || NAMED.test(key)
  if (!isNamed) return undefined
  const doubtful = HEDGE.test(key) || CONDITION.test(key) || BACK_THEN.test(key)
  if (NO_CLAIM.test(key) || doubtful || !isBinding(said) || ids.length > 1) return NONE
  return { intent: 'job_claim', slots: found({ jobId: ids[0] }) }
}
