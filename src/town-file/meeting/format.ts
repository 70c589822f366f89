import { z } from 'zod'
import { meetingState } from '../../domain/meeting/model.ts'
import { answerEntry } from '../attendance/format.ts'
import { motionEntry } from '../decision/format.ts'
import { electionEntry } from '../election/format.ts'
import { expenseEntry } from '../fees/format.ts'
import { actionEntry, minutesEntry } from '../minutes/format.ts'
import { observerEntry } from '../observer/format.ts'
import { paperEntry } from '../papers/format.ts'
import { proxyEntry } from '../proxy/format.ts'
import { presenceEntry, presidingEntry, recusalEntry } from '../session/format.ts'
import { derived, id, instant, number, text } from '../values.ts'

const itemEntry = z.strictObject({
  no: number,
  title: text,
  kind: z.enum(['report', 'motion', 'discussion', 'election', 'hearing', 'other']),
  notified: z.boolean().optional(),
  /** The order it is about (V9). */
  order: number.nullish(),
})

export const meetingEntry = z.strictObject({
  body: id,
  no: number,
  title: text.optional(),
  startsAt: instant,
  endsAt: instant,
  place: text,
  answersCloseAt: instant.nullish(),
  state: meetingState.optional(),
  convenedAt: instant.nullish(),
  items: z.array(itemEntry).optional(),
  answers: z.array(answerEntry).optional(),
  proxies: z.array(proxyEntry).optional(),
  presence: z.array(presenceEntry).optional(),
  openedAt: instant.nullish(),
  closedAt: instant.nullish(),
  presiding: z.array(presidingEntry).optional(),
  recusals: z.array(recusalEntry).optional(),
  motions: z.array(motionEntry).optional(),
  elections: z.array(electionEntry).optional(),
  minutes: z.array(minutesEntry).optional(),
  actions: z.array(actionEntry).optional(),
  expenses: z.array(expenseEntry).optional(),
  observers: z.array(observerEntry).optional(),
  papers: z.array(paperEntry).optional(),
  quorum: derived,
})

export type FileMeeting = z.output<typeof meetingEntry>
