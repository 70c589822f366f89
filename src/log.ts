// The program's log: JSON lines on stdout, a few at a time, so that a line for each turn costs no system call of its own.
import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

const FLUSH_EVERY_MS = 100
const BUFFERED_BYTES = 8_192

/** Nothing that bears such a name is logged, whoever hands it in. */
const NEVER_LOGGED = [
  ...['text', 'name', 'card', 'reply', 'token'],
  ...['accessToken', 'botToken', 'channelSecret', 'signingSecret'],
].flatMap((name) => [name, `*.${name}`])

export type Log = { log: Logger; flush: () => void }

export function openLog(level: Config['logLevel'], dest: number | string = 1): Log {
  const out = pino.destination({ dest, sync: false, minLength: BUFFERED_BYTES })
  const redact = { paths: NEVER_LOGGED, censor: '[REDACTED]' }
  const log = pino({ level, base: null, redact }, out)
  setInterval(() => out.flush(), FLUSH_EVERY_MS).unref()
  return { log, flush: () => out.flushSync() }
}
