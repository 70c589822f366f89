// When staff are told that a term ends: pure, asked by the clock and by whoever looks.

/** So many days before its last day, once each for each term. [choice] */
export const TERM_REMINDERS = [
  { kind: 'term-30', days: 30 },
  { kind: 'term-90', days: 90 },
] as const
export type TermReminder = (typeof TERM_REMINDERS)[number]['kind']

/** The last days of terms that a reminder is for. */
export type TermWindow = { kind: TermReminder; from: string; to: string }

/** Which last days each reminder is for on a day of the town; every day within the longest has one reminder. */
export const termWindows = (today: string): TermWindow[] =>
  TERM_REMINDERS.map(({ kind, days }, n) => {
    const [day, before] = [Temporal.PlainDate.from(today), TERM_REMINDERS[n - 1]?.days]
    return {
      kind,
      from: `${before === undefined ? day : day.add({ days: before + 1 })}`,
      to: `${day.add({ days })}`,
    }
  })

/** Which reminder of a term with that last day is due: the latest only, after a pause. */
export const termReminder = (last: string, today: string): TermReminder | undefined =>
  termWindows(today).find(({ from, to }) => from <= last && last <= to)?.kind

export const daysUntil = (day: string, today: string): number =>
  Temporal.PlainDate.from(today).until(day, { largestUnit: 'days' }).days
