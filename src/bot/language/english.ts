// English, for the few who write it.

import type { Passage } from './passage.ts'

/** A Japanese name in an English sentence. */
const NAME = /[一-龠々ァ-ヶー]{1,6} ?[一-龠々ァ-ヶー]{0,6}(?:さん|様|氏)?/gu
const WORDS = /\b(?:i|i'm|i'll|my|will|is|please|the|for|to)\b.*\b[a-z]{3,}/iu

/** Japanese sentences are left to the other readers. */
export const isEnglish = ({ plain }: Passage): boolean =>
  !/[ぁ-んァ-ヶ一-龠]/u.test(plain) ||
  (WORDS.test(plain) && !/[ぁ-んァ-ヶ一-龠]/u.test(plain.replace(NAME, '')))
