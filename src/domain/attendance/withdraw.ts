import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { answerFor, hasLastWord } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { endProxies } from '../proxy/end.ts'
import { type NamedProxy, type SupersededProxy, supersededProxy } from '../proxy/model.ts'
import { reviveProxy } from '../proxy/revive.ts'
import { type AnswerRefusal, type FormerAnswer, formerAnswer, type Invited } from './model.ts'
import { findInvitation, standingProxy } from './read.ts'

const standing = z.object({ answer: z.string(), at: z.date(), previous: formerAnswer.nullable() })
type Standing = z.output<typeof standing>

export type Withdrawn = {
  restored: FormerAnswer | null
  /** The proxy who was named by the answer, and no longer comes. */
  superseded: SupersededProxy[]
  /** The proxy whom the answer had ended, and who comes again. */
  revived: NamedProxy | null
}
export type WithdrawRefusal = AnswerRefusal | { kind: 'nothing-to-withdraw' }

/**
 * 取り消し: goes back to the answer that stood before, or to none. A proxy whom the answer had ended comes again, with the
 * code that was good. `givenAt` is the moment of the answer that is meant (epoch milliseconds): another one stays.
 * A proxy who was given leave since falls away only for somebody who is `sure`.
 */
export async function withdrawAnswer(
  act: Act,
  invited: Invited,
  { sure = false, givenAt }: { sure?: boolean; givenAt?: number | undefined } = {},
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
    statement`select answer, at, previous from answer where ${own} for update`,
  )
  if (!answer) return refuse({ kind: 'nothing-to-withdraw' })
  if (givenAt !== undefined && answer.at.getTime() !== givenAt) return refuse({ kind: 'said-since' })
  const stands = sure ? undefined : await standingProxy(act, invited)
  if (stands && answer.answer === 'proxy') return refuse(stands)
  const superseded =
    answer.answer === 'proxy'
      ? await act.sql.rows(supersededProxy, endProxies(act, { meetingId: meeting.id, seatId }))
      : []
  const except = superseded.map(({ id }) => id)
  const revived = await reviveProxy(act, {
    meetingId: meeting.id,
    seatId,
    personId,
    endedAt: answer.at,
    except,
  })
  const restored = restoredFrom(answer, revived)
  await act.sql.count(restored ? restore(act, own, restored) : statement`delete from answer where ${own}`)
  await audit(act, {
    act: 'answer.withdrawn',
    subject: meeting.id,
    facts: { seat: seatId, person: personId, restored: restored?.answer ?? null, proxy: revived?.id ?? null },
  })
  return done({ restored, superseded, revived })
}

/** 「代理」 stands again only with the proxy it named. */
function restoredFrom({ previous }: Standing, revived: NamedProxy | null): FormerAnswer | null {
  if (revived) return { answer: 'proxy' }
  return previous && previous.answer !== 'proxy' ? previous : null
}

const restore = (
  { now, by, via }: Act,
  own: Statement,
  { answer, mode, note, lateMinutes, leaveEarly }: FormerAnswer,
): Statement => statement`update answer set answer = ${answer}, mode = ${mode ?? null}, note = ${note ?? null},
    late_minutes = ${lateMinutes ?? null}, leave_early = ${leaveEarly ?? null}, previous = null, by_id = ${by}, via = ${via}, at = ${now}
  where ${own}`
