import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayKeepEntry } from './may.ts'
import { BELONGS } from './model.ts'

export type WishesRefusal = NotPermitted | { kind: 'no-worker' }

/** The hours somebody can give, or what they would like to do, in their own words; null removes what was said. */
export async function changeWishes(
  act: Act,
  { personId, about, text }: { personId: string; about: 'hours' | 'wishes'; text: string | null },
): Promise<Outcome<null, WishesRefusal>> {
  const not = forbidden(mayKeepEntry(await readActor(act), personId))
  if (not) return refuse(not)
  const [hours, wishes] = about === 'hours' ? [true, false] : [false, true]
  const changed = await act.sql.count(statement`update worker set
      hours = case when ${hours}::boolean then ${text} else hours end,
      wishes = case when ${wishes}::boolean then ${text} else wishes end
    where town_id = ${act.town} and person_id = ${personId} and state in ${among(BELONGS)}`)
  if (changed === 0) return refuse({ kind: 'no-worker' })
  await audit(act, { act: 'worker.wishes', subject: personId, facts: { about } })
  return done(null)
}
