// Quorum (定足数): how many must be there, and what the answers so far let one expect.
import type { CharterRules } from './charter.ts'

export type QuorumRule = CharterRules['quorum']

/** The number of seats that must be attended, or null where the charter sets none (rule 6(3): 半数以上 is ⌈n/2⌉). */
export function required(fraction: QuorumRule['fraction'], base: number): number | null {
  switch (fraction) {
    case 'half-or-more':
      return Math.ceil(base / 2)
    case 'majority':
      return Math.floor(base / 2) + 1
    case 'two-thirds':
      return Math.ceil((2 * base) / 3)
    case 'all':
      return base
    case 'none':
      return null
  }
}

export type Counted = { appointed: number; seats: number; present: number }
export type Ruling = { base: number; required: number | null; met: boolean | null; article: string }

/**
 * Whether a meeting may open and go on (Q1, Q5). `base: appointed` leaves vacancies out, `seats` keeps them in (Q2).
 * With nobody in the base, or no quorum in the charter, it cannot be evaluated: `met` is null, never "0 of 0, met" (Q9).
 */
export function ruleQuorum(rule: QuorumRule, counted: Counted): Ruling {
  const base = rule.base === 'appointed' ? counted.appointed : counted.seats
  const needed = base === 0 ? null : required(rule.fraction, base)
  return {
    base,
    required: needed,
    met: needed === null ? null : counted.present >= needed,
    article: rule.article,
  }
}

/** Seats by what is known of them before the meeting. */
export type Expected = {
  appointed: number
  seats: number
  /** Attending themselves (in a way the charter counts), or by an approved or accepted proxy that counts. */
  sure: number
  /** No answer yet, undecided, or a proxy not approved yet: can still come. */
  open: number
  present: number
}

export type Outlook = 'met' | 'likely' | 'open' | 'unreachable' | 'not-evaluable'

export type Forecast = {
  base: number
  required: number | null
  sure: number
  possible: number
  present: number
  outlook: Outlook
  /** Seats still needed beyond the sure ones. */
  missing: number
  article: string
}

/**
 * Reality will lie between `sure` and `possible`. `likely`: half of what is needed is sure, and half of
 * those still open would do. [choice]
 */
export function forecastQuorum(rule: QuorumRule, expected: Expected): Forecast {
  const { base, required: needed, article } = ruleQuorum(rule, expected)
  const { sure, present } = expected
  const possible = sure + expected.open
  const missing = needed === null ? 0 : Math.max(0, needed - sure)
  return {
    base,
    required: needed,
    sure,
    possible,
    present,
    outlook: outlook(needed, expected),
    missing,
    article,
  }
}

function outlook(needed: number | null, { sure, open }: Expected): Outlook {
  if (needed === null) return 'not-evaluable'
  if (sure >= needed) return 'met'
  if (sure + open < needed) return 'unreachable'
  return sure * 2 >= needed && sure + Math.floor(open / 2) >= needed ? 'likely' : 'open'
}
