// The shapes of arguments: each takes what people type and gives what handlers use.
import { z } from 'zod'
import { normalise } from '../language/normalise.ts'
import { parseNumber } from '../language/numbers.ts'
import type { Both } from './definition.ts'

const labels = z.registry<Both>()

/** Gives an argument the name people read. */
export const called = <Schema extends z.ZodType>(ja: string, en: string, schema: Schema): Schema => {
  labels.add(schema, { ja, en })
  return schema
}
export const labelOf = (schema: z.ZodType): Both | undefined => labels.get(schema)

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
  piece: /^([\d,]+)(?:件|枚|個|部|本|通)?$/,
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

const SPAN = /^(?:([\d.]{1,6})(?:時間|h|hours?))?(半)?(?:([\d.]{1,6})(?:分|min|minutes?))?$/i
const LONGEST_MINUTES = 1_000 * 60

/** How long something takes, in minutes: `2時間`, `1時間半`, `30分`, `1.5h`; a bare number is hours. */
export const span = z.string().transform((said, context) => {
  const plain = said.normalize('NFKC').replace(/\s|約|くらい|ぐらい|ほど|about/gi, '')
  const [, hours, half, minutes] = SPAN.exec(/^[\d.]+$/.test(plain) ? `${plain}h` : plain) ?? []
  const all = Math.round(Number(hours ?? 0) * 60) + (half ? 30 : 0) + Math.round(Number(minutes ?? 0))
  if (all > 0 && all <= LONGEST_MINUTES) return all
  context.addIssue({ code: 'custom', message: 'a time such as 2時間' })
  return z.NEVER
})

/** A day as people say it in a sentence: 12月10日, 12/10, 15日, 12月, 明日. `の会議` behind it leaves no doubt. */
const DAY =
  /^(?:(?:\d{1,2}月)?\d{1,2}日|\d{1,2}\/\d{1,2}|\d{1,2}月|今日|本日|明日|あした|明後日|あさって)(?:の会議|の回)?$/

/**
 * A meeting: its id (`council-3`), its number (`第3回`, `第三回`, `3`), that of a body (`council#3`), or its day. Which one a number or a day means
 * depends on who asks.
 */
