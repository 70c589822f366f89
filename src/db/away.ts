// Tells a database that cannot be reached from a fault of the program.

const AWAY_CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
])
const AWAY_WORDS =
  /ECONNREFUSED|ECONNRESET|Connection terminated|connection timeout|terminating connection|the database system is|server closed the connection|Can't reach database|Unable to start a transaction|timeout exceeded when trying to connect/i

/** Whether trying again later can help: no connection, a server going down or coming up, no free connection. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return AWAY_CODES.has(code) || AWAY_WORDS.test(error.message) || isDatabaseAway(error.cause)
}
