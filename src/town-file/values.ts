// The values a town file is made of: ids, words, days and instants, and how it writes them.
import { z } from 'zod'
import { VIAS, type Via } from '../domain/act.ts'
import type { Term } from '../domain/membership/model.ts'

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

/** A telephone number as it is dialled. */
export const phone = words(30).regex(
  /^[+\d][\d\s()-]{4,}$/u,
  'must be a telephone number such as 0267-00-0000',
)

/** The number of an issuer of qualified invoices (適格請求書発行事業者). */
export const invoiceNumber = z.string().regex(/^T\d{13}$/, 'must be T and 13 digits')

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

export const via = z.enum(VIAS).optional()

/** How something reached staff who wrote it down. */
const received = z.enum(['phone', 'fax', 'counter'] as const satisfies readonly Via[])

/** Who wrote it down, how and when (N3). */
export const provenance = {
  by: id.optional(),
  via,
  receivedBy: received.optional(),
  at: instant.optional(),
}

/** What staff wrote down came `via` staff; how it reached them stands beside it (N3). */
export const wayOf = (way: string) =>
  received.safeParse(way).success ? { via: 'staff', receivedBy: way } : { via: way }

/** Whether a moment that is stored is the one the file speaks of. */
export const isAt = (at: Date, written: string): boolean => at.getTime() === Date.parse(written)

/** An instant, or none, as the file writes it. */
export const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** A day, or none, as the file writes it. */
export const isoDate = (date: Date | null): string | null => date && dayOf(date)

/** A term as the file writes it: its days, without their hours. */
export const days = ({ from, to }: { from: Date; to: Date | null }): Term => ({
  from: dayOf(from),
  to: to && dayOf(to),
})

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
