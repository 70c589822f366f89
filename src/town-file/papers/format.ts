import { z } from 'zod'
import { paperKind } from '../../domain/papers/model.ts'
import { PART_ROLES } from '../../domain/pledge/model.ts'
import { id, instant, name, number, text, via } from '../values.ts'

const openingEntry = z.strictObject({ person: id, role: z.enum(PART_ROLES), at: instant })

/** What a paper was, and who opened it. The bytes of a file are not part of a town file: `sha256` says which they were. */
export const paperEntry = z.strictObject({
  no: number,
  item: number.nullish(),
  title: name,
  kind: paperKind,
  url: z.url({ protocol: /^https$/ }).nullish(),
  type: text.nullish(),
  size: number.nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
  secret: z.boolean().optional(),
  toldAt: instant.nullish(),
  withdrawnAt: instant.nullish(),
  withdrawnBy: id.nullish(),
  reason: text.nullish(),
  by: id.optional(),
  via,
  at: instant.optional(),
  openings: z.array(openingEntry).optional(),
})

export type FilePaper = z.output<typeof paperEntry>
