// Tells a database that cannot be used right now from a fault of the program. What is not positively known to be the
// statement's own fault is the database's: then nothing is lost by trying again.
import { DatabaseError } from 'pg'

/** The database could not do what it usually does: gone, going, coming, full, or out of connections. Trying again can help. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway'
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'The database does not answer', { cause })
  }
}

/**
 * SQLSTATE classes that blame the statement, its values, or another transaction beside it: cardinality (21), data (22),
 * constraints (23), a transaction's state and conflicts (25, 40), the schema (3F, 42), checks (44), objects in use (55),
 * limits of a statement (54), triggers and functions (09, 27, 2F, 38, 39, P0), what is not supported (0A).
 */
const OF_THE_STATEMENT = /^(?:09|0A|21|22|23|25|27|2F|38|39|3F|40|42|44|54|55|P0)/
/** Of those classes: read-only after a failover, a session ended for idling, a server not in a state to serve. */
const AFTER_ALL_AWAY = new Set(['25006', '25P03', '25P04', '55000'])

/** Whether an error of the driver says that the database is away. Values that cannot be sent are the program's fault. */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseError)
    return !OF_THE_STATEMENT.test(error.code ?? '') || AFTER_ALL_AWAY.has(error.code ?? '')
  return !(error instanceof TypeError || error instanceof RangeError)
}

/** What is to be thrown for an error of the driver: a database that is away by its name, everything else as it is. */
export const judged = (error: unknown): unknown => (isAway(error) ? new DatabaseAway(error) : error)

/** Of Prisma and of the operating system, where a statement did not pass through a transaction of ours. */
const AWAY_CODES = new Set(
  [
    'P1001 P1002 P1008 P1017 P2024 P2028',
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH ENOSPC',
  ].flatMap((codes) => codes.split(' ')),
)
const AWAY_STATES = /^(?:08|53|57|58|XX)...$|^(?:3D000|25006|25P03|55000)$/
const AWAY_WORDS =
  /ECONNREFUSED|ECONNRESET|Connection terminated|not queryable|connection timeout|terminating connection|the database system is|server closed the connection|Can't reach database|Unable to start a transaction|timeout exceeded when trying to connect|not currently accepting connections|fell silent|\b(?:55000|57P0[1-5]|08006|53[1-4]00|58030)\b/i

/** Whether trying again later can help. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    AWAY_CODES.has(code) ||
    AWAY_STATES.test(code) ||
    AWAY_WORDS.test(error.message) ||
    isDatabaseAway(error.cause)
  )
}
