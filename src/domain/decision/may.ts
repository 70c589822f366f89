import type { AttendanceMode } from '../attendance/model.ts'
import { type MotionRules, presiderBreaksTiesOnly } from './model.ts'

export type WhyNoVote =
  | { kind: 'online-counts-not'; article: string }
  | { kind: 'recused'; article: string | null; reason: string }
  | { kind: 'proxy-votes-not'; article: string }
  | { kind: 'proxy-not-for-urgent'; article: string }
  | { kind: 'presider-breaks-ties-only'; article: string }

/** Somebody at the table, as far as a vote is concerned. */
export type Sitting = {
  byProxy: boolean | null
  mode: AttendanceMode | null
  /** Whether the item stood in the notice (P2). */
  notified: boolean
  /** Why they stay out of the item; null where they do not (V9). */
  reason: string | null
  presides: boolean
}

/** Whoever sits there may vote, unless the charter or the item keeps them from it. */
export function whyNoVote(
  { byProxy, mode, notified, reason, presides }: Sitting,
  rules: MotionRules,
): WhyNoVote | undefined {
  const { chair, proxy, online } = rules
  if (mode === 'online' && !online.counts) return { kind: 'online-counts-not', article: online.article }
  if (reason !== null) return { kind: 'recused', article: null, reason }
  if (byProxy && !proxy.mayVote) return { kind: 'proxy-votes-not', article: proxy.article }
  if (byProxy && proxy.scope === 'notified-items' && !notified)
    return { kind: 'proxy-not-for-urgent', article: proxy.article }
  return presides && presiderBreaksTiesOnly(rules)
    ? { kind: 'presider-breaks-ties-only', article: chair.article }
    : undefined
}
