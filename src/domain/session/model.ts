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

/** As what somebody presides: by their office, or named for this meeting (仮議長, V5). */
export const presidingRole = z.enum(['chair', 'vice', 'temporary'])
export type PresidingRole = z.output<typeof presidingRole>

export type Presider = { personId: string; name: string; role: PresidingRole }
