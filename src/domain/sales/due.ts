// When somebody is asked about the next step of a lead: pure, asked by the clock.
import { isOpenStage, type Lead } from './model.ts'

const WEEK_DAYS = 7

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days

/**
 * Asked on the day of the next step (0), and each week while it is overdue (1, 2 …). Whoever wrote the lead down on that
 * day or later knows it. After a pause only the last of them is due.
 */
export function askedOn(
  { stage, nextOn }: Pick<Lead, 'stage' | 'nextOn'>,
  { changedOn, today }: { changedOn: string; today: string },
): number | undefined {
  if (!isOpenStage(stage) || nextOn === null || nextOn > today) return undefined
  const weeks = Math.floor(daysBetween(nextOn, today) / WEEK_DAYS)
  const askedAt = Temporal.PlainDate.from(nextOn)
    .add({ days: weeks * WEEK_DAYS })
    .toString()
  return changedOn < askedAt ? weeks : undefined
}

/** A lead that has changed since is another matter: it is asked about anew. */
export const askedSubject = ({ no, revision }: Pick<Lead, 'no' | 'revision'>, weeks: number): string =>
  `lead-${no} r${revision} +${weeks}`
