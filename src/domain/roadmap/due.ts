// What is to be said of a step, and on which days: pure, asked by the clock.
import type { Milestone } from './model.ts'

export type MilestoneNews = 'begins' | 'ended'

/** News that is older than a year is none: what was told is remembered a little longer. */
const NEWS_DAYS = 365

const isOld = (since: string, today: string): boolean =>
  today > Temporal.PlainDate.from(since).add({ days: NEWS_DAYS }).toString()

/**
 * An open step's window begins, from its first to its last day; or is over, from the day after. Whoever set the window
 * when that had happened already knew it. After a pause only the later of the two is due.
 */
export function newsOf(
  { state, from, to, setOn }: Pick<Milestone, 'state' | 'from' | 'to' | 'setOn'>,
  today: string,
): MilestoneNews | undefined {
  if (state !== 'open') return undefined
  if (today > to) return setOn <= to && !isOld(to, today) ? 'ended' : undefined
  return today >= from && setOn < from && !isOld(from, today) ? 'begins' : undefined
}

/** Another window is another matter: its beginning and its end are told anew. */
export const newsSubject = ({ no, from, to }: Pick<Milestone, 'no' | 'from' | 'to'>): string =>
  `milestone-${no} ${from} ${to}`
