// The LINE account of a town, so that a code can be scanned into its chat: asked of LINE, and remembered.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { faultOf } from '../../fault.ts'

/** Asks LINE: the account's id as people know it, and which town it belongs to. */
export type AskAccount = () => Promise<{ town: string | undefined; lineId: string }>

const ASK_EVERY_MS = 3_600_000
const ASK_AGAIN_MS = 60_000
/** A board is shown without it rather than late. */
const WAIT_MS = 600

export function lineAccounts(
  ask: AskAccount | undefined,
  log: Logger,
): (town: string) => Promise<string | undefined> {
  let known: Awaited<ReturnType<AskAccount>> | undefined
  let asking: Promise<unknown> | undefined
  let askAt = 0
  const askNow = async (account: AskAccount): Promise<void> => {
    try {
      known = await account()
      askAt = performance.now() + ASK_EVERY_MS
    } catch (error) {
      askAt = performance.now() + ASK_AGAIN_MS
      log.warn({ fault: faultOf(error) }, 'the account in LINE is not known')
    } finally {
      asking = undefined
    }
  }
  return async (town) => {
    if (ask && performance.now() >= askAt) asking ??= askNow(ask)
    if (asking && !known) await Promise.race([asking, sleep(WAIT_MS, undefined, { ref: false })])
    return known?.town === town ? known.lineId : undefined
  }
}
