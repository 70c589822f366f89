import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { type DraftRefusal, draftMeeting } from '../meeting/draft.ts'
import { usualTimes } from '../meeting/due.ts'
import { mayPlan } from '../meeting/may.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { type PollDate, type PollRefusal, type SeenPoll, whyEnded } from './model.ts'
import { answeredPoll, findPoll, lockPoll } from './read.ts'

export type SettleRefusal =
  | PollRefusal
  | DraftRefusal
  | { kind: 'no-such-date'; dateNo: number; dates: number }

export type Settled = {
  meeting: { id: string; no: number; endsAt: Date; answersCloseAt: Date }
  date: PollDate
  /** Who had answered, for whatever date. */
  people: string[]
}

/** One of the dates becomes the draft of the next meeting (N1), and the poll is closed: of two presses one does it. */
export async function settlePoll(
  act: Act,
  { no, dateNo }: SeenPoll & { dateNo: number },
): Promise<Outcome<Settled, SettleRefusal>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  const state = await lockPoll(act, no, 'update')
  const poll = state && (await findPoll(act, no))
  if (!poll) return refuse({ kind: 'no-such-poll' })
  const ended = whyEnded(poll.state)
  if (ended) return refuse(ended)
  const date = poll.dates.find((one) => one.no === dateNo)
  if (!date) return refuse({ kind: 'no-such-date', dateNo, dates: poll.dates.length })
  const { timezone } = await freshTown(act)
  const times = usualTimes(date.startsAt, { now: act.now, timezone })
  const { bodyId, place } = poll
  const drafted = await draftMeeting(act, { bodyId, place, startsAt: date.startsAt, ...times, items: [] })
  if (!drafted.ok) return drafted
  await act.sql.count(statement`update poll set state = 'closed', chosen = ${dateNo}, meeting_id = ${drafted.value.id},
      ended_at = ${act.now}
    where town_id = ${act.town} and no = ${no} and state = 'open'`)
  await audit(act, {
    act: 'poll.settled',
    subject: `poll/${no}`,
    facts: { date: dateNo, meeting: drafted.value.id },
  })
  return done({ meeting: { ...drafted.value, ...times }, date, people: await answeredPoll(act, no) })
}
