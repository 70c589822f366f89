import type { SecrecyRule } from '../../domain/pledge/may.ts'
import { facts, type Part, text } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** The duty of secrecy and its article (rule 8), where the charter knows one. */
export const secrecyParts = (locale: Locale, { required, article }: SecrecyRule): Part[] =>
  required
    ? [text(words(locale).clause), ...(article ? [facts([commonWords(locale).article, article])] : [])]
    : []
