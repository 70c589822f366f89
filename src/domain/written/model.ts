import { z } from 'zod'
import { charterRules } from '../charter/charter.ts'
import { type Choice, choice, tallyResult } from '../decision/model.ts'
import { tally } from '../decision/tally.ts'

/** open ──▶ decided, open ──▶ void */
export const writtenState = z.enum(['open', 'decided', 'void'])

/** What of the charter a written resolution goes by, as it stood when it was put. */
export const writtenRules = charterRules.pick({
  decision: true,
  abstention: true,
  chair: true,
  written: true,
})
export type WrittenRules = z.output<typeof writtenRules>

/** The figures of a decided one: never typed, always counted. */
export const writtenCounts = z.strictObject({
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  /** Entitled, and returned nothing: no consent, no abstention (W1). */
  silent: z.int(),
  base: z.int(),
  needed: z.int().nullable(),
})
export type WrittenCounts = z.output<typeof writtenCounts>

export const entitledSeat = z.strictObject({
  seat: z.string(),
  person: z.string(),
  choice: choice.nullable(),
})

export const writtenSchema = z.object({
  bodyId: z.string(),
  no: z.int(),
  title: z.string(),
  until: z.date(),
  state: writtenState,
  rules: writtenRules,
  counts: writtenCounts.nullable(),
  electorate: z.array(entitledSeat).nullable(),
  result: tallyResult.nullable(),
  reason: z.string().nullable(),
  at: z.date(),
  decidedAt: z.date().nullable(),
})
export type Written = z.output<typeof writtenSchema>
export type WrittenKey = Pick<Written, 'bodyId' | 'no'>

/**
 * What the returns amount to (W1): silence is never consent. The base is the charter's, all who are entitled or those who
 * returned something; with fewer returns than the charter's minimum nothing is decided.
 */
export function countReturns(
  returns: (Choice | null)[],
  rules: WrittenRules,
): { result: z.output<typeof tallyResult>; counts: WrittenCounts } {
  const of = (which: Choice | null) => returns.filter((one) => one === which).length
  const [yes, no, abstain, silent] = [of('yes'), of('no'), of('abstain'), of(null)]
  const returned = yes + no + abstain
  const decision =
    rules.written.base === 'all'
      ? { ...rules.decision, base: 'all' as const }
      : { ...rules.decision, base: 'present' as const }
  const all = rules.written.base === 'all' ? returns.length : returned
  const { result, base, needed } = tally({ yes, no, abstain, all }, { ...rules, decision })
  const enough = returned >= (rules.written.minimum ?? 0)
  return { result: enough ? result : 'undecided', counts: { yes, no, abstain, silent, base, needed } }
}
