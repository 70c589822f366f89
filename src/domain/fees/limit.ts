// The limit of 所得税基本通達28-7: what a member gets from a committee may go untaxed only where the body that set it up pays
// them nothing else, no expenses are reimbursed, and it is 10,000 yen or less in the calendar year. Decided elsewhere; warned of here.
import {
  amountOn,
  calendarYearOf,
  type Expense,
  type FeeAmount,
  type FeeDay,
  type YearStanding,
} from './model.ts'

/** By calendar year and committee. */
export const LIMIT_YEN = 10_000
export const LIMIT_ARTICLE = '所基通28-7'

export type LimitWarning = YearStanding & {
  name: string
  /** What the next day would bring; null where the limit is passed already. */
  nextYen: number | null
}

type Paid = { days: FeeDay[]; expenses: Expense[] }
type Whose = Pick<YearStanding, 'personId' | 'bodyId' | 'year'>

/** What somebody has got of a body in a calendar year, by days of attendance, and what else of the town. */
export function yearStanding({ days, expenses }: Paid, whose: Whose): YearStanding {
  const theirs = <One extends { personId: string; day: string }>(one: One) =>
    one.personId === whose.personId && calendarYearOf(one.day) === whose.year
  const own = days.filter((one) => theirs(one) && one.bodyId === whose.bodyId)
  return {
    ...whose,
    days: own.length,
    yen: sum(own),
    expenseYen: sum(expenses.filter((one) => theirs(one) && one.bodyId === whose.bodyId)),
    otherYen: sum(days.filter((one) => theirs(one) && one.bodyId !== whose.bodyId)),
  }
}

/** Whoever has passed the limit, or would with the next day of this year (M2). */
export function limitWarnings(
  paid: Paid,
  { amounts, today }: { amounts: FeeAmount[]; today: string },
): LimitWarning[] {
  const whose = Map.groupBy(paid.days, ({ personId, bodyId, day }) =>
    JSON.stringify([personId, bodyId, calendarYearOf(day)]),
  )
  return [...whose.values()].flatMap((days): LimitWarning[] => {
    const last = days.at(-1)
    if (!last) return []
    const { personId, bodyId, name } = last
    const standing = yearStanding(paid, { personId, bodyId, year: calendarYearOf(last.day) })
    if (standing.yen > LIMIT_YEN) return [{ ...standing, name, nextYen: null }]
    const nextYen = standing.year === calendarYearOf(today) ? amountOn(amounts, last.category, today) : null
    return nextYen !== null && standing.yen + nextYen > LIMIT_YEN ? [{ ...standing, name, nextYen }] : []
  })
}

const sum = (all: { yen: number | null }[]): number => all.reduce((total, { yen }) => total + (yen ?? 0), 0)
