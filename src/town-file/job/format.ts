import { z } from 'zod'
import { type JobState, jobHow, payKind } from '../../domain/job/model.ts'
import { applicationEntry } from '../application/format.ts'
import { claimEntry } from '../claim/format.ts'
import { questionEntry } from '../question/format.ts'
import { count, derived, id, instant, name, number, text } from '../values.ts'
import { offerEntry } from '../waiting/format.ts'

export const skillEntry = z.strictObject({ id, name, course: name.nullish() })

/** `waiting` is the queue in its order; `offers` says for whom of them a freed slot is kept, and until when. */
export const jobEntry = z.strictObject({
  no: number,
  title: text,
  details: text.nullish(),
  slots: number,
  payYen: count,
  /** About how long one person needs. */
  minutes: number.nullish(),
  dueAt: instant,
  skills: z.array(id).optional(),
  place: text.nullish(),
  /** How it is taken, and to whom it is offered. */
  how: jobHow.optional(),
  offeredTo: z.array(id).optional(),
  /** The order it is a part of, and how much of it. */
  order: number.nullish(),
  quantity: number.nullish(),
  unit: name.nullish(),
  payKind: payKind.optional(),
  rateYen: count.nullish(),
  withholding: name.nullish(),
  confidential: z.boolean().optional(),
  director: id.nullish(),
  publishedAt: instant.nullish(),
  /** As it is shown: an open job without a free slot is full. */
  state: z
    .enum(['draft', 'open', 'full', 'closed'] as const satisfies readonly (JobState | 'full')[])
    .optional(),
  claims: z.array(claimEntry).optional(),
  questions: z.array(questionEntry).optional(),
  /** Who applies, or applied, for a job that is given by choice. */
  applications: z.array(applicationEntry).optional(),
  waiting: z.array(id).optional(),
  offers: z.array(offerEntry).optional(),
  taken: derived,
})

export type FileJob = z.output<typeof jobEntry>
