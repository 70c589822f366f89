import type { Locale } from './locale.ts'

/** 「予算、決算」: several things named in one sentence. */
export const listed = (all: (string | number)[], locale: Locale): string =>
  all.join(locale === 'ja' ? '、' : ', ')
