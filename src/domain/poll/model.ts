// Finding a date (日程調整): dates are proposed, those who hold a seat say which suit them, staff settle on one.
import { z } from 'zod'
import type { SaidSince } from '../last-word.ts'
import type { NotPermitted } from '../permission.ts'

/**
 *   open ──▶ closed (one of its dates has become the draft of a meeting)
 *     └────▶ cancelled
 */
export const pollState = z.enum(['open', 'closed', 'cancelled'])
export type PollState = z.output<typeof pollState>

/** ○ suits, △ would do, × does not. */
export const suits = z.enum(['yes', 'maybe', 'no'])
export type Suits = z.output<typeof suits>

export type PollDate = { no: number; startsAt: Date }

export type Poll = {
  no: number
  bodyId: string
  place: string
  state: PollState
  /** When answers are hoped for; they are taken until the poll is closed. */
  until: Date
  at: Date
  /** The date that was settled on, and the draft it became. */
  chosen: number | null
  meetingId: string | null
  reason: string | null
  dates: PollDate[]
}

/** A poll as the caller last saw it. */
export type SeenPoll = Pick<Poll, 'no' | 'state'>

export type DateAnswer = { dateNo: number; answer: Suits }
/** What stood before, for 取り消し: null where nothing did. */
export type FormerAnswer = { dateNo: number; answer: Suits | null }

export type PollRefusal = { kind: 'no-such-poll' } | { kind: 'poll-closed' } | { kind: 'poll-cancelled' }

export type PollAnswerRefusal =
  | PollRefusal
  | NotPermitted
  | SaidSince
  | { kind: 'not-asked' }
  | { kind: 'no-such-date'; dateNo: number; dates: number }

/** Why a poll takes nothing any more; undefined while it is open. */
export function whyEnded(state: PollState): Exclude<PollRefusal, { kind: 'no-such-poll' }> | undefined {
  if (state === 'open') return undefined
  return { kind: state === 'closed' ? 'poll-closed' : 'poll-cancelled' }
}

export const DATES_MOST = 12

export type DatesRefusal =
  | { kind: 'one-date' }
  | { kind: 'too-many-dates'; most: number }
  | { kind: 'date-past'; at: Date }
  | { kind: 'date-twice'; at: Date }
  | { kind: 'until-past' }
  | { kind: 'until-after-dates'; first: Date }

/** Two to twelve different dates to come, and answers hoped for before the first of them. */
export function checkDates(
  now: Date,
  { dates, until }: { dates: Date[]; until: Date },
): DatesRefusal | undefined {
  const past = dates.find((at) => at <= now)
  if (past) return { kind: 'date-past', at: past }
  const twice = dates.find((at, index) => dates.findIndex((other) => +other === +at) < index)
  if (twice) return { kind: 'date-twice', at: twice }
  if (dates.length < 2) return { kind: 'one-date' }
  if (dates.length > DATES_MOST) return { kind: 'too-many-dates', most: DATES_MOST }
  if (until <= now) return { kind: 'until-past' }
  const first = new Date(Math.min(...dates.map(Number)))
  return until > first ? { kind: 'until-after-dates', first } : undefined
}

/** What reminders of a poll are known by. */
export const pollSubject = ({ no }: Pick<Poll, 'no'>): string => `poll ${no}`
