import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { EXPECTED, type Observer } from './model.ts'
import { findObserver } from './read.ts'

export type WithdrawRefusal = NotPermitted | { kind: 'no-such-observer' } | { kind: 'meeting-over' }

/**
 * The secretariat takes an invitation back, before the meeting has ended: its code is void, and whoever was let in sees
 * nothing of the meeting any more. The duty of secrecy stays (rule 8).
 */
export async function withdrawObserver(
  act: Act,
  { observerId }: { observerId: number },
): Promise<Outcome<Observer, WithdrawRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const before = await findObserver(act, observerId)
  if (!before || !EXPECTED.includes(before.state)) return refuse({ kind: 'no-such-observer' })
  const withdrawn = await act.sql.count(statement`update observer set state = 'withdrawn', code_digest = null
    where town_id = ${act.town} and id = ${observerId} and state in ${among(EXPECTED)}
      and exists (select 1 from meeting m where m.town_id = observer.town_id and m.id = observer.meeting_id and m.state <> 'closed')`)
  if (withdrawn === 0) {
    const now = await findObserver(act, observerId)
    return refuse({
      kind: now && EXPECTED.includes(now.state) ? 'meeting-over' : 'no-such-observer',
    })
  }
  await act.sql.count(statement`update observer_attendance set to_at = greatest(from_at, ${act.now}::timestamptz)
    where town_id = ${act.town} and observer_id = ${observerId} and to_at is null`)
  await audit(act, {
    act: 'observer.withdrawn',
    subject: before.meetingId,
    facts: { observer: observerId, ...(before.personId ? { person: before.personId } : {}) },
  })
  return done({ ...before, state: 'withdrawn' })
}
