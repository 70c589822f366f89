import { z } from 'zod'
import { id, instant, text, via } from '../values.ts'

/** What a worker asked about a job, and what was answered. */
export const questionEntry = z.strictObject({
  worker: id,
  text,
  at: instant,
  via,
  answer: text.nullish(),
  answeredAt: instant.nullish(),
  answeredBy: id.nullish(),
})
