// When staff hear that the month's LINE messages run out (C4).
import type { LineUsage } from './read.ts'

/** Shares of the month's messages at which staff are told, each once a month: time is left to combine notices, or to telephone. */
const WARN_AT_PERCENT = [80, 95, 100] as const
export type WarnedAt = (typeof WARN_AT_PERCENT)[number]

/** The highest share that is reached; undefined below the first, and where the plan has no limit. */
export function usageWarning({ used, quota }: Pick<LineUsage, 'used' | 'quota'>): WarnedAt | undefined {
  if (quota === null) return undefined
  return WARN_AT_PERCENT.findLast((percent) => used * 100 >= quota * percent)
}
