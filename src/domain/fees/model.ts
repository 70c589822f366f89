import { z } from 'zod'
import type { meetingState } from '../meeting/model.ts'

/** The states in which a meeting has been held: presence at it is attendance. */
export const HELD = ['open', 'closed'] as const satisfies readonly z.output<typeof meetingState>[]

/** The states in which an expense may be recorded: some are paid ahead of the day. */
export const REIMBURSED = ['convened', ...HELD] as const satisfies readonly z.output<typeof meetingState>[]

/** A person at a meeting for a seat of their own, on a day of the town. Proxies are not paid (M1). */
export const attendance = z.object({
  personId: z.string(),
  name: z.string(),
  day: z.string(),
  meetingId: z.string(),
  meeting: z.string(),
  startsAt: z.date(),
  bodyId: z.string(),
  title: z.string(),
  category: z.string(),
  online: z.boolean(),
})
export type Attendance = z.output<typeof attendance>

export const feeAmount = z.object({ category: z.string(), from: z.string(), yen: z.int() })
/** What a category is paid a day, from a day on. */
export type FeeAmount = z.output<typeof feeAmount>

export const expense = z.object({
  personId: z.string(),
  name: z.string(),
  day: z.string(),
  meetingId: z.string(),
  meeting: z.string(),
  bodyId: z.string(),
  yen: z.int(),
  note: z.string(),
})
export type Expense = z.output<typeof expense>

/** A day somebody is paid for: once, however many meetings there were. */
export type FeeDay = {
  personId: string
  name: string
  day: string
  /** In the order in which they began. */
  meetings: { id: string; title: string }[]
  seats: { title: string; category: string }[]
  /** The seat whose amount counts: the body that pays, and what it pays; null where no amount is set. */
  bodyId: string
  category: string
  yen: number | null
  /** What the day's other categories would have paid. */
  others: { category: string; yen: number | null }[]
}

/** What somebody has got of a body in a calendar year: it is looked at committee by committee (M2). */
export type YearStanding = {
  personId: string
  bodyId: string
  year: number
  days: number
  yen: number
  /** Reimbursed for meetings of the body. */
  expenseYen: number
  /** Fees of the town's other bodies. */
  otherYen: number
}

/** The days of a fiscal year of the town: April to March. */
export const fiscalYear = (year: number): Days => ({ from: `${year}-04-01`, to: `${year + 1}-03-31` })

export type Days = { from: string; to: string }

/** The fiscal year a day lies in. */
export function fiscalYearOf(day: string): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return month < 4 ? year - 1 : year
}

export const calendarYearOf = (day: string): number => Number(day.slice(0, 4))

export const isWithin = ({ from, to }: Days, day: string): boolean => from <= day && day <= to

/** What a category is paid on a day; null where nothing is set for it. */
export const amountOn = (amounts: FeeAmount[], category: string, day: string): number | null =>
  amounts
    .filter((one) => one.category === category && one.from <= day)
    .toSorted(byDay)
    .at(-1)?.yen ?? null

const byDay = (a: FeeAmount, b: FeeAmount): number => (a.from < b.from ? -1 : 1)
