// What is paid in a month of the town's clock: by worker, and in all.
import { monthOf, type Payable, type Statement, type StatementLine, type Sums, sumsOf } from './model.ts'

export type PaidPerson = Sums & {
  personId: string
  name: string
  invoiceNo: string | null
  lines: Payable[]
}

export type PayMonth = Sums & {
  month: string
  people: PaidPerson[]
  /** Handed in for this month and sent back to be corrected: not paid before it is handed in again. */
  correcting: Payable[]
}

/** Every delivery whose pay day lies in the month, with its worker; what is being corrected is not paid yet (J8). */
export function payMonth(all: readonly Payable[], month: string): PayMonth {
  const own = all.filter(({ on }) => monthOf(on) === month)
  const isDue = ({ standing, paidOn }: Payable) => standing !== 'correcting' || paidOn !== null
  const due = own.filter(isDue)
  const people = [...Map.groupBy(due, ({ personId }) => personId).values()].flatMap(personOf)
  return { month, people, correcting: own.filter((one) => !isDue(one)), ...sumsOf(due) }
}

function personOf(lines: Payable[]): PaidPerson[] {
  const [first] = lines
  if (!first) return []
  const { personId, name, invoiceNo } = first
  const sorted = lines.toSorted((a, b) => (a.on === b.on ? a.no - b.no : a.on < b.on ? -1 : 1))
  return [{ personId, name, invoiceNo, lines: sorted, ...sumsOf(lines) }]
}

export const unpaidOf = ({ people }: PayMonth): Payable[] =>
  people.flatMap(({ lines }) => lines).filter(({ paidOn }) => paidOn === null)

/** A delivery as a statement says it. */
export const lineOf = (one: Payable): StatementLine => ({
  job: one.no,
  title: one.title,
  delivered: one.delivered,
  legal: one.legal,
  on: one.on,
  yen: one.yen,
  withheld: one.withheld,
  kind: one.kind,
  reworks: one.reworks,
})

/** What a worker is to be told of a month; `version` is the number it would have. */
export type StatementDue = Omit<Statement, 'at'>

/** Who has not been told of the month yet, or was told something that is so no longer. */
export function statementsDue({ month, people }: PayMonth, told: readonly Statement[]): StatementDue[] {
  const now = people.map(({ personId, lines, yen, withheld }) => ({
    personId,
    yen,
    withheld,
    lines: lines.map(lineOf),
  }))
  const gone = told
    .filter(
      ({ personId, yen, lines }) =>
        (yen > 0 || lines.length > 0) && !people.some((one) => one.personId === personId),
    )
    .map(({ personId }) => ({ personId, yen: 0, withheld: 0, lines: [] }))
  return [...now, ...gone].flatMap((one) => {
    const last = told.find(({ personId }) => personId === one.personId)
    if (last && isTold(last.lines, one.lines)) return []
    return [{ month, version: (last?.version ?? 0) + 1, ...one }]
  })
}

/** Whether what somebody was told is what is so; a title that was mended makes no other statement. */
export const isTold = (a: readonly StatementLine[], b: readonly StatementLine[]): boolean =>
  JSON.stringify(a.map(figures)) === JSON.stringify(b.map(figures))

const figures = ({ job, delivered, legal, on, yen, withheld }: StatementLine) => [
  job,
  delivered,
  legal,
  on,
  yen,
  withheld,
]
