import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { SYSTEM } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { countReturns, type Written, type WrittenKey } from './model.ts'
import { findWritten, readEntitledTo } from './read.ts'

export type DecideRefusal =
  | NotPermitted
  | { kind: 'no-such-written' }
  | { kind: 'written-decided' }
  | { kind: 'written-void' }
  | { kind: 'not-yet'; until: Date; silent: string[] }

/**
 * Counts a written resolution: at its time, or before it once everybody has returned it; never earlier, for silence is no
 * consent (W1). Who was entitled on that day is frozen with it (V12).
 */
export async function decideWritten(act: Act, key: WrittenKey): Promise<Outcome<Written, DecideRefusal>> {
  const not = act.by === SYSTEM ? undefined : forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const written = await lockWritten(act, key)
  if (!written) return refuse({ kind: 'no-such-written' })
  if (written.state === 'decided') return refuse({ kind: 'written-decided' })
  if (written.state === 'void') return refuse({ kind: 'written-void' })
  const over = written.until <= act.now
  const day = dayIn(await freshTown(act), over ? written.until : act.now)
  const entitled = await readEntitledTo(act, key, day)
  const silent = entitled.filter(({ choice }) => choice === null)
  if (!over && (silent.length > 0 || entitled.length === 0))
    return refuse({ kind: 'not-yet', until: written.until, silent: silent.map(({ name }) => name) })
  const electorate = entitled.map(({ seat, person, choice }) => ({ seat, person, choice }))
  const { result, counts } = countReturns(
    electorate.map(({ choice }) => choice),
    written.rules,
  )
  await act.sql.count(statement`update written set state = 'decided', result = ${result}, decided_at = ${act.now},
      counts = ${JSON.stringify(counts)}::jsonb, electorate = ${JSON.stringify(electorate)}::jsonb
    where town_id = ${act.town} and body_id = ${key.bodyId} and no = ${key.no}`)
  await audit(act, {
    act: 'written.decided',
    subject: `${key.bodyId}/${key.no}`,
    facts: { result, ...counts },
  })
  return done({ ...written, state: 'decided', result, counts, electorate, decidedAt: act.now })
}

/** Returns on their way are in before, or find it decided. */
async function lockWritten(act: Act, { bodyId, no }: WrittenKey): Promise<Written | undefined> {
  await act.sql.count(statement`select 1 from written where town_id = ${act.town} and body_id = ${bodyId}
    and no = ${no} for update`)
  return findWritten(act, { bodyId, no })
}

export type VoidRefusal = Exclude<DecideRefusal, { kind: 'not-yet' }>

/** The secretariat voids a written resolution that is open, with its reason; the trace stays, and it decides nothing. */
export async function voidWritten(
  act: Act,
  { reason, ...key }: WrittenKey & { reason: string },
): Promise<Outcome<Written, VoidRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const written = await lockWritten(act, key)
  if (!written) return refuse({ kind: 'no-such-written' })
  if (written.state !== 'open')
    return refuse({ kind: written.state === 'decided' ? 'written-decided' : 'written-void' })
  await act.sql.count(statement`update written set state = 'void', reason = ${reason}
    where town_id = ${act.town} and body_id = ${key.bodyId} and no = ${key.no}`)
  await audit(act, { act: 'written.voided', subject: `${key.bodyId}/${key.no}` })
  return done({ ...written, state: 'void', reason })
}
