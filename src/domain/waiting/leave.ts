import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayWorkAs } from '../claim/may.ts'
import { lockJob } from '../job/lock.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { IN_LINE, waitingState } from './model.ts'
import { passOn } from './pass-on.ts'

export type LeaveRefusal = NotPermitted | SaidSince | { kind: 'not-waiting' }

const leftRow = z.object({ was: waitingState })

/** Leaves the queue; an offer that is given up goes to the next. */
export async function leaveWaiting(
  act: Act,
  { no, personId, offerUntil }: { no: number; personId: string; offerUntil: Date },
): Promise<Outcome<{ offeredTo: string | null }, LeaveRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  await lockJob(act, no)
  const [left] = await act.sql.rows(
    leftRow,
    statement`update waiting w set state = 'left' from (select id, state as was from waiting
        where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state in ${among(IN_LINE)}) old
      where w.town_id = ${act.town} and w.id = old.id and w.state = old.was returning old.was`,
  )
  if (!left) return refuse({ kind: 'not-waiting' })
  await audit(act, { act: 'waiting.left', subject: `job-${no}`, facts: { worker: personId } })
  return done({ offeredTo: left.was === 'offered' ? await passOn(act, no, offerUntil) : null })
}
