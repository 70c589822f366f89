import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { hasLastWord, progressOf, type SaidSince } from '../last-word.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { mayWorkAs } from './may.ts'
import { IN_HAND } from './model.ts'
import { noteSign } from './note-sign.ts'

export type ReportRefusal = NotPermitted | SaidSince | { kind: 'not-held' }

export type Progress = {
  no: number
  personId: string
  percent?: number | undefined
  delayed?: boolean | undefined
  note?: string | undefined
  leaseDays?: number | undefined
}

const progressRow = z.object({ percent: z.int().nullable() })

/**
 * Says how far the work is: percent done, or that it will be late. The first sign of work makes a claim `working`, each begins
 * its lease anew (J6).
 */
export async function reportProgress(
  act: Act,
  { no, personId, percent, delayed = false, note, leaseDays }: Progress,
): Promise<Outcome<{ percent: number | null }, ReportRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  if (!(await hasLastWord(act, { personId, about: progressOf(no) }))) return refuse({ kind: 'said-since' })
  const [progress] = await act.sql.rows(
    progressRow,
    statement`update claim set state = case when state = 'claimed' then 'working' else state end,
        percent = coalesce(${percent ?? null}::int, percent), delayed = ${delayed}, note = coalesce(${note ?? null}, note)
      where town_id = ${act.town} and job_no = ${no} and person_id = ${personId} and state in ${among(IN_HAND)}
      returning percent`,
  )
  if (!progress) return refuse({ kind: 'not-held' })
  await noteSign(act, { no, personId, leaseDays })
  const facts = { worker: personId, percent: percent ?? null, delayed }
  await audit(act, { act: 'job.progress', subject: `job-${no}`, facts })
  return done(progress)
}
