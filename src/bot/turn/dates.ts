// Dates as people read them: 令和8年12月10日(木) 14:00, and Thu, 10 December 2026, 14:00.

import type { Locale } from './locale.ts'

const cached = new Map<string, Intl.DateTimeFormat>()

function format(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const found = cached.get(key) ?? new Intl.DateTimeFormat(locale, options)
  cached.set(key, found)
  return found
}

const DAY = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const

function japaneseDay(at: Date, timeZone: string): string {
  const parts = format(`ja${timeZone}`, 'ja-JP-u-ca-japanese', {
    ...DAY,
    era: 'long',
    timeZone,
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const month = of('month').replace(/月$/, '')
  return `${of('era')}${of('year')}年${month}月${of('day')}日(${of('weekday')})`
}

/** Days and times written lately: everybody asks about the same few. */
const written = new Map<string, string>()
const WRITTEN_MOST = 1_000

function remembered(key: string, write: () => string): string {
  const known = written.get(key)
  if (known !== undefined) return known
  if (written.size >= WRITTEN_MOST) written.clear()
  const words = write()
  written.set(key, words)
  return words
}

/** 令和8年12月10日(木) */
export const sayDay = (at: Date, timeZone: string, locale: Locale): string =>
  remembered(`${locale}${timeZone}${at.getTime()}`, () =>
    locale === 'ja'
      ? japaneseDay(at, timeZone)
      : format(`en${timeZone}`, 'en-GB', { ...DAY, timeZone }).format(at),
  )

/** A calendar day of no hour, `2026-12-10`. */
export const saidDay = (day: string, locale: Locale): string => sayDay(new Date(day), 'UTC', locale)

/** 14:00 */
export const sayTime = (at: Date, timeZone: string): string =>
  remembered(`time${timeZone}${at.getTime()}`, () =>
    format(`time${timeZone}`, 'en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at),
  )

/** 令和8年12月10日(木) 14:00 */
export const sayWhen = (at: Date, timeZone: string, locale: Locale): string =>
  `${sayDay(at, timeZone, locale)}${locale === 'ja' ? ' ' : ', '}${sayTime(at, timeZone)}`

/** 令和8年12月10日(木) 14:00〜16:00, or both days where they differ. */
export function saySpan(from: Date, to: Date, timeZone: string, locale: Locale): string {
  const sameDay = sayDay(from, timeZone, locale) === sayDay(to, timeZone, locale)
  const end = sameDay ? sayTime(to, timeZone) : sayWhen(to, timeZone, locale)
  return `${sayWhen(from, timeZone, locale)}${locale === 'ja' ? '〜' : '–'}${end}`
}

export const sayYen = (yen: number, locale: Locale): string =>
  locale === 'ja' ? `${yen.toLocaleString('ja-JP')}円` : `¥${yen.toLocaleString('en-GB')}`
