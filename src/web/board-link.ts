// Links to a meeting's board: whoever has one sees that meeting's board until the link ends, and nothing else.
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

export type BoardOf = { town: string; meeting: string }
export type OpenedBoard =
  | ({ kind: 'good'; until: Date } & BoardOf)
  | { kind: 'expired' }
  /** Not signed by us, or not whole. */
  | { kind: 'unknown' }

/** Every instance with the same settings opens what another has signed; without a secret the key is this process's own. */
export function boardKey(secrets: (string | undefined)[]): Buffer {
  const known = secrets.filter((secret) => secret !== undefined)
  const material = known.length > 0 ? Buffer.from(known.join('\n')) : randomBytes(32)
  return Buffer.from(hkdfSync('sha256', material, 'yoriai', 'links to boards', 32))
}

const SECOND_MS = 1_000
const signed = z.tuple([z.string(), z.string(), z.int()])

const markOf = (key: Buffer, words: string): Buffer => createHmac('sha256', key).update(words).digest()

/** What stands in the link: town, meeting and end, and the mark that only we can make of them. */
export function signBoard(key: Buffer, { town, meeting, until }: BoardOf & { until: Date }): string {
  const words = JSON.stringify([town, meeting, Math.floor(until.getTime() / SECOND_MS)])
  const body = Buffer.from(words).toString('base64url')
  return `${body}.${markOf(key, body).toString('base64url')}`
}

export function openBoard(key: Buffer, token: string, now: Date): OpenedBoard {
  const [body = '', mark = '', ...more] = token.split('.')
  const [given, own] = [Buffer.from(mark, 'base64url'), markOf(key, body)]
  if (more.length > 0 || given.length !== own.length || !timingSafeEqual(given, own))
    return { kind: 'unknown' }
  const [town, meeting, seconds] = signed.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  const until = new Date(seconds * SECOND_MS)
  return until <= now ? { kind: 'expired' } : { kind: 'good', town, meeting, until }
}
