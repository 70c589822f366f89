// Which town a webhook is for: LINE names the bot it was sent to, Slack the workspace. Looked up, and kept for a while.
import type { PrismaClient } from '../../db/generated/client.ts'

const KEEP_MS = 15_000

/** The town of LINE's destination, or of Slack's workspace; undefined where it is none of ours. */
export type TownFinder = (key: string) => Promise<string | undefined>

/**
 * With one town whose register names no destination or workspace yet, every one means it: the signature was made with
 * that town's secret. Once it is named, another is none of ours.
 */
export function townFinder(db: PrismaClient, column: 'lineDestination' | 'slackTeamId'): TownFinder {
  const kept = new Map<string, { town: string | undefined; until: number }>()
  return async (key) => {
    const known = kept.get(key)
    if (known && known.until > Date.now()) return known.town
    const towns = await db.town.findMany({ select: { id: true, lineDestination: true, slackTeamId: true } })
    const [only] = towns
    const lone = towns.length === 1 && only?.[column] === null ? only : undefined
    const town = towns.find((one) => one[column] === key) ?? lone
    kept.set(key, { town: town?.id, until: Date.now() + (town ? KEEP_MS : 1_000) })
    return town?.id
  }
}
