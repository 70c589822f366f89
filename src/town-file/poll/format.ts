import { z } from 'zod'
import { DATES_MOST, pollState, suits } from '../../domain/poll/model.ts'
import { count, id, instant, number, text, via } from '../values.ts'

const answerEntry = z.strictObject({
  person: id,
  answer: suits,
  at: instant.optional(),
  by: id.optional(),
  via,
})

/** The figures are those of the answers. */
const dateEntry = z.strictObject({
  no: number.max(DATES_MOST, `must not be above ${DATES_MOST}`),
  startsAt: instant,
  yes: count.optional(),
  maybe: count.optional(),
  no_: count.optional(),
  answers: z.array(answerEntry).optional(),
})

/** `chosen` is the date that was settled on, `meeting` the number of the meeting it became. */
export const pollEntry = z.strictObject({
  no: number,
  body: id,
  place: text,
  state: pollState.optional(),
  until: instant,
  at: instant.optional(),
  endedAt: instant.nullish(),
  chosen: number.nullish(),
  meeting: number.nullish(),
  reason: text.nullish(),
  dates: z.array(dateEntry),
  by: id.optional(),
  via,
})
export type FilePoll = z.output<typeof pollEntry>
