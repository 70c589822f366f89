import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayPlan } from '../meeting/may.ts'
import { holdersOn } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { type PollRefusal, type SeenPoll, whyEnded } from './model.ts'
import { findPoll, lockPoll } from './read.ts'

/** The secretariat calls a poll off, with its reason; what was answered stays on record. Who was asked is to hear of it. */
export async function callOffPoll(
  act: Act,
  { no, reason }: SeenPoll & { reason: string },
): Promise<Outcome<{ people: string[] }, PollRefusal | NotPermitted>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  const state = await lockPoll(act, no, 'update')
  const poll = state && (await findPoll(act, no))
  if (!poll) return refuse({ kind: 'no-such-poll' })
  const ended = whyEnded(poll.state)
  if (ended) return refuse(ended)
  await act.sql.count(statement`update poll set state = 'cancelled', reason = ${reason}, ended_at = ${act.now}
    where town_id = ${act.town} and no = ${no} and state = 'open'`)
  await audit(act, { act: 'poll.cancelled', subject: `poll/${no}` })
  const [first] = poll.dates
  const day = first && dayIn(await freshTown(act), first.startsAt)
  return done({ people: day ? await holdersOn(act, poll.bodyId, day) : [] })
}
