// A charter: the rules of a body as data. Every value names its article; where the text leaves several readings,
// the one chosen is data too, with its source.
import { z } from 'zod'

const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const cited = { article: z.string(), reading: bilingual.optional() }

const quorum = z.strictObject({
  fraction: z.enum(['half-or-more', 'majority', 'two-thirds', 'all', 'none']),
  base: z.enum(['appointed', 'seats']),
  ...cited,
})
const decision = z.strictObject({
  rule: z.enum(['majority', 'two-thirds', 'unanimity', 'none']),
  base: z.enum(['present', 'valid', 'all']),
  ...cited,
})
const proxy = z.strictObject({
  allowed: z.boolean(),
  /** Seat categories whose members may send a proxy; null: all. */
  categories: z.array(z.string()).nullable(),
  approval: z.enum(['none', 'staff', 'chair']),
  countsForQuorum: z.boolean(),
  mayVote: z.boolean(),
  scope: z.enum(['all', 'notified-items']),
  sameOrganisation: z.boolean(),
  maxMandates: z.int().min(1),
  ...cited,
})

export const charterRules = z.strictObject({
  quorum,
  decision,
  abstention: z.strictObject({ value: z.enum(['counted', 'left-out']), ...cited }),
  chair: z.strictObject({ value: z.enum(['casting-only', 'member-and-casting']), ...cited }),
  proxy,
  written: z.strictObject({
    allowed: z.boolean(),
    base: z.enum(['all', 'returned']),
    minimum: z.int().nullable(),
    ...cited,
  }),
  recusal: z.strictObject({ allowed: z.boolean(), ...cited }),
  online: z.strictObject({ counts: z.boolean(), needsLeave: z.boolean(), ...cited }),
  noticeDays: z.strictObject({ value: z.int().nullable(), ...cited }),
  // biome-ignore lint/suspicious/noThenProperty: the charter's own word; it is data, never awaited as a function.
  convener: z.strictObject({ first: z.enum(['mayor', 'chair']), then: z.enum(['mayor', 'chair']), ...cited }),
  term: z.strictObject({ years: z.int().nullable(), ...cited }),
  /** Whether a meeting needs somebody who presides: the chair, the vice-chair, else a temporary presider (V5). */
  presiding: z.strictObject({ required: z.boolean(), ...cited }).optional(),
  /** Whether members elect officers among themselves, and whether proxies vote in it (V10). */
  election: z.strictObject({ held: z.boolean(), proxies: z.boolean(), ...cited }).optional(),
  /** Whether people who are no members may be asked to come and be heard (rule 6(5)). */
  outsiders: z.strictObject({ heard: z.boolean(), ...cited }).optional(),
  /** Whether a pledge of secrecy is asked for before secret papers are shown (rule 8). */
  secrecy: z.strictObject({ required: z.boolean(), ...cited }).optional(),
})

export const charterFile = z.strictObject({
  id: z.string().min(1),
  version: z.int().min(1).default(1),
  name: bilingual,
  effective: z.strictObject({ from: z.iso.date(), to: z.iso.date().nullable().default(null) }),
  rules: charterRules,
})

export type CharterRules = z.output<typeof charterRules>
export type Charter = z.output<typeof charterFile>

/** A decision is judged by the version in force on its date (an ISO date of the town); undefined where none is. */
export const inForce = <Version extends { effective: Charter['effective'] }>(
  versions: Version[],
  date: string,
) =>
  versions.findLast(
    ({ effective }) => effective.from <= date && (effective.to === null || date <= effective.to),
  )
