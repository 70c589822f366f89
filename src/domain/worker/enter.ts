import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { type WorkerState, workerState } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'

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

type Beginning = { personId: string; consentAt: Date | null; hours: string | null; wishes: string | null }

const stateRow = z.object({ state: workerState })

/** An entry in its first state; somebody who had left begins anew. The state that stands where they are a worker already. */
export async function beginAsWorker(
  { sql, town, now }: Act,
  { personId, consentAt, hours, wishes }: Beginning,
): Promise<WorkerState | undefined> {
  const begun =
    await sql.count(statement`insert into worker as k (town_id, person_id, state, skills, applied_at, consent_at, hours, wishes)
      values (${town}, ${personId}, 'applied', '{}', ${now}::timestamptz, ${consentAt}::timestamptz, ${hours}, ${wishes})
      on conflict (town_id, person_id) do update set state = 'applied', applied_at = excluded.applied_at,
        consent_at = excluded.consent_at, hours = excluded.hours, wishes = excluded.wishes, oriented_at = null, left_at = null
      where k.state = 'left'`)
  if (begun > 0) {
    await sql.count(statement`update person set roles = roles || '{worker}'::text[]
      where town_id = ${town} and id = ${personId} and not 'worker' = any (roles)`)
    return undefined
  }
  const [stands] = await sql.rows(
    stateRow,
    statement`select state from worker where town_id = ${town} and person_id = ${personId}`,
  )
  return stateRow.parse(stands).state
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
