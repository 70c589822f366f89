// Whoever is invited says whether they come; saying yes is the pledge of secrecy, where the charter asks for one (rule 8).
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { secrecyOf } from '../pledge/may.ts'
import { freshTown } from '../town/read.ts'
import { EXPECTED, type Observer } from './model.ts'
import { findObserver, isAwaited } from './read.ts'

export type InvitationRefusal = { kind: 'no-such-invitation' }

const ACCEPTABLE = ['invited', 'declined']

/** Accepts, having seen the duty of secrecy (N6, rule 8); also after all, who had declined. Accepting again changes nothing. */
export async function acceptInvitation(
  act: Act,
  { observerId }: { observerId: number },
): Promise<Outcome<Observer & { again: boolean }, InvitationRefusal>> {
  const observer = await findObserver(act, observerId)
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === observer?.meetingId)
  if (!observer || !meeting || observer.personId !== act.by) return refuse({ kind: 'no-such-invitation' })
  const pledged = secrecyOf(town, meeting).required ? act.now : null
  const accepted = await act.sql.count(statement`update observer set state = 'accepted', code_digest = null,
      pledged_at = coalesce(pledged_at, ${pledged}::timestamptz)
    where town_id = ${act.town} and id = ${observerId} and person_id = ${act.by} and state in ${among(ACCEPTABLE)}
      and ${isAwaited(act.now)} and not exists (select 1 from observer y where y.town_id = observer.town_id
        and y.meeting_id = observer.meeting_id and y.id <> observer.id and y.state in ${among(EXPECTED)}
        and (y.person_id = observer.person_id or y.name_key = observer.name_key))`)
  if (accepted === 0 && !(await comes(act, observerId))) return refuse({ kind: 'no-such-invitation' })
  if (accepted > 0)
    await audit(act, {
      act: 'observer.accepted',
      subject: observer.meetingId,
      facts: { observer: observerId, person: act.by, pledged: pledged !== null },
    })
  return done({ ...observer, state: 'accepted', again: accepted === 0 })
}

/** Whether the one who acts has accepted before, and the meeting still is on. */
const comes = async ({ sql, town, now, by }: Act, id: number): Promise<boolean> =>
  (await sql.count(statement`select 1 from observer
    where town_id = ${town} and id = ${id} and person_id = ${by} and state = 'accepted' and ${isAwaited(now)}`)) >
  0

/** Whoever is invited does not come; a pledge that was given stays on record. */
export async function declineInvitation(
  act: Act,
  { observerId }: { observerId: number },
): Promise<Outcome<Observer, InvitationRefusal>> {
  const declined = await act.sql.count(statement`update observer set state = 'declined', code_digest = null
    where town_id = ${act.town} and id = ${observerId} and person_id = ${act.by} and state in ${among(EXPECTED)}
      and ${isAwaited(act.now)}`)
  const observer = await findObserver(act, observerId)
  if (declined === 0 || !observer) return refuse({ kind: 'no-such-invitation' })
  await audit(act, { act: 'observer.declined', subject: observer.meetingId, facts: { observer: observerId } })
  return done(observer)
}
