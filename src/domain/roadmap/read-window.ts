import { done, type Outcome, refuse } from '../outcome.ts'
import { fuzzyDate, type Window, yearNamed } from './fuzzy-date.ts'

/** A window with the words it was written in, and the year they were read in. */
export type WindowOf = Window & { when: string; year: number }

export type WindowRefusal = { kind: 'unreadable-when' } | { kind: 'other-year-named'; named: number }

/** 29 February comes again after eight years at the latest. */
const YEARS_AHEAD = 8

/**
 * Reads the words of a window. A year is said with them, beside them, or it is the nearest one in which the window is not
 * over: 「3月末」 said in November is next March, of the same fiscal year. [choice]
 */
export function readWindow(
  when: string,
  { year, today }: { year?: number | undefined; today: string },
): Outcome<WindowOf, WindowRefusal> {
  const named = yearNamed(when)
  if (named !== undefined && year !== undefined && named !== year)
    return refuse({ kind: 'other-year-named', named })
  const said = named ?? year
  const window = said === undefined ? nearest(when, today) : { year: said, window: fuzzyDate(when, said) }
  return window?.window
    ? done({ when, year: window.year, ...window.window })
    : refuse({ kind: 'unreadable-when' })
}

function nearest(when: string, today: string): { year: number; window: Window } | undefined {
  const thisYear = Number(today.slice(0, 4))
  // A window around New Year that began last year may still run.
  for (let year = thisYear - 1; year <= thisYear + YEARS_AHEAD; year += 1) {
    const window = fuzzyDate(when, year)
    if (window && window.to >= today) return { year, window }
  }
  return undefined
}
