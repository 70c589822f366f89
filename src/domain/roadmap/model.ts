import { z } from 'zod'

/** open ⇄ done, dropped: what was ended by mistake is opened again. */
export const milestoneState = z.enum(['open', 'done', 'dropped'])
export type MilestoneState = z.output<typeof milestoneState>

/** A step of the town's plan (設置スケジュール): to be done within a window of days. */
export const milestone = z.object({
  no: z.int(),
  title: z.string(),
  /** The words of the window as they were written, and the year they were read in; neither where only its days are known. */
  when: z.string().nullable(),
  year: z.int().nullable(),
  /** The first and the last day of the window. */
  from: z.string(),
  to: z.string(),
  state: milestoneState,
  ownerId: z.string().nullable(),
  /** The name of who sees to it. */
  owner: z.string().nullable(),
  /** The numbers of the steps it waits for. */
  after: z.array(z.int()),
  doneAt: z.date().nullable(),
  reason: z.string().nullable(),
  /** The day the window was set. */
  setOn: z.string(),
  revision: z.int(),
})
export type Milestone = z.output<typeof milestone>

/** A step as the caller last saw it. */
export type SeenMilestone = Pick<Milestone, 'no' | 'revision'>

export type MilestoneRefusal =
  | { kind: 'no-such-milestone'; no: number }
  | { kind: 'milestone-done' }
  | { kind: 'milestone-dropped' }
  | { kind: 'milestone-open' }
  | { kind: 'milestone-changed' }

/** Why nothing more can be done with a step that has ended. */
export const whyEnded = (state: Exclude<MilestoneState, 'open'>) =>
  ({ kind: state === 'done' ? 'milestone-done' : 'milestone-dropped' }) as const

/** How a step stands on a day: an open one is to come, under way, or late once its window is over. */
export type Progress = 'to-come' | 'under-way' | 'late' | 'done' | 'dropped'

export function progressOf(
  { state, from, to }: Pick<Milestone, 'state' | 'from' | 'to'>,
  today: string,
): Progress {
  if (state !== 'open') return state
  if (today > to) return 'late'
  return today < from ? 'to-come' : 'under-way'
}

/** The steps that have to be done before one can be: what was dropped keeps nobody waiting. */
export const waitsFor = (one: Pick<Milestone, 'after'>, all: readonly Milestone[]): Milestone[] =>
  all.filter(({ no, state }) => state === 'open' && one.after.includes(no))

/** Ended more than a year ago: of interest to whoever asks for everything. */
const PAST_DAYS = 365

const isPast = ({ state, to }: Milestone, today: string): boolean =>
  state !== 'open' && to < Temporal.PlainDate.from(today).subtract({ days: PAST_DAYS }).toString()

/** The steps of the present: without those that ended long ago, unless there are no others. */
export function present(all: readonly Milestone[], today: string): Milestone[] {
  const now = all.filter((one) => !isPast(one, today))
  return now.length > 0 ? now : [...all]
}
