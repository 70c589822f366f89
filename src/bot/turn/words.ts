// Every sentence in Japanese and English; one that is missing in either does not compile.

import * as quorum from '../attendance/words.ts'
import * as office from '../desk/words.ts'
import * as common from '../help/words.ts'
import * as work from '../job/words.ts'
import * as convene from '../meeting/convene-words.ts'
import * as meeting from '../meeting/words.ts'
import * as people from '../people/words.ts'
import * as proxy from '../proxy/words.ts'
import type { Locale } from './dates.ts'

export type { Locale } from './dates.ts'

const speaks = (locale: Locale) => ({ locale })
const ja = {
  ...speaks('ja'),
  ...common.ja,
  meeting: { ...meeting.ja, ...convene.ja, ...proxy.ja, ...quorum.ja },
  office: office.ja,
  people: people.ja,
  work: work.ja,
}
const en: typeof ja = {
  ...speaks('en'),
  ...common.en,
  meeting: { ...meeting.en, ...convene.en, ...proxy.en, ...quorum.en },
  office: office.en,
  people: people.en,
  work: work.en,
}

export type Words = typeof ja

export const wordsOf = (locale: Locale): Words => (locale === 'en' ? en : ja)
