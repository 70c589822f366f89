import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readPresider } from '../session/read.ts'
import { lockMotion } from './close.ts'
import { type Motion, type MotionRefusal, type SeenMotion, whyNot } from './model.ts'
import { findMotion } from './read.ts'

export type CastingRefusal =
  | MotionRefusal
  | { kind: 'not-tied' }
  | { kind: 'presides-not'; article: string; presider: string | undefined }
  | { kind: 'recused'; article: null; reason: string }

/**
 * Breaks a tie: a separate act after closing, by the person actually presiding at this moment and by nobody else, as they
 * think right, whatever their own vote was (rule 6(4), V4). Who stays out of the item breaks no tie on it (V9).
 */
export async function breakTie(
  act: Act,
  { meetingId, no, choice }: Omit<SeenMotion, 'state'> & { choice: 'yes' | 'no' },
): Promise<Outcome<Motion, CastingRefusal>> {
  await lockMotion(act, { meetingId, no })
  const motion = await findMotion(act, { meetingId, no })
  if (!motion) return refuse({ kind: 'no-such-motion' })
  const article = motion.rules?.decision.article ?? ''
  const presider = await readPresider(act, meetingId)
  if (presider?.personId !== act.by)
    return refuse({ kind: 'presides-not', article, presider: presider?.name })
  if (motion.state === 'decided' && motion.casting === null) return refuse({ kind: 'not-tied' })
  if (motion.state !== 'closed') return refuse(whyNot(motion.state))
  const out = await act.tx.recusal.findFirst({
    where: {
      townId: act.town,
      meetingId,
      itemNo: motion.itemNo,
      seatId: { in: await seatsHere(act, meetingId) },
    },
    select: { reason: true },
  })
  if (out) return refuse({ kind: 'recused', article: null, reason: out.reason })
  const result = choice === 'yes' ? 'passed' : 'rejected'
  await act.sql.count(statement`update motion set state = 'decided', result = ${result}, casting = ${choice}, decided_by = ${act.by},
      decided_at = ${act.now}
    where town_id = ${act.town} and meeting_id = ${meetingId} and no = ${no} and state = 'closed'`)
  await audit(act, { act: 'motion.tie-broken', subject: `${meetingId}/${no}`, facts: { casting: choice } })
  return done({ ...motion, state: 'decided', result, casting: choice, decidedBy: act.by })
}

async function seatsHere({ tx, town, by }: Act, meetingId: string): Promise<string[]> {
  const rows = await tx.presence.findMany({
    where: { townId: town, meetingId, personId: by, to: null },
    select: { seatId: true },
  })
  return rows.map(({ seatId }) => seatId)
}
