import { z } from 'zod'
import { charterRules } from '../charter/charter.ts'

/**
 *   draft ──▶ open ──▶ decided
 *     │         │ └──▶ closed (a tie waits for who presides) ──▶ decided
 *     └─────────┴──────────┴──▶ void
 */
export const motionState = z.enum(['draft', 'open', 'closed', 'decided', 'void'])
export type MotionState = z.output<typeof motionState>

export const ballotKind = z.enum(['named', 'secret'])
export type BallotKind = z.output<typeof ballotKind>

export const choice = z.enum(['yes', 'no', 'abstain'])
export type Choice = z.output<typeof choice>

export const tallyResult = z.enum(['passed', 'rejected', 'tied', 'undecided'])
export type TallyResult = z.output<typeof tallyResult>

/**
 * How a seat stood at closing (V12): it voted; was there without a vote; was away; stayed out of the item (V9); or its
 * holder presided and votes only to break a tie (V2).
 */
export const standing = z.enum(['voted', 'silent', 'absent', 'recused', 'presiding'])
export type Standing = z.output<typeof standing>

/** What of the charter a decision goes by, as it stood when the vote was opened. */
export const motionRules = charterRules.pick({
  decision: true,
  abstention: true,
  chair: true,
  proxy: true,
  online: true,
})
export type MotionRules = z.output<typeof motionRules>

/** Whether whoever presides votes only to break a tie (V2); where all have to consent, they do so as everybody does (V8). */
export const presiderBreaksTiesOnly = ({
  chair,
  decision,
}: Pick<MotionRules, 'chair' | 'decision'>): boolean =>
  chair.value === 'casting-only' && decision.rule !== 'unanimity'

/** The figures of a closed vote: never typed, always counted. */
export const motionCounts = z.strictObject({
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  silent: z.int(),
  absent: z.int(),
  recused: z.int(),
  /** What the majority is taken of, and the yes votes that carry it. */
  base: z.int(),
  needed: z.int().nullable(),
})
export type MotionCounts = z.output<typeof motionCounts>

export const motionSchema = z.object({
  meetingId: z.string(),
  no: z.int(),
  itemNo: z.int(),
  title: z.string(),
  ballot: ballotKind,
  hidden: z.boolean(),
  state: motionState,
  rules: motionRules.nullable(),
  result: tallyResult.nullable(),
  counts: motionCounts.nullable(),
  decidedBy: z.string().nullable(),
  casting: z.enum(['yes', 'no']).nullable(),
  reason: z.string().nullable(),
  openedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
})
export type Motion = z.output<typeof motionSchema>

/** A motion as the caller last saw it. */
export type SeenMotion = Pick<Motion, 'meetingId' | 'no' | 'state'>

export type MotionRefusal =
  | { kind: 'no-such-motion' }
  | { kind: 'motion-not-open' }
  | { kind: 'motion-open' }
  | { kind: 'motion-closed' }
  | { kind: 'motion-decided' }
  | { kind: 'motion-void' }

/** Why a motion cannot be what was asked of it: what has become of it. */
export function whyNot(state: MotionState): Exclude<MotionRefusal, { kind: 'no-such-motion' }> {
  switch (state) {
    case 'draft':
      return { kind: 'motion-not-open' }
    case 'open':
      return { kind: 'motion-open' }
    case 'closed':
      return { kind: 'motion-closed' }
    case 'decided':
      return { kind: 'motion-decided' }
    case 'void':
      return { kind: 'motion-void' }
  }
}

/** By which article a closed vote was counted; undefined while there is nothing to count. */
export const articleOf = ({ rules, counts }: Pick<Motion, 'rules' | 'counts'>): string | undefined =>
  rules && counts ? rules.decision.article : undefined
