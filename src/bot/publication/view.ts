// What stands in minutes for the public where somebody's name stood.
import type { PublicWords } from '../../domain/publication/withhold-names.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

export function publicWords(locale: Locale): PublicWords {
  const w = words(locale)
  return {
    phone: w.phone,
    mail: w.mail,
    instead: ({ as, title }, office) => (as === 'member' ? w.member(title, office) : w[as]),
  }
}
