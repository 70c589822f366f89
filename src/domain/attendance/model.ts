// Answers to an invitation (N3): one for each seat and holder, with who gave it and how.
// An answer is neither presence nor a vote (N4).
import { z } from 'zod'
import type { SaidSince } from '../last-word.ts'
import type { Meeting, MeetingRefusal } from '../meeting/model.ts'
import type { NotPermitted } from '../permission.ts'
import type { NamedProxy } from '../proxy/model.ts'

export const answerKind = z.enum(['attend', 'absent', 'undecided', 'proxy'])
export type AnswerKind = z.output<typeof answerKind>

export const attendanceMode = z.enum(['in-person', 'online'])
export type AttendanceMode = z.output<typeof attendanceMode>

export type Answer = {
  answer: AnswerKind
  mode?: AttendanceMode | undefined
  note?: string | undefined
  lateMinutes?: number | undefined
  leaveEarly?: boolean | undefined
}

/** An answer as it stood before, kept for 取り消し. */
export const formerAnswer = z.object({
  answer: answerKind,
  mode: attendanceMode.nullish(),
  note: z.string().nullish(),
  lateMinutes: z.int().nullish(),
  leaveEarly: z.boolean().nullish(),
})
export type FormerAnswer = z.output<typeof formerAnswer>

/** Whose answer: the holder of a seat, for a meeting as the caller last saw it. */
export type Invited = {
  meeting: Pick<Meeting, 'id' | 'state' | 'revision' | 'answersCloseAt'>
  seatId: string
  personId: string
}

/** A proxy who was given leave would fall away: that is confirmed first. */
export type ProxyStands = { kind: 'proxy-stands'; proxy: NamedProxy }

export type AnswerRefusal = MeetingRefusal | NotPermitted | SaidSince | ProxyStands | { kind: 'not-holder' }
