// Tells a database that cannot be reached from a fault of the program.

/** Of Prisma, of the operating system, and of PostgreSQL (connection, shutdown, too many clients, not accepting). */
const AWAY_CODES = new Set(
  [
    'P1001 P1002 P1008 P1017 P2024 P2028',
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH',
    '08000 08001 08003 08004 08006 08007 08P01 25006 3D000 53300 55000 57P01 57P02 57P03 57P04 57P05',
  ].flatMap((codes) => codes.split(' ')),
)
const AWAY_WORDS =
  /ECONNREFUSED|ECONNRESET|Connection terminated|connection timeout|terminating connection|the database system is|server closed the connection|Can't reach database|Unable to start a transaction|timeout exceeded when trying to connect|not currently accepting connections|fell silent|\b(?:55000|57P0[1-5]|08006)\b/i

/** Whether trying again later can help: no connection, a server going down or coming up, no free connection. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return AWAY_CODES.has(code) || AWAY_WORDS.test(error.message) || isDatabaseAway(error.cause)
}
