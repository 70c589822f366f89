import { z } from 'zod'
import {
  ballotKind,
  choice,
  motionRules,
  motionState,
  standing,
  tallyResult,
} from '../../domain/decision/model.ts'
import { count, derived, id, instant, number, text, via } from '../values.ts'

const voteEntry = z.strictObject({ seat: id, choice, through: id, at: instant.optional(), via })

/** A seat that was filled at closing (V12). */
const electorEntry = z.strictObject({ seat: id, person: id, through: id.nullish(), standing })

export const motionEntry = z.strictObject({
  no: number,
  item: number,
  title: text,
  ballot: ballotKind.optional(),
  hidden: z.boolean().optional(),
  state: motionState.optional(),
  at: instant.optional(),
  openedAt: instant.nullish(),
  closedAt: instant.nullish(),
  decidedAt: instant.nullish(),
  rules: motionRules.nullish(),
  result: tallyResult.nullish(),
  yes: count.optional(),
  no_: count.optional(),
  abstain: count.optional(),
  silent: count.optional(),
  absent: count.optional(),
  recused: count.optional(),
  base: count.nullish(),
  needed: count.nullish(),
  decidedBy: id.nullish(),
  casting: z.enum(['yes', 'no']).nullish(),
  reason: text.nullish(),
  votes: z.array(voteEntry).optional(),
  electorate: z.array(electorEntry).optional(),
  by: id.optional(),
  via,
  presiding: derived,
  readings: derived,
  article: derived,
})
export type FileMotion = z.output<typeof motionEntry>
