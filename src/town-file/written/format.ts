import { z } from 'zod'
import { choice, tallyResult } from '../../domain/decision/model.ts'
import { entitledSeat, writtenRules, writtenState } from '../../domain/written/model.ts'
import { count, derived, id, instant, number, text, via } from '../values.ts'

export const writtenEntry = z.strictObject({
  no: number,
  body: id,
  title: text,
  until: instant,
  state: writtenState,
  rules: writtenRules,
  result: tallyResult.nullish(),
  yes: count.optional(),
  no_: count.optional(),
  abstain: count.optional(),
  silent: count.optional(),
  base: count.nullish(),
  needed: count.nullish(),
  reason: text.nullish(),
  at: instant,
  decidedAt: instant.nullish(),
  by: id.optional(),
  via,
  returns: z
    .array(
      z.strictObject({ seat: id, person: id, choice, opinion: text.nullish(), at: instant.optional(), via }),
    )
    .optional(),
  electorate: z.array(entitledSeat).nullish(),
  article: derived,
})
export type FileWritten = z.output<typeof writtenEntry>
