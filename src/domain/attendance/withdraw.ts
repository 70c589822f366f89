import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { answerFor, hasLastWord } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { endProxies } from '../proxy/end.ts'
import { type SupersededProxy, supersededProxy } from '../proxy/model.ts'
import { type AnswerRefusal, type FormerAnswer, formerAnswer, type Invited } from './model.ts'
import { findInvitation } from './read.ts'

const standing = z.object({ answer: z.string(), previous: formerAnswer.nullable() })

export type Withdrawn = {
  restored: FormerAnswer | null
  /** The proxy who was named by the answer, and no longer comes. */
  superseded: SupersededProxy[]
}
export type WithdrawRefusal = AnswerRefusal | { kind: 'nothing-to-withdraw' }

/** 取り消し: goes back to the answer that stood before, or to none. A proxy ended by the answer stays ended. */
export async function withdrawAnswer(
  act: Act,
  invited: Invited,
): Promise<Outcome<Withdrawn, WithdrawRefusal>> {
  const invitation = await findInvitation(act, invited)
  if (!invitation.ok) return invitation
  const { meeting, seatId, personId } = invited
  const own = statement`town_id = ${act.town} and meeting_id = ${meeting.id} and seat_id = ${seatId}
    and person_id = ${personId} and revision = ${meeting.revision}`
  const about = answerFor(meeting.id, seatId)
  if (!(await hasLastWord(act, { personId, about }))) return refuse({ kind: 'said-since' })
  const [answer] = await act.sql.rows(
    standing,
    statement`select answer, previous from answer where ${own} for update`,
  )
  if (!answer) return refuse({ kind: 'nothing-to-withdraw' })
  const superseded =
    answer.answer === 'proxy'
      ? await act.sql.rows(supersededProxy, endProxies(act, { meetingId: meeting.id, seatId }))
      : []
  const restored = answer.previous && answer.previous.answer !== 'proxy' ? answer.previous : null
  await act.sql.count(restored ? restore(act, own, restored) : statement`delete from answer where ${own}`)
  await audit(act, {
    act: 'answer.withdrawn',
    subject: meeting.id,
    facts: { seat: seatId, person: personId, restored: restored?.answer ?? null },
  })
  return done({ restored, superseded })
}

const restore = (
  { now, by, via }: Act,
  own: Statement,
  { answer, mode, note, lateMinutes, leaveEarly }: FormerAnswer,
): Statement => statement`update answer set answer = ${answer}, mode = ${mode ?? null}, note = ${note ?? null},
    late_minutes = ${lateMinutes ?? null}, leave_early = ${leaveEarly ?? false}, previous = null, by_id = ${by}, via = ${via}, at = ${now}
  where ${own}`
