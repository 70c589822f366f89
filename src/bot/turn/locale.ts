// The two languages. Words that are missing in one do not compile.
export type Locale = 'ja' | 'en'

/** The words of a noun in the language somebody reads. */
export const inBoth =
  <Words>(ja: Words, en: Words) =>
  (locale: Locale): Words =>
    locale === 'en' ? en : ja
