// What words say where a question asks for them: cleaned of what is only politeness, or told what is wrong with them.
import type { RecruitStep } from '../../domain/recruit/model.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

const NAME = /^[\p{L}\p{M}ー・\s'’.-]{1,40}$/u
const NO_NAME = /(?:ます|ません|ました|たい|ください|下さい)$/u
const KANA = /^[ぁ-ゖァ-ヺーゝゞヽヾ・\s'’.a-z-]{1,60}$/iu
/** A button that takes a change back carries what was said: LINE keeps 300 characters. */
const LONGEST = 200

const tidy = (said: string): string => said.normalize('NFKC').replace(/\s+/gu, ' ').trim()

const bare = (said: string): string =>
  tidy(said)
    .replace(/^(?:名前は|氏名は|私は|わたしは|my name is |i(?:'m| am) )/iu, '')
    .replace(/(?:です|と申します|といいます|と言います)?[。.!]*$/u, '')
    .trim()

export function readRecruitText(
  locale: Locale,
  step: RecruitStep,
  said: string,
): { kind: 'said'; text: string } | string | undefined {
  const w = words(locale)
  if (step === 'name') {
    const name = bare(said)
    return NAME.test(name) && !NO_NAME.test(name) ? { kind: 'said', text: name } : w.nameWrong
  }
  if (step === 'kana') {
    const kana = bare(said)
    return KANA.test(kana) ? { kind: 'said', text: kana } : w.kanaWrong
  }
  if (step === 'consent' || step === 'review') return undefined
  const written = tidy(said)
  return written.length > 0 && written.length <= LONGEST
    ? { kind: 'said', text: written }
    : w.tooLong(LONGEST)
}
