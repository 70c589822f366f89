// The entries of a town file that record what was said and done: meetings with answers, jobs with claims.
import { z } from 'zod'
import { count, derived, id, instant, name, number, text } from './values.ts'

const via = z.enum(['line', 'slack', 'phone', 'fax', 'counter', 'staff', 'import', 'clock', 'cli']).optional()
const mode = z.enum(['in-person', 'online'])
/** Who wrote it down, how and when (N3). */
const receivedBy = z.enum(['phone', 'fax', 'counter']).optional()
const provenance = { by: id.optional(), via, receivedBy, at: instant.optional() }

const itemEntry = z.strictObject({
  no: number,
  title: text,
  kind: z.enum(['report', 'motion', 'discussion', 'election', 'hearing', 'other']),
  notified: z.boolean().optional(),
})

const answerEntry = z.strictObject({
  seat: id,
  person: id,
  answer: z.enum(['attend', 'absent', 'undecided', 'proxy']),
  mode: mode.nullish(),
  note: text.nullish(),
  lateMinutes: count.nullish(),
  leaveEarly: z.boolean().optional(),
  ...provenance,
})

const proxyEntry = z.strictObject({
  seat: id,
  name,
  state: z.enum(['named', 'approved', 'accepted', 'superseded', 'refused']),
  principal: id.optional(),
  title: name.nullish(),
  org: name.nullish(),
  person: id.nullish(),
  reason: text.nullish(),
  pledgedAt: instant.nullish(),
  ...provenance,
})

const presenceEntry = z.strictObject({
  seat: id,
  person: id.optional(),
  /** Came in the member's place. */
  proxy: z.boolean().optional(),
  mode: mode.optional(),
  from: instant,
  to: instant.nullish(),
  by: id.optional(),
  via,
})

export const meetingState = z.enum(['draft', 'convened', 'open', 'closed', 'cancelled'])

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
  quorum: derived,
  motions: derived,
})

export const workerEntry = z.strictObject({
  person: id,
  state: z.enum(['applied', 'trained', 'active', 'resting', 'left']).optional(),
  skills: z.array(id).optional(),
  claimLimit: count.optional(),
})

const claimEntry = z.strictObject({
  worker: id,
  state: z.enum(['claimed', 'working', 'delivered', 'rework', 'accepted', 'released', 'expired']),
  percent: z.int().min(0).max(100).nullish(),
  delayed: z.boolean().optional(),
  note: text.nullish(),
  url: text.nullish(),
  deliveredAt: instant.nullish(),
  endedAt: instant.nullish(),
  ...provenance,
})

/** `waiting` is the queue in its order; `offers` says for whom of them a freed slot is kept, and until when. */
export const jobEntry = z.strictObject({
  no: number,
  title: text,
  details: text.nullish(),
  slots: number,
  payYen: count,
  dueAt: instant,
  skills: z.array(id).optional(),
  place: text.nullish(),
  state: z.enum(['draft', 'open', 'full', 'closed']).optional(),
  claims: z.array(claimEntry).optional(),
  waiting: z.array(id).optional(),
  offers: z.array(z.strictObject({ worker: id, until: instant })).optional(),
  taken: derived,
})

export type FileMeeting = z.output<typeof meetingEntry>
export type FileProxy = z.output<typeof proxyEntry>
export type FilePresence = z.output<typeof presenceEntry>
export type FileJob = z.output<typeof jobEntry>
export type FileClaim = z.output<typeof claimEntry>
