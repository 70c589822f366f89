// English, for the few who write it: what its readers share. The rules of C1 hold here too.

import { hasQuestion, type Passage } from './passage.ts'
import { pattern } from './pattern.ts'

export const DOUBT = pattern`
  \b(?:if|unless|maybe|perhaps|might|probably|think|guess|would|could|should|whether|depends
  |hypothetically|last time|yesterday|said|says|heard|he|she|they|everyone|everybody)\b
`
export const NOT = /\b(?:not|never|no longer)\b|n['’]t\b/u

/** Japanese sentences are left to the other readers. */
export const isEnglish = ({ plain }: Passage): boolean => !/[ぁ-んァ-ヶ一-龠]/u.test(plain)

/** Said without a question, a doubt or a not, and read to its end. */
export const isFirm = (passage: Passage): boolean =>
  !passage.isCut && !hasQuestion(passage) && !DOUBT.test(passage.key) && !NOT.test(passage.key)
