// Work nobody waits for: it ends in a log line where it fails, never in the end of the program.
import type { Logger } from 'pino'
import { faultOf } from './fault.ts'

/** Lets work go on by itself; what it does wrong is logged under a name. */
export function inBackground(log: Pick<Logger, 'warn'>, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.warn({ fault: faultOf(error) }, what))
}