export const meetingRef = z
  .string()
  .transform((said) =>
    said.replace(
      /^第?([一二三四五六七八九十百]+)回$/,
      (whole, kanji) => `第${parseNumber(kanji) ?? whole}回`,
    ),
  )
  .pipe(
    z
      .string()
      .refine((said) => /^(?:[\w-]+-\d+|第?\d+回?|[^#]{1,64}#\d{0,4})$/i.test(said) || DAY.test(said)),
  )

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

/** The hour that is meant where a due date names none. */
export const DUE_HOUR = '17:00'
/** When something is due: a wall-clock time, or a day, which means 17:00 of it. */
export const dueTime = wallClock.or(
  z
    .string()
    .transform((said) =>
      said
        .normalize('NFKC')
        .trim()
        .replaceAll('/', '-')
        .replace(/(?<=-)(\d)(?=-|$)/g, '0$1'),
    )
    .pipe(z.iso.date())
    .transform((day) => `${day}T${DUE_HOUR}`),
)

export const link = z.url({ protocol: /^https?$/ }).max(1000)

/** The date and place a button was made for: after a change it is about something else (N2). */
export const revision = called(
  '版',
  'Version',
  z
    .string()
    .regex(/^r\d{1,6}$/)
    .transform((said) => Number(said.slice(1)))
    .optional(),
)
/** The moment of what is taken back, in epoch milliseconds. */
export const moment = called(
  '時刻',
  'Moment',
  z
    .string()
    .regex(/^\d{13}$/)
    .transform(Number)
    .optional(),
)
export const meeting = called('会議', 'Meeting', meetingRef.optional())
export const member = called('お名前', 'Name', personRef.optional())
export const via = called(
  '受け付けの方法',
  'Received by',
  oneOf({ phone: ['電話'], fax: ['ファックス', 'FAX'], counter: ['窓口', '口頭'] }).optional(),
)
/** Whose work it is, where a supporter acts for somebody (J12). */
export const forWorker = called('どなたの分', 'For whom', personRef.optional())
export const job = called('仕事の番号', 'Job number', whole(1, 999_999).optional())
const yes = () => oneOf({ yes: ['はい'] }).optional()
export const flag = (ja: string, en: string) => called(ja, en, yes())
export const sure = called(
  '確認',
  'Confirmation',
  oneOf({ yes: ['はい'], no: ['いいえ', 'やめる', '続ける'] }).optional(),
)
/** A key of a menu is touched by mistake too: what would be done at once is asked about first. */
export const ask = flag('先に確かめる', 'Ask first')
export const reason = called('理由', 'Reason', words(200).optional())

/** A motion by its number within its meeting: 1, 第1号. */
export const motion = called(
  '議案',
  'Motion',
  z
    .string()
    .transform((said) => said.normalize('NFKC'))
    .pipe(z.string().regex(/^(?:第|no\.?|#)?\d{1,3}号?(?:議案)?$/i))
    .transform((said) => Number(said.replace(/\D/g, '')))
    .optional(),
)

/** A written resolution by its number within its body: 書面第1号, 1. */
export const written = called(
  '書面の議案',
  'Written resolution',
  z
    .string()
    .transform((said) => said.normalize('NFKC'))
    .pipe(z.string().regex(/^(?:(?:書面|持ち回り|written|w)\s*(?:第|no\.?)?)?\d{1,3}号?$/i))
    .transform((said) => Number(said.replace(/\D/g, '')))
    .optional(),
)

/** A day of the calendar: 2026-12-10, 2026/12/10. */
export const calendarDay = z
  .string()
  .transform((said) =>
    said
      .normalize('NFKC')
      .trim()
      .replaceAll('/', '-')
      .replace(/(?<=-)(\d)(?=-|$)/g, '0$1'),
  )
  .pipe(z.iso.date())

const MONTH_WORDS = {
  this: ['今月', 'this', 'this month'],
  last: ['先月', 'last', 'last month'],
  next: ['来月', 'next', 'next month'],
} as const
const MONTH = /^(?:(令和|r)?(元|\d{1,4})(?:年|[-/.]))?(\d{1,2})月?(?:分)?$/i

/** A month: 2026-12, 令和8年12月, 12月, 今月. Which year a bare month means depends on the day. */
export const month = called(
  '月',
  'Month',
  z
    .string()
    .transform((said, context) => {
      const plain = said.normalize('NFKC').trim().toLowerCase()
      for (const word of ['this', 'last', 'next'] as const)
        if (MONTH_WORDS[word].some((one) => one === plain)) return { word }
      const [, era, year, digits] = MONTH.exec(plain) ?? []
      const number = Number(digits)
      const full = year === undefined ? undefined : (year === '元' ? 1 : Number(year)) + (era ? 2018 : 0)
      const fits = year !== undefined || /月/.test(plain)
      if (fits && number >= 1 && number <= 12 && (full === undefined || (full >= 2000 && full <= 2100)))
        return { year: full, month: number }
      context.addIssue({ code: 'custom', message: 'a month such as 2026-12' })
      return z.NEVER
    })
    .optional(),
)

const SUITS = {
  yes: ['○', 'yes', 'ok', 'まる', '丸'],
  maybe: ['△', 'maybe', 'さんかく', '三角'],
  no: ['×', 'no', 'ばつ', 'バツ'],
} as const
const MARKED =
  /(\d{1,2})\s*(?:番|日目)?[はが:、,\s]*([○△×-]|まる|丸|さんかく|三角|ばつ|バツ|(?:yes|maybe|no|ok)(?![a-z]))/giu

type Suits = keyof typeof SUITS
const suitsOf = (mark: string): Suits | null =>
  (['yes', 'maybe', 'no'] as const).find((one) => SUITS[one].some((word) => word === mark.toLowerCase())) ??
  null

/** Dates by their number, each with whether it suits: 1○ 2× 3△; `-` is nothing said of a date. */
export const formerMarks = z.string().transform((said, context) => {
  const plain = normalise(said)
  const read = [...plain.matchAll(MARKED)].map(([, no, mark = '']) => ({
    dateNo: Number(no),
    answer: suitsOf(mark),
  }))
  const left = plain.replace(MARKED, '').replace(/[、。,\s]/gu, '')
  const twice = new Set(read.map(({ dateNo }) => dateNo)).size < read.length
  if (read.length > 0 && left === '' && !twice) return read
  context.addIssue({ code: 'custom', message: 'dates such as 1○ 2×' })
  return z.NEVER
})

/** The same, where of each date something is said. */
export const marks = formerMarks.transform((read, context) => {
  const said = read.flatMap(({ dateNo, answer }) => (answer === null ? [] : [{ dateNo, answer }]))
  if (said.length === read.length) return said
  context.addIssue({ code: 'custom', message: 'dates such as 1○ 2×' })
  return z.NEVER
})

/** A body by its id or its name. */
export const body = called('会議体', 'Body', z.string().min(1).max(64).optional())

/** How much of what, as it is said: 40, 40件, 1,200枚. */
export const quantity = z
  .string()
  .transform((said) => said.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^[1-9][\d,]{0,8}[^\d,]{0,10}$/))

/** When something is due: a time of the town's clock, or a day. */
export const due = z.union([wallClock, calendarDay])
