import type { Act, Reader } from '../act.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { dailyFees } from './daily-fees.ts'
import { type LimitWarning, limitWarnings, yearStanding } from './limit.ts'
import {
  amountOn,
  calendarYearOf,
  type Days,
  type Expense,
  type FeeAmount,
  type FeeDay,
  fiscalYear,
  isWithin,
  type YearStanding,
} from './model.ts'
import { readAmounts, readAttendances, readCategories, readExpenses } from './read.ts'

export type LedgerEntry = {
  personId: string
  name: string
  days: FeeDay[]
  expenses: Expense[]
  feeYen: number
  expenseYen: number
  warnings: LimitWarning[]
}

export type Ledger = {
  year: number
  entries: LedgerEntry[]
  /** What each category is paid today, or was when the year ended; null where nothing is set. */
  amounts: { category: string; yen: number | null }[]
  feeYen: number
  expenseYen: number
}

/** Who is paid what for a fiscal year of the town: the fee of each attended day (M1), the expenses, and what they add up to. */
export async function readLedger(
  act: Reader & Pick<Act, 'now'>,
  town: TownModel,
  year: number,
): Promise<Ledger> {
  const amounts = await readAmounts(act)
  // Whole calendar years, because the limit goes by them.
  const paid = await readPaid(act, town, amounts, { from: `${year}-01-01`, to: `${year + 1}-12-31` })
  const [today, within] = [dayIn(town, act.now), fiscalYear(year)]
  const warnings = limitWarnings(paid, { amounts, today })
  const days = paid.days.filter(({ day }) => isWithin(within, day))
  const expenses = paid.expenses.filter(({ day }) => isWithin(within, day))
  const people = new Map([...days, ...expenses].map(({ personId, name }) => [personId, name]))
  const entries = [...people]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([personId, name]) => entryOf({ personId, name }, { days, expenses, warnings }))
  const asOf = isWithin(within, today) ? today : within.to
  const categories = await readCategories(act)
  return {
    year,
    entries,
    amounts: categories
      .map(({ category, paid }) => ({ category, paid, yen: amountOn(amounts, category, asOf) }))
      .filter(({ paid: isPaid, yen }) => isPaid || yen !== null)
      .map(({ category, yen }) => ({ category, yen })),
    feeYen: entries.reduce((total, { feeYen }) => total + feeYen, 0),
    expenseYen: entries.reduce((total, { expenseYen }) => total + expenseYen, 0),
  }
}

type Paid = { days: FeeDay[]; expenses: Expense[] }

async function readPaid(reader: Reader, town: TownModel, amounts: FeeAmount[], days: Days): Promise<Paid> {
  return {
    days: dailyFees(await readAttendances(reader, town, days), amounts),
    expenses: await readExpenses(reader, town, days),
  }
}

function entryOf(
  who: Pick<LedgerEntry, 'personId' | 'name'>,
  all: Pick<LedgerEntry, 'days' | 'expenses' | 'warnings'>,
): LedgerEntry {
  const own = <One extends { personId: string }>(list: One[]) =>
    list.filter(({ personId }) => personId === who.personId)
  const [days, expenses] = [own(all.days), own(all.expenses)]
  return {
    ...who,
    days,
    expenses,
    feeYen: days.reduce((sum, { yen }) => sum + (yen ?? 0), 0),
    expenseYen: expenses.reduce((sum, { yen }) => sum + yen, 0),
    warnings: own(all.warnings),
  }
}

/** What somebody has got of a body in the calendar year of a day (M2). */
export async function readStanding(
  reader: Reader,
  town: TownModel,
  { personId, bodyId, day }: { personId: string; bodyId: string; day: string },
): Promise<YearStanding> {
  const year = calendarYearOf(day)
  const paid = await readPaid(reader, town, await readAmounts(reader), {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  })
  return yearStanding(paid, { personId, bodyId, year })
}
