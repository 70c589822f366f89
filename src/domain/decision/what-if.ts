// A decision replayed under other readings of the charter: nothing is changed by it.
import type { Choice, Motion, MotionRules, Standing } from './model.ts'
import { type TallyRuling, tally } from './tally.ts'

/** How a seat stood, and how it voted where that is known. */
export type Stood = { personId: string; through: string | null; standing: Standing; choice: Choice | null }

export type WhatIf = {
  abstention?: MotionRules['abstention']['value'] | undefined
  chair?: MotionRules['chair']['value'] | undefined
}
export type Replayed = TallyRuling & {
  abstention: string
  chair: string
  yes: number
  no: number
  abstain: number
}

/**
 * The figures of a closed vote under other readings (V2, V3): with `casting-only` the vote of whoever presided is left out.
 * Undefined where that vote is not known: a secret ballot, or nobody presided.
 */
export function whatIf(
  { rules, counts }: Pick<Motion, 'rules' | 'counts'>,
  stood: Stood[],
  { presider, ...readings }: WhatIf & { presider: string | null },
): Replayed | undefined {
  if (!rules || !counts) return undefined
  const abstention = readings.abstention ?? rules.abstention.value
  const chair = readings.chair ?? rules.chair.value
  const figures = { yes: counts.yes, no: counts.no, abstain: counts.abstain, silent: counts.silent }
  let all = figures.yes + figures.no + figures.abstain + figures.silent + counts.absent
  if (chair !== rules.chair.value) {
    const own = stood.find(({ through, personId }) => (through ?? personId) === presider)
    if (chair !== 'casting-only' || !own) return undefined
    if (own.standing === 'voted') {
      if (own.choice === null) return undefined
      figures[own.choice] -= 1
    } else if (own.standing === 'silent') figures.silent -= 1
    all -= 1
  }
  const read = {
    ...rules,
    abstention: { ...rules.abstention, value: abstention },
    chair: { ...rules.chair, value: chair },
  }
  return { ...tally({ ...figures, all }, read), ...figures, abstention, chair }
}
