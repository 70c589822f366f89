// Identifiers as LINE shapes them; all carry the time, so a restarted stand-in never repeats one.
import { randomBytes } from 'node:crypto'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID: 10 characters of time, 16 of chance. */
export const ulid = (at: number) => {
  const time = Array.from({ length: 10 }, (_, place) => crockford[Math.floor(at / 32 ** (9 - place)) % 32])
  const chance = Array.from(randomBytes(16), (byte) => crockford[byte % 32])
  return [...time, ...chance].join('')
}

let issued = 0

/** A message id: digits, growing. */
export const messageId = (at: number) => {
  issued = (issued + 1) % 100_000
  return `${at}${String(issued).padStart(5, '0')}`
}

export const token = () => randomBytes(16).toString('hex')
export const quoteToken = () => randomBytes(48).toString('base64url')
