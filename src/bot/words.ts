// Every sentence in Japanese and English; one that is missing in either does not compile.

import type { Locale } from './when.ts'
import * as common from './words/common.ts'
import * as convene from './words/convene.ts'
import * as meeting from './words/meeting.ts'
import * as office from './words/office.ts'
import * as people from './words/people.ts'
import * as proxy from './words/proxy.ts'
import * as quorum from './words/quorum.ts'
import * as work from './words/work.ts'

export type { Locale } from './when.ts'

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
