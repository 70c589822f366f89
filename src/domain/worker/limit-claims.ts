import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayRunProgramme } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { BELONGS, LIMIT_MOST } from './model.ts'

export type LimitRefusal = NotPermitted | { kind: 'no-worker' } | { kind: 'limit-out-of-range'; most: number }

const wasRow = z.object({ was: z.int() })

/** How many jobs a worker may hold at a time (J7); what they hold above a lower limit stays theirs. */
export async function limitClaims(
  act: Act,
  { personId, limit }: { personId: string; limit: number },
): Promise<Outcome<{ was: number }, LimitRefusal>> {
  const not = forbidden(mayRunProgramme(await readActor(act)))
  if (not) return refuse(not)
  if (!Number.isInteger(limit) || limit < 0 || limit > LIMIT_MOST)
    return refuse({ kind: 'limit-out-of-range', most: LIMIT_MOST })
  const [changed] = await act.sql.rows(
    wasRow,
    statement`update worker k set claim_limit = ${limit}
      from (select claim_limit as was from worker where town_id = ${act.town} and person_id = ${personId} for update) old
      where k.town_id = ${act.town} and k.person_id = ${personId} and k.state in ${among(BELONGS)} returning old.was`,
  )
  if (!changed) return refuse({ kind: 'no-worker' })
  await audit(act, { act: 'worker.limited', subject: personId, facts: { from: changed.was, to: limit } })
  return done(changed)
}
