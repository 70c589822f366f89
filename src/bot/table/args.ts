// The shapes of arguments: each takes what people type and gives what handlers use.
import { z } from 'zod'
import { parseNumber } from '../language/numbers.ts'

/** One of some words; each key is the value, its words are other ways to say it. The key itself is always understood. */
export const oneOf = <const Words extends Record<string, readonly string[]>>(words: Words) => {
  const keys = Object.keys(words) satisfies string[]
  const find = (said: string): keyof Words | undefined =>
    keys.find((key) => key === said || words[key]?.includes(said))
  return z.string().transform((said, context): keyof Words & string => {
    const found = find(said.toLowerCase())
    if (typeof found === 'string') return found
    context.addIssue({ code: 'custom', message: `one of ${keys.join(', ')}` })
    return z.NEVER
  })
}

/** What may stand around a number, by what is counted: 「50%」 is no job, 「3番」 no percentage. */
const AROUND = {
  number: /^(?:no\.?|№|#|第)?([\d,]+)(?:番|号)?$/i,
  count: /^([\d,]+)(?:人|名|件|回|分)?$/,
  yen: /^[¥￥]?([\d,]+)円?$/,
  percent: /^([\d,]+)(?:%|パーセント|パー)?$/,
} as const

/** A whole number within bounds, with the words of its kind: `3番`, `2名`, `3,000円`, `50%`. */
export const whole = (min: number, max: number, kind: keyof typeof AROUND = 'number') =>
  z.string().transform((said, context) => {
    const digits = AROUND[kind].exec(said.normalize('NFKC'))?.[1]?.replaceAll(',', '')
    const number = Number(digits)
    if (digits && number >= min && number <= max) return number
    context.addIssue({ code: 'custom', message: `${min}–${max}` })
    return z.NEVER
  })

/** A meeting: its id (`council-3`) or its number (`第3回`, `第三回`, `3`). Which one a number means depends on who asks. */
export const meetingRef = z
  .string()
  .transform((said) =>
    said.replace(
      /^第?([一二三四五六七八九十百]+)回$/,
      (whole, kanji) => `第${parseNumber(kanji) ?? whole}回`,
    ),
  )
  .pipe(z.string().regex(/^(?:[\w-]+-\d+|第?\d+回?)$/i))

/** A seat or a person, as typed: resolved by the handler. */
export const personRef = z.string().min(1).max(60)

/** A name that somebody may bear: no sentence. */
export const personName = z
  .string()
  .max(40)
  .regex(/^[\p{L}\p{M}ー・\s'.-]+$/u)
  .refine((name) => !/(です|ます|ません|した|ください|ない|たい|れる|せる)$/.test(name))

export const words = (max: number) => z.string().min(1).max(max)

/** A wall-clock time of the town (2026-12-10 14:00), or `@` and the seconds of an instant, as date pickers give it. */
export const wallClock = z
  .string()
  .transform((said) => said.normalize('NFKC').trim().replaceAll('/', '-').replace(/\s+/, 'T'))
  .transform((said) => said.replace(/(?<=-|T)(\d)(?=\D)/g, '0$1'))
  .pipe(z.string().regex(/^(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}|@\d{9,11})$/))

export const link = z.url({ protocol: /^https?$/ }).max(1000)
