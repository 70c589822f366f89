import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import type { WorkerState } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { beginAsWorker } from './begin-as-worker.ts'

export type EnterRefusal =
  | NotPermitted
  | { kind: 'no-such-person' }
  | { kind: 'already-worker'; state: WorkerState }

/** The secretariat enters somebody of the register as a worker; they are `applied`, as if they had asked themselves. */
export async function enterWorker(
  act: Act,
  { personId }: { personId: string },
): Promise<Outcome<null, EnterRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const there = await act.sql.count(
    statement`select 1 from person where town_id = ${act.town} and id = ${personId} for update`,
  )
  if (there === 0) return refuse({ kind: 'no-such-person' })
  const standing = await beginAsWorker(act, { personId, consentAt: null, hours: null, wishes: null })
  if (standing) return refuse({ kind: 'already-worker', state: standing })
  await audit(act, { act: 'worker.entered', subject: personId })
  return done(null)
}

export type TakeBackEntryRefusal = NotPermitted | { kind: 'no-worker' } | { kind: 'worker-in-use' }

/** Takes an entry back, as long as nothing has been built on it. */
export async function takeBackEntry(
  act: Act,
  { personId }: { personId: string },
): Promise<Outcome<null, TakeBackEntryRefusal>> {
  const { sql, town } = act
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const there = await sql.count(
    statement`select 1 from worker where town_id = ${town} and person_id = ${personId} for update`,
  )
  if (there === 0) return refuse({ kind: 'no-worker' })
  const gone = await sql.count(statement`delete from worker k
    where k.town_id = ${town} and k.person_id = ${personId} and k.state = 'applied' and k.consent_at is null and k.skills = '{}'
      and not exists (select 1 from claim where town_id = ${town} and person_id = ${personId})
      and not exists (select 1 from waiting where town_id = ${town} and person_id = ${personId})
      and not exists (select 1 from application where town_id = ${town} and person_id = ${personId})
      and not exists (select 1 from supporter where town_id = ${town} and worker_id = ${personId})
      and not exists (select 1 from enrolment where town_id = ${town} and person_id = ${personId})
      and not exists (select 1 from question where town_id = ${town} and person_id = ${personId})
      and not exists (select 1 from statement where town_id = ${town} and person_id = ${personId})`)
  if (gone === 0) return refuse({ kind: 'worker-in-use' })
  await sql.count(statement`update person set roles = array_remove(roles, 'worker')
    where town_id = ${town} and id = ${personId}`)
  await audit(act, { act: 'worker.entry-undone', subject: personId })
  return done(null)
}
