import { z } from 'zod'
import { termsState } from '../../domain/terms/model.ts'
import { id, instant, number, text, via } from '../values.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in 64 small hexadecimal digits')

/** `body` to the letter as it was given: the hash is over it. */
const versionEntry = z.strictObject({
  version: number,
  state: termsState,
  sha256,
  body: z.string().max(60_000),
  reason: text.nullish(),
  at: instant,
  answeredAt: instant.nullish(),
  by: id.optional(),
  via,
})

/** `sha256` and `at` are those of the version that binds. */
export const termsEntry = z.strictObject({
  sha256,
  at: instant,
  versions: z.array(versionEntry).min(1),
})
export type FileTerms = z.output<typeof termsEntry>
