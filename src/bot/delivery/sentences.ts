// 納品: what is finished or handed in.

import { isPart } from '../claim/patterns.ts'
import { jobNumbers } from '../job/patterns.ts'
import { isFirm } from '../language/english.ts'
import { BACK_THEN, CONDITION, HEDGE, isBinding } from '../language/mood.ts'
import type { Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { type Reading, say } from '../turn/reading.ts'
import { NOT_DONE, REVIEW } from './patterns.ts'

/** A link handed over with the job it belongs to, or with words that ask for a look at it (C1). */
export const readHandOver = (passage: Passage): Reading | undefined => {
  const { key, url } = passage
  const ids = jobNumbers(key)
  if (url === undefined || !(ids.length > 0 || (key !== '' && REVIEW.test(key)))) return undefined
  if (!isBinding(passage) || NOT_DONE.test(key) || BACK_THEN.test(key) || ids.length > 1) return undefined
  if (CONDITION.test(key) || HEDGE.test(key) || isPart(key)) return undefined
  return say('deliver', { job: ids[0], url })
}

// The whole of a clause: 「I'm done with this」 may be said of anything.
const DONE_IN_ENGLISH = pattern`
  ^(?:(?:hi|hello|ok|sorry|thanks)[,.!]? )?(?:i(?:'m| am|'ve| have)? )?(?:just )?(?:all )?(?:(?:finished|completed|submitted|delivered|done)(?: with)?
  (?: the)?(?: (?:job|no\.?|number|work|#))? ?#?\d{0,4}|(?:the )?(?:job|no\.?|number|work|#)? ?#?\d{0,4} (?:is|was|has been|are)? ?(?:now )?(?:all )?
  (?:done|finished|completed|complete|submitted|delivered|ready))(?: now)?(?:[.!,;] ?(?:please|thanks|thank you|here|kindly)[^?]{0,40}|:? ?,? ?)?$
`

export const readDeliveryInEnglish = (passage: Passage): Reading | undefined => {
  const { key, url } = passage
  const whole = key.replace(/[’‘]/gu, "'").replace(/、/gu, ', ').replace(/。/gu, '. ').trim()
  if (!DONE_IN_ENGLISH.test(whole) || !isFirm(passage)) return undefined
  return say('deliver', { job: jobNumbers(key)[0], url })
}
