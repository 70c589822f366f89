// A picture is asked for by its link: which, for whom, in which language.
import type { Locale } from './locale.ts'

export type PictureRequest = {
  /** Whom it was shown to. */
  person: string
  locale: Locale
  facts: Record<string, string>
  now: Date
}
