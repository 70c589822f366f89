// Which town a webhook is for: LINE names the bot it was sent to, Slack the workspace. Looked up, and kept for a while.
import type { PrismaClient } from '../../db/generated/client.ts'

const KEEP_MS = 15_000

export type TownFinder = (key: string) => Promise<string | undefined>

/**
 * With one town there is only one it can be for: the signature was made with that town's secret, so a destination or
 * workspace the register does not name yet means it all the same.
 */
export function townFinder(db: PrismaClient, column: 'lineDestination' | 'slackTeamId'): TownFinder {
  const kept = new Map<string, { town: string | undefined; until: number }>()
  return async (key) => {
    const known = kept.get(key)
    if (known && known.until > Date.now()) return known.town
    const towns = await db.town.findMany({ select: { id: true, lineDestination: true, slackTeamId: true } })
    const lone = towns.length === 1 ? towns[0] : undefined
    const town = towns.find((one) => one[column] === key) ?? lone
    kept.set(key, { town: town?.id, until: Date.now() + (town ? KEEP_MS : 1_000) })
    return town?.id
  }
}
