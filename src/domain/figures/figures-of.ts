import { wallTime } from '../calendar.ts'
import { isLive } from '../claim/model.ts'
import type { Band, ClaimFact, Facts, Figures, JobFact, LeadTimes, Load, Period } from './model.ts'

const DAY_MS = 86_400_000

type Looking = { periods: Period[]; timezone: string; now: Date }

/** The figures of some periods, from what happened: of each period its end, or this moment where it has not ended yet. */
export function figuresOf(facts: Facts, { periods, timezone, now }: Looking): Figures {
  const spans = periods.map((period) => ({ ...period, ...instants(period, timezone) }))
  const [first, last] = [spans[0], spans.at(-1)]
  const begun = spans.filter(({ start }) => start <= now)
  const whole = first && last ? { start: first.start, end: last.end } : { start: now, end: now }
  const delivered = facts.claims.filter((claim) => isIn(claim.deliveredAt, whole))
  const accepted = facts.claims.filter((claim) => isIn(claim.acceptedAt, whole))
  return {
    periods: begun.map(({ from, until }) => ({ from, until })),
    load: begun.map((span) => loadOf(facts, span, now)),
    leadTimes: begun.map((span) => leadTimesOf(facts.claims, span)),
    overall: {
      deliveries: delivered.length,
      toDelivery: median(delivered.flatMap(daysToDelivery)),
      acceptances: accepted.length,
      toAcceptance: median(accepted.flatMap(daysToAcceptance)),
    },
    ...earningsOf(delivered, facts.active),
  }
}

type Span = Period & { start: Date; end: Date }

const instants = ({ from, until }: Period, timezone: string) => ({
  start: dayStart(from, timezone),
  end: dayStart(until, timezone),
})

function dayStart(day: string, timezone: string): Date {
  const at = wallTime(day, timezone)
  if (!at) throw new Error(`${day} is no day`)
  return at
}

const isIn = (at: Date | null, { start, end }: Pick<Span, 'start' | 'end'>): boolean =>
  at !== null && at >= start && at < end

function loadOf({ jobs, claims }: Facts, span: Span, now: Date): Load {
  const at = span.end < now ? span.end : now
  return {
    from: span.from,
    until: span.until,
    open: jobs.filter((job) => wasOpen(job, at)).length,
    inHand: claims.filter((claim) => wasInHand(claim, at)).length,
    delivered: claims.filter(({ deliveredAt }) => isIn(deliveredAt, span)).length,
  }
}

/** A job that was closed without a record of when is not counted at all. */
const wasOpen = ({ state, publishedAt, dueAt, closedAt }: JobFact, at: Date): boolean =>
  publishedAt !== null &&
  publishedAt <= at &&
  dueAt > at &&
  (state === 'open' || (closedAt !== null && closedAt > at))

const wasInHand = ({ state, at: since, deliveredAt, endedAt }: ClaimFact, at: Date): boolean =>
  since <= at &&
  (deliveredAt === null || deliveredAt > at) &&
  (endedAt === null ? isLive(state) : endedAt > at)

const leadTimesOf = (claims: ClaimFact[], span: Span): LeadTimes => ({
  from: span.from,
  until: span.until,
  toDelivery: median(claims.filter(({ deliveredAt }) => isIn(deliveredAt, span)).flatMap(daysToDelivery)),
  toAcceptance: median(claims.filter(({ acceptedAt }) => isIn(acceptedAt, span)).flatMap(daysToAcceptance)),
})

const daysToDelivery = ({ at, deliveredAt }: ClaimFact): number[] =>
  deliveredAt === null ? [] : [daysBetween(at, deliveredAt)]
const daysToAcceptance = ({ deliveredAt, acceptedAt }: ClaimFact): number[] =>
  deliveredAt === null || acceptedAt === null ? [] : [daysBetween(deliveredAt, acceptedAt)]

const daysBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / DAY_MS)

/** The middle of some figures; of an even number the mean of the two in the middle. */
export function median(all: number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Where a band begins. */
const BANDS = [1, 10_000, 30_000, 50_000, 100_000, 200_000] as const

/** How many workers earned how much, of what they delivered; active ones who delivered nothing are the first band. */
function earningsOf(delivered: ClaimFact[], active: string[]): Pick<Figures, 'bands' | 'earned'> {
  const earned = [...Map.groupBy(delivered, ({ personId }) => personId)]
    .map(([personId, own]) => ({ personId, yen: own.reduce((sum, { yen }) => sum + yen, 0) }))
    .filter(({ yen }) => yen > 0)
  const sums = earned.map(({ yen }) => yen)
  const nothing = active.filter((id) => !earned.some(({ personId }) => personId === id))
  const bands = BANDS.map((from, n): Band => {
    const below = BANDS[n + 1] ?? null
    return {
      from,
      below,
      workers: sums.filter((yen) => yen >= from && (below === null || yen < below)).length,
    }
  })
  return {
    bands: [{ from: 0, below: 1, workers: nothing.length }, ...bands],
    earned: { workers: sums.length, yen: sums.reduce((sum, yen) => sum + yen, 0), median: median(sums) },
  }
}
