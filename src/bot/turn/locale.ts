// The two languages. Words that are missing in one do not compile.
export type Locale = 'ja' | 'en'

/** The one of the two for a language a platform names (BCP 47: en, en-US, ja, zh-TW): English, otherwise Japanese. */
export const localeOf = (language: string): Locale => (/^en\b/i.test(language) ? 'en' : 'ja')

/** The words of a noun in the language somebody reads. */
export const inBoth =
  <Words>(ja: Words, en: Words) =>
  (locale: Locale): Words =>
    locale === 'en' ? en : ja
