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
