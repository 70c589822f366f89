import { z } from 'zod'
import { ENDINGS } from '../../domain/papers/model.ts'
import { id, instant, name, number, via } from '../values.ts'

/** A file that was handed in: what it is, not its bytes. */
export const deliveryFileEntry = z.strictObject({
  name,
  type: z.string().refine((type) => Object.hasOwn(ENDINGS, type), 'is no type of file that is taken'),
  size: number,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  at: instant,
  by: id.optional(),
  via,
})
