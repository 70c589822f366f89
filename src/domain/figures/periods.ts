import type { Period } from './model.ts'

/** The months of a fiscal year of the town, April to March, or the weeks of a month, from Monday to Sunday, cut at its ends. */
export function periodsOf(span: { year: number } | { month: string }): Period[] {
  return 'year' in span ? monthsFrom(`${span.year}-04`) : weeksOf(span.month)
}

const monthsFrom = (first: string): Period[] =>
  Array.from({ length: 12 }, (_, n) => {
    const month = Temporal.PlainYearMonth.from(first).add({ months: n })
    return { from: `${month}-01`, until: `${month.add({ months: 1 })}-01` }
  })

function weeksOf(month: string): Period[] {
  const first = Temporal.PlainDate.from(`${month}-01`)
  const end = first.add({ months: 1 })
  const weeks: Period[] = []
  for (let from = first; Temporal.PlainDate.compare(from, end) < 0; ) {
    const monday = from.add({ days: 8 - from.dayOfWeek })
    const until = Temporal.PlainDate.compare(monday, end) < 0 ? monday : end
    weeks.push({ from: from.toString(), until: until.toString() })
    from = until
  }
  return weeks
}
