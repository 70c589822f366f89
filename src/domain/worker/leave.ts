import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { type HeldClaim, IN_HAND } from '../claim/model.ts'
import { claimsOf } from '../claim/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { LIVING } from '../supporter/model.ts'
import { mayKeepEntry } from './may.ts'
import { BELONGS } from './model.ts'

export type LeaveRefusal =
  | NotPermitted
  | { kind: 'no-worker' }
  /** What they hold is handed in or given back first. */
  | { kind: 'still-working'; held: HeldClaim[] }

/**
 * Leaves the programme: hours, wishes and supporters go with it, places in queues are given up. Claims, terms and pay stay,
 * as law has them kept (J1). Offers of a slot run out and go to the next in line.
 */
export async function leaveProgramme(
  act: Act,
  { personId }: { personId: string },
): Promise<Outcome<null, LeaveRefusal>> {
  const { sql, town, now } = act
  const not = forbidden(mayKeepEntry(await readActor(act), personId))
  if (not) return refuse(not)
  // The row keeps a claim from coming in between: claimJob locks it too.
  const there = await sql.count(statement`select 1 from worker
    where town_id = ${town} and person_id = ${personId} and state in ${among(BELONGS)} for update`)
  if (there === 0) return refuse({ kind: 'no-worker' })
  const working = await sql.count(
    statement`select 1 from claim where town_id = ${town} and person_id = ${personId} and state in ${among(IN_HAND)}`,
  )
  if (working > 0)
    return refuse({ kind: 'still-working', held: await claimsOf(act, personId, { inHand: true }) })
  await sql.count(statement`update worker set state = 'left', left_at = ${now}, hours = null, wishes = null
    where town_id = ${town} and person_id = ${personId}`)
  await sql.count(statement`update waiting set state = 'left'
    where town_id = ${town} and person_id = ${personId} and state = 'waiting'`)
  await sql.count(statement`update application set state = 'withdrawn', ended_at = ${now}
    where town_id = ${town} and person_id = ${personId} and state = 'applied'`)
  await sql.count(statement`update supporter set state = 'ended', ended_at = ${now}
    where town_id = ${town} and worker_id = ${personId} and state in ${among(LIVING)}`)
  await audit(act, { act: 'worker.left', subject: personId })
  return done(null)
}
