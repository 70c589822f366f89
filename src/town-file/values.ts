// The values a town file is made of: ids, words, days and instants.
import { z } from 'zod'

const INT_MAX = 2_147_483_647
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** The database takes neither NUL nor half a character. */
const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

const words = (longest: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(longest, `must not be longer than ${longest} characters`)
    .refine(storable, 'holds a character that cannot be stored')

export const name = words(200)
export const text = words(10_000)
/** Without spaces, so that an id can be typed as one word. */
export const id = words(64).regex(/^\S+$/u, 'must not hold spaces')
export const account = words(100).regex(/^\S+$/u, 'must not hold spaces')

export const count = z.int().min(0).max(INT_MAX)
export const number = z.int().min(1).max(INT_MAX)

export const day = z.iso.date('must be a day such as 2026-12-10')

function isInstant(value: string): boolean {
  if (!WITH_OFFSET.test(value)) return false
  try {
    return Temporal.Instant.from(value) !== undefined
  } catch {
    return false
  }
}

/** An instant names its offset: a bare wall-clock time would mean another moment in another zone. */
export const instant = z
  .string()
  .refine(isInstant, 'must be a time with its offset, such as 2026-12-10T14:00+09:00')
  .transform((value) => new Date(isInstant(value) ? value : 0).toISOString())

export const timezone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}, 'is no time zone such as Asia/Tokyo')

/** What the export shows and an import works out anew. */
export const derived = z.unknown().optional()
