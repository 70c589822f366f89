import { z } from 'zod'
import {
  electedOffice,
  electionState,
  roundCounts,
  roundKind,
  voterStanding,
} from '../../domain/election/model.ts'
import { derived, id, instant, number, via } from '../values.ts'

const roundEntry = z.strictObject({
  no: number,
  kind: roundKind,
  candidates: z.array(id),
  openedAt: instant,
  closedAt: instant.nullish(),
  counts: roundCounts.nullish(),
  /** Every seat that was filled at closing; never for whom it voted. */
  voters: z
    .array(z.strictObject({ seat: id, person: id, through: id.nullish(), standing: voterStanding }))
    .optional(),
})

export const electionEntry = z.strictObject({
  office: electedOffice,
  state: electionState,
  candidates: z.array(id).optional(),
  rounds: z.array(roundEntry).optional(),
  elected: id.nullish(),
  decidedAt: instant.nullish(),
  /** The digest of the seed a lot is drawn with, and the seed once it was. */
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  seed: z.string().nullish(),
  at: instant.optional(),
  by: id.optional(),
  via,
  drawn: derived,
})
export type FileElection = z.output<typeof electionEntry>
