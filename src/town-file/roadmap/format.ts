import { z } from 'zod'
import { milestoneState } from '../../domain/roadmap/model.ts'
import { day, id, instant, name, number, text } from '../values.ts'

/** A step of the plan: its window in words with the year they are read in, in days, or both where they agree. */
export const milestoneEntry = z.strictObject({
  no: number,
  title: name,
  when: name.nullish(),
  year: z.int().min(1900).max(2200).nullish(),
  from: day.optional(),
  to: day.optional(),
  state: milestoneState.optional(),
  owner: id.nullish(),
  after: z.array(number).optional(),
  doneAt: instant.nullish(),
  reason: text.nullish(),
})
export type FileMilestone = z.output<typeof milestoneEntry>
