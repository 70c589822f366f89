// What must not lie in the database in clear while it is good for something: sealed with a key made from the settings'
// secrets, which never lie there.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export type Vault = {
  seal: (words: string) => string
  /** Undefined where it was sealed with other secrets, or is no sealed text. */
  open: (sealed: string) => string | undefined
  /** 64 hexadecimal digits that nobody can tell who does not have the secrets, the same for the same words. */
  mark: (words: string) => string
  /** Six digits that nobody can tell who does not have the secrets, the same for the same words. */
  digits: (words: string) => string
  /** 43 letters that nobody can tell who does not have the secrets, the same for the same words: they stand in a link. */
  token: (words: string) => string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Without any secret (nothing is sealed that way in a running program) the key is this process's own. */
export function openVault(secrets: (string | undefined)[]): Vault {
  const known = secrets.filter((secret) => secret !== undefined)
  const material = known.length > 0 ? Buffer.from(known.join('\n')) : randomBytes(32)
  const key = Buffer.from(hkdfSync('sha256', material, 'yoriai', 'words in cards', 32))
  const mac = (words: string) => createHmac('sha256', key).update(words).digest()
  return {
    mark: (words) => mac(words).toString('hex'),
    digits: (words) => {
      return `${mac(words).readUInt32BE(0) % 1_000_000}`.padStart(6, '0')
    },
    token: (words) => createHmac('sha256', key).update(`token ${words}`).digest('base64url'),
    seal: (words) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: (sealed) => {
      const raw = Buffer.from(sealed, 'base64url')
      // Bits that are not read could differ: the same bytes are written in one way only.
      if (raw.length < NONCE_BYTES + TAG_BYTES || raw.toString('base64url') !== sealed) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(raw.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      try {
        const body = raw.subarray(NONCE_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
