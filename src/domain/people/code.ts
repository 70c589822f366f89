// One-time codes that people read out or type: eight digits, kept only as a digest.
import { createHash } from 'node:crypto'

/** Digits of a typed code, or undefined where the text is none: `1234-5678`, `1234 5678`, full width too. */
export function readCode(text: string): string | undefined {
  const found = /^(\d{4})[-‐−–ー\s]?(\d{4})$/.exec(text.normalize('NFKC').trim())
  return found ? `${found[1]}${found[2]}` : undefined
}

export const showCode = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4)}`

/** What is stored of a code; the town is part of it, so a code is worth nothing elsewhere. */
export const codeDigest = (town: string, digits: string): string =>
  createHash('sha256').update(`${town}:${digits}`).digest('hex')
