import { z } from 'zod'

/**
 *   draft ──▶ convened ──▶ open ──▶ closed
 *     └──────────┴──▶ cancelled
 */
export const meetingState = z.enum(['draft', 'convened', 'open', 'closed', 'cancelled'])
export type MeetingState = z.output<typeof meetingState>

/** States in which a meeting is on: invitations are answered, seats are taken. */
export const ON: readonly MeetingState[] = ['convened', 'open']
export const isOn = ({ state }: { state: MeetingState }): boolean => ON.includes(state)

export type AgendaItem = { no: number; title: string; kind: string; notified: boolean }

export type Meeting = {
  id: string
  bodyId: string
  no: number
  title: string
  startsAt: Date
  endsAt: Date
  place: string
  answersCloseAt: Date | null
  state: MeetingState
  /** Grows when date or place changes: what was answered for an older one counts no more (N2). */
  revision: number
  /** When the notice that is in force went out. */
  convenedAt: Date | null
  items: AgendaItem[]
}

/** A meeting as the caller last saw it; what changed since is found by its state and revision. */
export type SeenMeeting = Pick<Meeting, 'id' | 'state' | 'revision'>

/** What a meeting has come to since it was seen. */
export type MeetingRefusal =
  | { kind: 'meeting-not-convened' }
  | { kind: 'meeting-cancelled' }
  | { kind: 'meeting-over' }
  | { kind: 'meeting-changed' }
  | { kind: 'no-such-meeting' }

export type TimeRefusal =
  | { kind: 'meeting-in-the-past' }
  | { kind: 'meeting-ends-before-it-starts' }
  | { kind: 'deadline-after-start' }

/** A meeting lies ahead, ends after it starts, and takes answers no longer than until it starts. */
export function checkTimes(
  now: Date,
  { startsAt, endsAt, answersCloseAt }: Pick<Meeting, 'startsAt' | 'endsAt' | 'answersCloseAt'>,
): TimeRefusal | undefined {
  if (startsAt <= now) return { kind: 'meeting-in-the-past' }
  if (endsAt <= startsAt) return { kind: 'meeting-ends-before-it-starts' }
  return answersCloseAt && answersCloseAt > startsAt ? { kind: 'deadline-after-start' } : undefined
}
