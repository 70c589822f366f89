// Slack's packages log through ours, without payloads.
import { LogLevel, type Logger as SlackLogger } from '@slack/web-api'
import type { Logger } from 'pino'

export function slackLogger(log: Logger): SlackLogger {
  const child = log.child({ from: 'slack' })
  const inWords = (parts: unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : typeof part))
      .join(' ')
  return {
    debug: () => undefined,
    info: (...parts) => child.debug(inWords(parts)),
    warn: (...parts) => child.warn(inWords(parts)),
    error: (...parts) => child.error(inWords(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
