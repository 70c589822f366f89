// Slack's packages log through ours, without payloads.
import { LogLevel, type Logger as SlackLogger } from '@slack/web-api'
import type { Logger } from 'pino'

export function slackLogger(log: Logger): SlackLogger {
  const child = log.child({ from: 'slack' })
  const said = (parts: unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : typeof part))
      .join(' ')
  return {
    debug: () => undefined,
    info: (...parts) => child.debug(said(parts)),
    warn: (...parts) => child.warn(said(parts)),
    error: (...parts) => child.error(said(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
