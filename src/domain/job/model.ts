// Jobs as workers see them. A filled, closed or overdue job is in no list (J9).
import { z } from 'zod'

/** draft → open → closed. Whether an open job is full is a matter of its slots. */
export const jobState = z.enum(['draft', 'open', 'closed'])
export type JobState = z.output<typeof jobState>

/** How a job is taken: first come, one of those who apply is chosen, or offered to named people. */
export const jobHow = z.enum(['first', 'choose', 'offer'])
export type JobHow = z.output<typeof jobHow>

/** What pay is counted by; `payYen` is the whole for one person, or the most it comes to. */
export const payKind = z.enum(['fixed', 'piece', 'hour'])
export type PayKind = z.output<typeof payKind>

export const jobRow = z.object({
  no: z.int(),
  title: z.string(),
  details: z.string().nullable(),
  slots: z.int(),
  /** Live claims and standing offers together; never more than `slots` (J5). */
  taken: z.int(),
  payYen: z.int(),
  /** About how long one person needs, in minutes; null where nobody has said. */
  minutes: z.int().nullable(),
  dueAt: z.date(),
  skills: z.array(z.string()),
  place: z.string().nullable(),
  state: jobState,
  how: jobHow,
  /** To whom it is offered, where it is taken so: nobody else sees it. */
  offeredTo: z.array(z.string()),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  payKind,
  rateYen: z.int().nullable(),
  /** The kind of pay of which tax is withheld (J11), by its name. */
  withholding: z.string().nullable(),
  confidential: z.boolean(),
  directorId: z.string().nullable(),
  publishedAt: z.date().nullable(),
})
export type Job = z.output<typeof jobRow>

/** What pay is counted from; `minutes` is the most that is paid of an hourly pay. */
export type Pay = {
  payKind: PayKind
  payYen?: number | undefined
  rateYen?: number | undefined
  quantity?: number | undefined
  minutes?: number | undefined
}

const HOUR_MINUTES = 60

/** The whole for one person, or the most of it; undefined where it cannot be said, or what is said does not add up. */
export function wholePay({ payKind: kind, payYen, rateYen, quantity, minutes }: Pay): number | undefined {
  if (kind === 'fixed') return rateYen === undefined ? payYen : undefined
  const count = kind === 'piece' ? quantity : minutes === undefined ? undefined : minutes / HOUR_MINUTES
  if (rateYen === undefined || count === undefined) return undefined
  const whole = Math.round(rateYen * count)
  return payYen === undefined || payYen === whole ? whole : undefined
}

/** Whether a job is there for somebody: an offered one is for those named alone. */
export const isFor = ({ how, offeredTo }: Pick<Job, 'how' | 'offeredTo'>, personId: string): boolean =>
  how !== 'offer' || offeredTo.includes(personId)

export const isOpen = ({ state, dueAt }: Pick<Job, 'state' | 'dueAt'>, now: Date): boolean =>
  state === 'open' && dueAt > now
export const isFull = ({ taken, slots }: Pick<Job, 'taken' | 'slots'>): boolean => taken >= slots
/** What a job is to the outside: open, full or closed. */
export const shownState = (job: Pick<Job, 'state' | 'taken' | 'slots'>): JobState | 'full' =>
  job.state === 'open' && isFull(job) ? 'full' : job.state
