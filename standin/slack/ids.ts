// Identifiers as Slack shapes them; all carry the time, so a restarted stand-in never repeats one.
import { randomBytes, randomInt } from 'node:crypto'

let issued = 0

const serial = () => {
  issued = (issued + 1) % 36 ** 3
  return `${Date.now().toString(36)}${issued.toString(36).padStart(3, '0')}`.toUpperCase()
}

/** `V…`, `Ev…`, `F…`, `D…`: the kind's letters and something unique. */
export const slackId = (prefix: string) => `${prefix}${serial()}`

/** A message's `ts`, which is its identity in the channel: strictly growing. */
export const createTimestamps = () => {
  let last = 0
  return (now: number) => {
    last = Math.max(last + 1, now * 1000)
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`
  }
}

export const triggerId = () =>
  `${Date.now()}.${randomInt(10 ** 9, 10 ** 10)}.${randomBytes(16).toString('hex')}`

export const secretPath = () => randomBytes(12).toString('base64url')

export const blockId = () => randomBytes(4).toString('base64url')
