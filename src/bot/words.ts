// Every sentence in Japanese and English; one that is missing in either does not compile.

import type { Locale } from './when.ts'
import * as common from './words/common.ts'
import * as meeting from './words/meeting.ts'
import * as office from './words/office.ts'
import * as people from './words/people.ts'
import * as work from './words/work.ts'

export type { Locale } from './when.ts'

const speaks = (locale: Locale) => ({ locale })
const ja = {
  ...speaks('ja'),
  ...common.ja,
  meeting: meeting.ja,
  office: office.ja,
  people: people.ja,
  work: work.ja,
}
const en: typeof ja = {
  ...speaks('en'),
  ...common.en,
  meeting: meeting.en,
  office: office.en,
  people: people.en,
  work: work.en,
}

export type Words = typeof ja

export const wordsOf = (locale: Locale): Words => (locale === 'en' ? en : ja)
