import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'

/** Nobody is in the room any more: the meeting has ended, or moved to another day (N2). */
export const endAttendances = ({ town, now }: Pick<Act, 'town' | 'now'>, meetingId: string): Statement =>
  statement`update observer_attendance a set to_at = greatest(a.from_at, ${now}::timestamptz)
    from observer o where o.town_id = a.town_id and o.id = a.observer_id
      and o.town_id = ${town} and o.meeting_id = ${meetingId} and a.to_at is null`
