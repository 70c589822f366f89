// 納品: what is finished or handed in.

import { isPart } from '../claim/patterns.ts'
import { jobNumbers } from '../job/patterns.ts'
import { BACK_THEN, CONDITION, HEDGE, isBinding } from '../language/mood.ts'
import type { Passage } from '../language/passage.ts'
import { type Reading, say } from '../turn/reading.ts'
import { NOT_DONE, NOT_THE_WORK, REVIEW } from './patterns.ts'

/** A link handed over with the job it belongs to, or with words that ask for a look at it (C1). */
export const readHandOver = (passage: Passage): Reading | undefined => {
  const { key, url } = passage
  const ids = jobNumbers(key)
  if (url === undefined || !(ids.length > 0 || passage.clauses.some((clause) => REVIEW.test(clause.key))))
    return undefined
  if (
    !isBinding(passage) ||
    NOT_THE_WORK.test(key) ||
    NOT_DONE.test(key) ||
    BACK_THEN.test(key) ||
    ids.length > 1
  )
    return undefined
  if (CONDITION.test(key) || HEDGE.test(key) || isPart(key)) return undefined
  return say('deliver', { job: ids[0], url })
}
