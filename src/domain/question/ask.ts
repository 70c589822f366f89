import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayWorkAs } from '../claim/may.ts'
import { noteSign } from '../claim/note-sign.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { MOST_AN_HOUR, type Question } from './model.ts'
import { findQuestion } from './read.ts'

export type AskRefusal =
  | NotPermitted
  | { kind: 'no-worker' }
  | { kind: 'no-such-job' }
  | { kind: 'too-often' }

const HOUR_MS = 3_600_000

/**
 * A worker asks about a job, whether they hold it or not; what they ask is kept with it, and stands in no log. Of a job they
 * hold it is a sign of work (J6).
 */
export async function askQuestion(
  act: Act,
  {
    no,
    personId,
    text,
    leaseDays,
  }: { no: number; personId: string; text: string; leaseDays?: number | undefined },
): Promise<Outcome<Question, AskRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const { sql, tx, town: townId, now } = act
  const workers =
    await sql.count(statement`select 1 from worker where town_id = ${townId} and person_id = ${personId}
    and state <> 'left' for no key update`)
  if (workers === 0) return refuse({ kind: 'no-worker' })
  const jobs = await sql.count(
    statement`select 1 from job where town_id = ${townId} and no = ${no} and state <> 'draft'`,
  )
  if (jobs === 0) return refuse({ kind: 'no-such-job' })
  const lately =
    await sql.count(statement`select 1 from question where town_id = ${townId} and person_id = ${personId}
    and at > ${new Date(now.getTime() - HOUR_MS)} limit ${MOST_AN_HOUR}`)
  if (lately >= MOST_AN_HOUR) return refuse({ kind: 'too-often' })
  const { id } = await tx.question.create({
    data: { townId, jobNo: no, personId, text, at: now, via: act.via },
    select: { id: true },
  })
  await noteSign(act, { no, personId, leaseDays })
  await audit(act, { act: 'question.asked', subject: `job-${no}`, facts: { question: id, worker: personId } })
  const asked = await findQuestion(act, id)
  if (!asked) throw new Error('a question was not written')
  return done(asked)
}
