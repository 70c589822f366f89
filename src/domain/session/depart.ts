import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { settleWhereOpen } from './preside.ts'

export type DepartureRefusal = NotPermitted | { kind: 'not-present' }

/** The secretariat writes down that somebody leaves the table; only who sits there can leave. */
export async function depart(
  act: Act,
  { meetingId, seatId, personId }: { meetingId: string; seatId: string; personId: string },
): Promise<Outcome<null, DepartureRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const left =
    await act.sql.count(statement`update presence set to_at = greatest(from_at, ${act.now}::timestamptz)
    where town_id = ${act.town} and meeting_id = ${meetingId} and seat_id = ${seatId} and person_id = ${personId}
      and to_at is null`)
  if (left === 0) return refuse({ kind: 'not-present' })
  await audit(act, { act: 'presence.left', subject: meetingId, facts: { seat: seatId } })
  const meeting = await act.tx.meeting.findUniqueOrThrow({
    where: { townId_id: { townId: act.town, id: meetingId } },
    select: { id: true, state: true },
  })
  await settleWhereOpen(act, meeting)
  return done(null)
}
