// The address of a picture: what it shows, and until when it is good, signed with a key made from the settings' secrets.
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const pictureOf = z.strictObject({
  town: z.string(),
  what: z.enum(['roadmap']),
  locale: z.enum(['ja', 'en']),
  /** A digest of the picture: what has changed has another address, so that no platform shows an old one. */
  version: z.string(),
})
export type PictureOf = z.output<typeof pictureOf>

const claims = pictureOf.extend({ until: z.int() })

export type PictureKey = Buffer

/** Every instance with the same settings opens what another has signed; without any secret the key is this process's own. */
export function pictureKey(secrets: (string | undefined)[]): PictureKey {
  const known = secrets.filter((secret) => secret !== undefined)
  const material = known.length > 0 ? Buffer.from(known.join('\n')) : randomBytes(32)
  return Buffer.from(hkdfSync('sha256', material, 'yoriai', 'addresses of pictures', 32))
}

const VERSION_LONG = 12
export const versionOf = (svg: string): string =>
  createHash('sha256').update(svg).digest('base64url').slice(0, VERSION_LONG)

const markOf = (key: PictureKey, body: string): Buffer => createHmac('sha256', key).update(body).digest()

/** What stands in the address of a picture. */
export function signPicture(key: PictureKey, of: PictureOf, until: Date): string {
  const body = Buffer.from(JSON.stringify({ ...of, until: until.getTime() })).toString('base64url')
  return `${body}.${markOf(key, body).toString('base64url')}`
}

export type OpenedPicture = { kind: 'good'; of: PictureOf } | { kind: 'expired' } | { kind: 'unknown' }

const SHAPE = /^([\w-]{1,1000})\.([\w-]{43})$/

/** Whatever was not signed here, to the letter, is unknown. */
export function openPicture(key: PictureKey, token: string, now: Date): OpenedPicture {
  const [, body = '', mark = ''] = SHAPE.exec(token) ?? []
  const given = Buffer.from(mark, 'base64url')
  const right = markOf(key, body)
  // Of the last letter of a mark two bits are not read: the same bytes must be written the same way.
  const isOurs =
    given.length === right.length && timingSafeEqual(given, right) && mark === right.toString('base64url')
  const read = isOurs
    ? claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
    : undefined
  if (!read?.success) return { kind: 'unknown' }
  const { until, ...of } = read.data
  return until < now.getTime() ? { kind: 'expired' } : { kind: 'good', of }
}
