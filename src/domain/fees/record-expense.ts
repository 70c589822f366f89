// What somebody is reimbursed for a meeting (費用弁償), written down and taken back by the secretariat.
import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { REIMBURSED } from './model.ts'

type NewExpense = { meeting: SeenMeeting; personId: string; yen: number; note: string }

export type ExpenseRefusal = MeetingRefusal | NotPermitted | { kind: 'recorded-already'; yen: number }

const recordedRow = z.object({ yen: z.int() })

/**
 * Records an expense of a person for a meeting that is called or held. Each is known by its note: what is written down
 * twice is refused, and the first stands.
 */
export async function recordExpense(
  act: Act,
  { meeting, personId, yen, note }: NewExpense,
): Promise<Outcome<null, ExpenseRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const called = await act.sql.count(statement`select 1 from meeting
    where town_id = ${act.town} and id = ${meeting.id} and state in ${among(REIMBURSED)} for share`)
  if (called === 0) return refuse(await whyStale(act, meeting))
  const written =
    await act.sql.count(statement`insert into expense (town_id, meeting_id, person_id, note, yen, by_id, via, at)
      values (${act.town}, ${meeting.id}, ${personId}, ${note}, ${yen}, ${act.by}, ${act.via}, ${act.now})
      on conflict do nothing`)
  if (written === 0) {
    const [stands] = await act.sql.rows(
      recordedRow,
      statement`select yen from expense where town_id = ${act.town} and meeting_id = ${meeting.id}
        and person_id = ${personId} and note = ${note}`,
    )
    return refuse({ kind: 'recorded-already', yen: stands?.yen ?? yen })
  }
  await audit(act, { act: 'expense.recorded', subject: meeting.id, facts: { person: personId, yen } })
  return done(null)
}

type RecordedExpense = { meetingId: string; personId: string; note: string; at: Date }

/** Takes an expense back, as it was recorded at that moment: what was recorded anew since stays. */
export async function takeBackExpense(
  act: Act,
  { meetingId, personId, note, at }: RecordedExpense,
): Promise<Outcome<{ yen: number }, NotPermitted | { kind: 'no-such-expense' }>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const [gone] = await act.sql.rows(
    recordedRow,
    statement`delete from expense where town_id = ${act.town} and meeting_id = ${meetingId} and person_id = ${personId}
      and note = ${note} and at = ${at} returning yen`,
  )
  if (!gone) return refuse({ kind: 'no-such-expense' })
  await audit(act, {
    act: 'expense.taken-back',
    subject: meetingId,
    facts: { person: personId, yen: gone.yen },
  })
  return done({ yen: gone.yen })
}
