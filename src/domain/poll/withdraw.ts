import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { mayAnswerFor } from '../attendance/may.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { type FormerAnswer, type PollRefusal, whyEnded } from './model.ts'
import { lockPoll } from './read.ts'

export type WithdrawPollRefusal = PollRefusal | NotPermitted | { kind: 'nothing-to-withdraw' }

/** Takes the answer of a moment back: what stood before stands again. What was said since stays. */
export async function withdrawPollAnswer(
  act: Act,
  { no, personId, at, former }: { no: number; personId: string; at: Date; former: FormerAnswer[] },
): Promise<Outcome<{ dates: number }, WithdrawPollRefusal>> {
  const not = forbidden(mayAnswerFor(await readActor(act), personId))
  if (not) return refuse(not)
  const state = await lockPoll(act, no, 'share')
  if (!state) return refuse({ kind: 'no-such-poll' })
  const ended = whyEnded(state)
  if (ended) return refuse(ended)
  const given = statement`jsonb_to_recordset(${JSON.stringify(former)}::jsonb) as g ("dateNo" int, answer text)`
  const own = statement`w.town_id = ${act.town} and w.poll_no = ${no} and w.person_id = ${personId} and w.at = ${at}
    and w.date_no = g."dateNo"`
  const emptied = await act.sql.count(
    statement`delete from poll_answer w using ${given} where ${own} and g.answer is null`,
  )
  const restored =
    await act.sql.count(statement`update poll_answer w set answer = g.answer, at = ${act.said ?? act.now}
    from ${given} where ${own} and g.answer is not null`)
  if (emptied + restored === 0) return refuse({ kind: 'nothing-to-withdraw' })
  await audit(act, { act: 'poll.answer-withdrawn', subject: `poll/${no}`, facts: { person: personId } })
  return done({ dates: emptied + restored })
}
