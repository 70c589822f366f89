import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { passApplicants } from '../application/pass.ts'
import { audit } from '../audit/audit.ts'
import { LIVE } from '../claim/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { IN_LINE } from '../waiting/model.ts'
import { mayOpenJobs } from './may.ts'
import { findJob } from './read.ts'

export type CloseJobRefusal = NotPermitted | { kind: 'no-such-job' } | { kind: 'job-closed' }

const lapsed = z.object({ person_id: z.string() })

/** Takes no more claims. Claims that run go on; those who wait or have applied hear that the job is closed. */
export async function closeJob(
  act: Act,
  no: number,
): Promise<Outcome<{ waiting: string[]; applied: string[] }, CloseJobRefusal>> {
  const not = forbidden(mayOpenJobs(await readActor(act)))
  if (not) return refuse(not)
  const closed = await act.sql.count(
    statement`update job set state = 'closed' where town_id = ${act.town} and no = ${no} and state <> 'closed'`,
  )
  if (closed === 0) return refuse({ kind: (await findJob(act, no)) ? 'job-closed' : 'no-such-job' })
  const waiting = await act.sql.rows(
    lapsed,
    statement`update waiting set state = 'lapsed'
      where town_id = ${act.town} and job_no = ${no} and state in ${among(IN_LINE)} returning person_id`,
  )
  await act.sql.count(statement`update job j set taken = (select count(*) from claim c
    where c.town_id = j.town_id and c.job_no = j.no and c.state in ${among(LIVE)}) where town_id = ${act.town} and no = ${no}`)
  const applied = await passApplicants(act, no)
  await audit(act, { act: 'job.closed', subject: `job-${no}` })
  return done({ waiting: waiting.map(({ person_id }) => person_id), applied })
}
