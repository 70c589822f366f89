import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { BELONGS } from '../worker/model.ts'
import { LIVING, type Support } from './model.ts'
import { supportersOf } from './read.ts'

export type ProposeRefusal =
  | NotPermitted
  | { kind: 'no-worker' }
  | { kind: 'no-such-person' }
  | { kind: 'supports-self' }
  | { kind: 'already-proposed'; support: Support }

/** The secretariat proposes a supporter; nothing may be done for the worker before they agree (J12). */
export async function proposeSupporter(
  act: Act,
  { workerId, personId }: { workerId: string; personId: string },
): Promise<Outcome<Support, ProposeRefusal>> {
  const { sql, town, now, by, via } = act
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (workerId === personId) return refuse({ kind: 'supports-self' })
  const worker = await sql.count(statement`select 1 from worker
    where town_id = ${town} and person_id = ${workerId} and state in ${among(BELONGS)} for update`)
  if (worker === 0) return refuse({ kind: 'no-worker' })
  const there = await sql.count(statement`select 1 from person where town_id = ${town} and id = ${personId}`)
  if (there === 0) return refuse({ kind: 'no-such-person' })
  const proposed =
    await sql.count(statement`insert into supporter (town_id, worker_id, person_id, state, at, by_id, via)
    select ${town}, ${workerId}, ${personId}, 'asked', ${now}::timestamptz, ${by}, ${via}
    where not exists (select 1 from supporter where town_id = ${town} and worker_id = ${workerId}
      and person_id = ${personId} and state in ${among(LIVING)})`)
  const found = (await supportersOf(act, workerId)).find((one) => one.personId === personId)
  if (!found) throw new LostRace('the proposal ended in this moment')
  if (proposed === 0) return refuse({ kind: 'already-proposed', support: found })
  await audit(act, {
    act: 'supporter.proposed',
    subject: `supporter-${found.id}`,
    facts: { worker: workerId },
  })
  return done(found)
}
