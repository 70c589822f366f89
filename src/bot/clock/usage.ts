// The month's LINE messages are asked for beside the ticks, so that the desk can show them without waiting for LINE.
import type { Logger } from 'pino'
import type { Sql } from '../../db/sql.ts'
import { noteLineUsage } from '../../domain/town/note-line-usage.ts'
import type { LineUsage } from '../../domain/town/read.ts'
import { faultOf } from '../../fault.ts'

/** Asks LINE. */
export type AskUsage = () => Promise<Pick<LineUsage, 'used' | 'quota'>>

const ASK_EVERY_MS = 5 * 60_000

/** Asks LINE, where it is set up, at most every few minutes; what LINE does not say stays as it was, with its time. */
export function watchUsage(
  { sql, log, now }: { sql: Sql; log: Logger; now: () => Date },
  ask: AskUsage | undefined,
): () => Promise<void> {
  let asked: number | undefined
  return async () => {
    if (!ask || (asked !== undefined && performance.now() - asked < ASK_EVERY_MS)) return
    asked = performance.now()
    try {
      await noteLineUsage(sql, { ...(await ask()), readAt: now() })
    } catch (error) {
      log.warn({ fault: faultOf(error) }, 'LINE messages of the month not known')
    }
  }
}
