// What a worker asks about a job, and what the director or the office answers: a short thread of its own for each job.
import { z } from 'zod'

export const question = z.object({
  id: z.int(),
  no: z.int(),
  title: z.string(),
  personId: z.string(),
  name: z.string(),
  text: z.string(),
  at: z.date(),
  answer: z.string().nullable(),
  answeredAt: z.date().nullable(),
})
export type Question = z.output<typeof question>

/** So many questions a worker may ask within an hour: enough for anybody, too few to flood a channel. [choice] */
export const MOST_AN_HOUR = 20

/** What all answers to one question may come to. */
export const ANSWER_LONGEST = 5_000
