// Votes (議決): what a count means under a charter. Every reading applied is named with its source.
import type { CharterRules } from '../charter/charter.ts'
import type { TallyResult } from './model.ts'

export type Count = {
  yes: number
  no: number
  abstain: number
  /** There without a vote: no abstention, and counted in a base of those present. */
  silent?: number
  /** Everyone entitled, for unanimity and for charters that count all. */
  all?: number
}

export type Reading = { rule: string; value: string; source: string }

export type TallyRuling = {
  result: TallyResult
  base: number
  /** Yes votes that carry the motion. */
  needed: number | null
  article: string
  readings: Reading[]
}

type TallyRules = Pick<CharterRules, 'decision' | 'abstention' | 'chair'>

const SOURCES = {
  counted: '行政実例 昭32.5.11',
  'left-out': '高松高判 昭28.9.25',
  'casting-only': '地方自治法116条2項(議会の例)',
  'member-and-casting': '法制意見 昭26.11.22',
} as const

/**
 * Majority, two-thirds or unanimity (V1, V8). A tie is yes = no after abstentions are left out (V3, 行実 昭25.8.24);
 * nobody for or against is no decision. A tie under majority is left to the casting vote, a separate act (V4).
 */
export function tally(count: Count, rules: TallyRules): TallyRuling {
  const base = baseOf(count, rules)
  const needed = neededOf(rules.decision.rule, base)
  const readings = readingsOf(rules)
  return {
    result: resultOf(count, rules.decision.rule, needed),
    base,
    needed,
    article: rules.decision.article,
    readings,
  }
}

function baseOf({ yes, no, abstain, silent = 0, all }: Count, { decision, abstention }: TallyRules): number {
  if (decision.rule === 'unanimity' || decision.base === 'all') return all ?? yes + no + abstain + silent
  if (decision.base === 'valid') return yes + no
  return abstention.value === 'left-out' ? yes + no + silent : yes + no + abstain + silent
}

function neededOf(rule: CharterRules['decision']['rule'], base: number): number | null {
  if (rule === 'none' || base === 0) return null
  if (rule === 'majority') return Math.floor(base / 2) + 1
  return rule === 'two-thirds' ? Math.ceil((2 * base) / 3) : base
}

function resultOf({ yes, no }: Count, rule: CharterRules['decision']['rule'], needed: number | null) {
  if (needed === null || yes + no === 0) return 'undecided'
  if (yes >= needed) return 'passed'
  if (rule === 'unanimity') return no > 0 ? 'rejected' : 'undecided'
  return rule === 'majority' && yes === no ? 'tied' : 'rejected'
}

const readingsOf = ({ abstention, chair }: TallyRules): Reading[] => [
  { rule: 'abstention', value: abstention.value, source: SOURCES[abstention.value] },
  { rule: 'chair', value: chair.value, source: SOURCES[chair.value] },
]
