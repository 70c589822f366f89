import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import type { Paper } from './model.ts'
import { findPaper, type PaperKey } from './read.ts'

export type WithdrawPaperRefusal =
  | NotPermitted
  | { kind: 'no-such-paper' }
  | { kind: 'withdrawn-already'; at: Date }

/** The secretariat withdraws a paper: its bytes are deleted; that there was one, and who opened it, stays on record. */
export async function withdrawPaper(
  act: Act,
  { meetingId, no, reason }: PaperKey & { reason?: string | undefined },
): Promise<Outcome<Paper, WithdrawPaperRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const key = statement`town_id = ${act.town} and meeting_id = ${meetingId} and no = ${no}`
  const withdrawn =
    await act.sql.count(statement`update paper set withdrawn_at = ${act.now}, withdrawn_by = ${act.by}, reason = ${reason ?? null}
    where ${key} and withdrawn_at is null`)
  const paper = await findPaper(act, { meetingId, no })
  if (!paper) return refuse({ kind: 'no-such-paper' })
  if (withdrawn === 0) return refuse({ kind: 'withdrawn-already', at: paper.withdrawnAt ?? act.now })
  await act.sql.count(statement`delete from paper_file where ${key}`)
  await audit(act, { act: 'paper.withdrawn', subject: meetingId, facts: { paper: no } })
  return done(paper)
}
