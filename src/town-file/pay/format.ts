import { z } from 'zod'
import { statementLine } from '../../domain/pay/model.ts'
import { count, id, instant, number, via } from '../values.ts'

/** What a worker was told they are paid for a month, as it was sent; a later version corrects those before it. */
export const statementEntry = z.strictObject({
  month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a month such as 2026-12'),
  worker: id,
  version: number.optional(),
  yen: count,
  withheld: count,
  lines: z.array(statementLine),
  at: instant.optional(),
  by: id.optional(),
  via,
})
