import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { mayAnswerFor } from '../attendance/may.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden } from '../permission.ts'
import { type DateAnswer, type FormerAnswer, type PollAnswerRefusal, suits, whyEnded } from './model.ts'
import { coversDate, lockPoll, readOwnDates } from './read.ts'

const dateRow = z.object({ no: z.int(), asked: z.boolean() })
const writtenRow = z.object({ dateNo: z.int(), answer: suits })

export type PollAnswered = {
  /** What counts from now on, of the dates that were answered. */
  taken: DateAnswer[]
  former: FormerAnswer[]
  /** The moment of the answer: 取り消し is about this one. */
  at: Date
}

/**
 * Takes down which dates suit somebody who holds a seat of the body on one of its days, until the poll is closed. The last
 * word about a date counts, whichever arrives first. The secretariat writes down what others say (N3).
 */
export async function answerPoll(
  act: Act,
  { no, personId, answers }: { no: number; personId: string; answers: DateAnswer[] },
): Promise<Outcome<PollAnswered, PollAnswerRefusal>> {
  const not = forbidden(mayAnswerFor(await readActor(act), personId))
  if (not) return refuse(not)
  const state = await lockPoll(act, no, 'share')
  if (!state) return refuse({ kind: 'no-such-poll' })
  const ended = whyEnded(state)
  if (ended) return refuse(ended)
  const dates = await askedDates(act, no, personId)
  if (!dates.some(({ asked }) => asked)) return refuse({ kind: 'not-asked' })
  const unknown = answers.find(({ dateNo }) => !dates.some((date) => date.no === dateNo))
  if (unknown) return refuse({ kind: 'no-such-date', dateNo: unknown.dateNo, dates: dates.length })
  const before = await readOwnDates(act, no, personId)
  const at = act.said ?? act.now
  const taken = await act.sql.rows(
    writtenRow,
    statement`insert into poll_answer (town_id, poll_no, date_no, person_id, answer, at, by_id, via)
      select ${act.town}, ${no}::int, g."dateNo", ${personId}, g.answer, ${at}::timestamptz, ${act.by}, ${act.via}
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as g ("dateNo" int, answer text) order by g."dateNo"
      on conflict (town_id, poll_no, date_no, person_id) do update
        set answer = excluded.answer, at = excluded.at, by_id = excluded.by_id, via = excluded.via
        where poll_answer.at <= excluded.at
      returning date_no as "dateNo", answer`,
  )
  if (taken.length === 0) return refuse({ kind: 'said-since' })
  await audit(act, {
    act: 'poll.answered',
    subject: `poll/${no}`,
    facts: { person: personId, dates: taken.length },
  })
  const former = taken.map(({ dateNo }) => ({
    dateNo,
    answer: before.find((one) => one.dateNo === dateNo)?.answer ?? null,
  }))
  return done({ taken, former, at })
}

/** The dates of a poll, and on which of them somebody holds a seat of its body. */
const askedDates = ({ sql, town }: Act, no: number, personId: string) =>
  sql.rows(
    dateRow,
    statement`select d.no, exists (select 1 from appointment a where a.town_id = l.town_id and a.body_id = l.body_id
        and a.person_id = ${personId} and ${coversDate}) as asked
      from poll l join town t on t.id = l.town_id join poll_date d on d.town_id = l.town_id and d.poll_no = l.no
      where l.town_id = ${town} and l.no = ${no} order by d.no`,
  )
