import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/code.ts'
import { connectAccount, enterNewcomer } from '../people/connect.ts'
import type { ChatAccount } from '../people/model.ts'
import type { Observer } from './model.ts'
import { findByObserverCode, isAwaited, isObserver, partIn } from './read.ts'

export type ObserverCodeRefusal =
  | { kind: 'code-unknown' }
  | { kind: 'code-expired' }
  | { kind: 'meeting-not-convened' }
  | { kind: 'meeting-cancelled' }
  | { kind: 'observer-is-member'; name: string }
  | { kind: 'observer-is-proxy'; name: string }
  | { kind: 'observer-invited-already' }
  /** The invitation is for somebody else of the register. */
  | { kind: 'observer-is-another' }

/** Who shows the code: somebody in the register, or an account the town does not know yet. */
export type Bearer = { personId: string } | { account: ChatAccount; locale: string }

/**
 * Who shows an observer's code is that observer, at that meeting alone (N6). The code works once, as long as the meeting lies
 * ahead. Whom the register does not know is entered only now, with the name the secretariat gave.
 */
export async function claimObserverCode(
  act: Act,
  { digits, bearer }: { digits: string; bearer: Bearer },
): Promise<Outcome<Observer & { personId: string }, ObserverCodeRefusal>> {
  const found = await findByObserverCode(act, digits)
  if (!found) return refuse({ kind: 'code-unknown' })
  const { observer } = found
  if (found.meeting === 'over') return refuse({ kind: 'code-expired' })
  if (found.meeting === 'draft') return refuse({ kind: 'meeting-not-convened' })
  if (found.meeting === 'cancelled') return refuse({ kind: 'meeting-cancelled' })
  const why = 'personId' in bearer ? await whyNot(act, observer, bearer.personId) : undefined
  if (why) return refuse(why)
  const personId = await personOf(act, observer, bearer)
  const taken = await act.sql.count(statement`update observer set person_id = ${personId}, code_digest = null
    where town_id = ${act.town} and id = ${observer.id} and state = 'invited' and code_digest = ${codeDigest(act.town, digits)}
      and ${isAwaited(act.now)}`)
  if (taken === 0) throw new LostRace('the code was used, or the invitation ended, in this moment')
  await audit(act, {
    act: 'observer.code-used',
    subject: observer.meetingId,
    facts: { observer: observer.id, person: personId },
  })
  return done({ ...observer, personId })
}

/** Somebody has one part in a meeting: a seat, somebody's seat, or as an observer (P4). */
async function whyNot(
  act: Act,
  { meetingId, personId: linked, name }: Observer,
  personId: string,
): Promise<ObserverCodeRefusal | undefined> {
  if (linked !== null) return linked === personId ? undefined : { kind: 'observer-is-another' }
  const part = await partIn(act, { meetingId, personId })
  if (part) return { kind: `observer-is-${part}`, name }
  const invited = await isObserver(act, { meetingId, personId })
  return invited ? { kind: 'observer-invited-already' } : undefined
}

/** The account of a stranger becomes that of the person who was invited, or of one who is entered now. */
async function personOf(act: Act, { personId, name }: Observer, bearer: Bearer): Promise<string> {
  if ('personId' in bearer) return bearer.personId
  if (personId === null) return enterNewcomer(act, { ...bearer, name, as: 'observer' })
  await connectAccount(act, { personId, account: bearer.account })
  return personId
}
