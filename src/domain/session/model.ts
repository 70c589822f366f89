import { z } from 'zod'
import type { AttendanceMode } from '../attendance/model.ts'
import type { Meeting, SeenMeeting } from '../meeting/model.ts'

/** Doors open this long before the start. */
export const DOORS_OPEN_MS = 12 * 3_600_000

/** The code is shown this long before the start: earlier nobody is in the room to read it. [choice] */
const CODE_SHOWN_MS = 2 * 3_600_000

/** Whether people are arriving: shortly before the start of a convened meeting, and as long as it is open. */
export const checksIn = (
  { state, startsAt, endsAt }: Pick<Meeting, 'state' | 'startsAt' | 'endsAt'>,
  now: Date,
): boolean =>
  state === 'open' ||
  (state === 'convened' && startsAt.getTime() <= now.getTime() + CODE_SHOWN_MS && endsAt > now)

/** The board is there until so long after the end of the meeting. [choice] */
const BOARD_KEPT_MS = 24 * 3_600_000

/** Until when the link to a meeting's board is good. */
export const boardUntil = ({ endsAt }: Pick<Meeting, 'endsAt'>): Date =>
  new Date(endsAt.getTime() + BOARD_KEPT_MS)

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
