import { z } from 'zod'
import { day, id, instant, text, via } from '../values.ts'

/** A member pledged secrecy for the term that began on `from`; proxies and observers pledge with their entry. */
export const pledgeEntry = z.strictObject({
  body: id,
  person: id,
  from: day,
  article: text.nullish(),
  at: instant.optional(),
  by: id.optional(),
  via,
})
