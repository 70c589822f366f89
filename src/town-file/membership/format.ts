import { z } from 'zod'
import { OFFICES } from '../../domain/membership/model.ts'
import { count, day, id, name, text } from '../values.ts'

export const organisationEntry = z.strictObject({ id, name, duty: text.nullish() })

const term = { from: day, to: day.nullish() }
const office = z.enum(OFFICES)

/** `holder`, `from` and `to` are the short form of one appointment; where `appointments` stands, it alone is read. */
const seatEntry = z.strictObject({
  id,
  category: name,
  title: name,
  position: count.optional(),
  organisation: id.nullish(),
  feeEligible: z.boolean().optional(),
  holder: id.nullish(),
  from: day.nullish(),
  to: day.nullish(),
  office: office.nullish(),
  appointments: z.array(z.strictObject({ person: id, ...term })).optional(),
})

export const bodyEntry = z.strictObject({
  id,
  name,
  charter: id,
  parent: id.nullish(),
  ...term,
  seats: z.array(seatEntry).optional(),
  offices: z.array(z.strictObject({ office, person: id, ...term })).optional(),
})

export type FileBody = z.output<typeof bodyEntry>
export type FileSeat = z.output<typeof seatEntry>
