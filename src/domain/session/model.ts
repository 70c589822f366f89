import { z } from 'zod'
import type { AttendanceMode } from '../attendance/model.ts'
import type { SeenMeeting } from '../meeting/model.ts'

/** Doors open this long before the start. */
export const DOORS_OPEN_MS = 12 * 3_600_000

/** Who sits down: a member for their own seat, or an accepted proxy for the seat they stand in for (Q8). */
export type Arrival = {
  meeting: SeenMeeting
  seatId: string
  personId: string
  proxyId?: number | undefined
  mode: AttendanceMode
}

const MINUTE_MS = 60_000

/** What the check-in code of a meeting is made of, minute by minute. */
const wordsOf = (meetingId: string, at: Date): string =>
  `check-in ${meetingId} ${Math.floor(at.getTime() / MINUTE_MS)}`

export type Digits = (words: string) => string

/** The code shown at the table in this minute. */
export const codeOf = (digits: Digits, meetingId: string, now: Date): string =>
  digits(wordsOf(meetingId, now))

/** A code is good in its minute and the next: whoever reads it needs a moment to type it. */
export const isCodeOf = (
  digits: Digits,
  { meetingId, code, now }: { meetingId: string; code: string; now: Date },
): boolean => [now, new Date(now.getTime() - MINUTE_MS)].some((at) => digits(wordsOf(meetingId, at)) === code)

/** As what somebody presides: by their office, or named for this meeting (仮議長, V5). */
export const presidingRole = z.enum(['chair', 'vice', 'temporary'])
export type PresidingRole = z.output<typeof presidingRole>

export type Presider = { personId: string; name: string; role: PresidingRole }
