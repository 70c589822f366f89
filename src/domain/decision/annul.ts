import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { forgetVotes, lockMotion } from './close.ts'
import { type Motion, type MotionRefusal, type SeenMotion, whyNot } from './model.ts'
import { findMotion } from './read.ts'

export type AnnulRefusal = MotionRefusal | NotPermitted | { kind: 'motion-changed' }

/**
 * The secretariat voids a motion, with its reason: the trace stays, what was counted stays readable, and it decides nothing.
 * Voting anew is a motion of its own.
 */
export async function annulMotion(
  act: Act,
  { reason, ...seen }: SeenMotion & { reason: string },
): Promise<Outcome<Motion, AnnulRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  await lockMotion(act, seen)
  const motion = await findMotion(act, seen)
  if (!motion) return refuse({ kind: 'no-such-motion' })
  if (motion.state === 'void') return refuse(whyNot('void'))
  if (motion.state !== seen.state) return refuse({ kind: 'motion-changed' })
  await forgetVotes(act, seen)
  await act.sql.count(statement`update motion set state = 'void', reason = ${reason}
    where town_id = ${act.town} and meeting_id = ${seen.meetingId} and no = ${seen.no}`)
  await audit(act, {
    act: 'motion.voided',
    subject: `${seen.meetingId}/${seen.no}`,
    facts: { from: motion.state },
  })
  return done({ ...motion, state: 'void', reason })
}
