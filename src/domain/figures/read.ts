import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { LIVE } from '../claim/model.ts'
import { claimFact, type Facts, jobFact } from './model.ts'

/**
 * What happened in the programme; `directorId` leaves out the jobs of others, and then nobody is counted as having earned
 * nothing: they may have worked for others.
 */
export async function readFacts(
  { sql, town }: Pick<Reader, 'sql' | 'town'>,
  directorId?: string,
): Promise<Facts> {
  const own = directorId === undefined ? statement`true` : statement`j.director_id = ${directorId}`
  const jobs = await sql.wide(
    jobFact,
    statement`select j.state, j.published_at as "publishedAt", j.due_at as "dueAt",
        (select min(a.at) from audit_entry a where a.town_id = j.town_id and a.subject = 'job-' || j.no and a.act = 'job.closed') as "closedAt"
      from job j where j.town_id = ${town} and j.state <> 'draft' and ${own}`,
  )
  const claims = await sql.wide(
    claimFact,
    statement`select c.person_id as "personId", c.state, c.at, case when c.state in ${among(LIVE)} then c.delivered_at end as "deliveredAt",
        c.ended_at as "endedAt", case when c.state = 'accepted' then c.inspected_at end as "acceptedAt", c.pay_yen as yen
      from claim c join job j on j.town_id = c.town_id and j.no = c.job_no where c.town_id = ${town} and ${own}`,
  )
  const active = await sql.rows(
    z.object({ id: z.string() }),
    statement`select person_id as id from worker where town_id = ${town} and state = 'active' and ${directorId === undefined}`,
  )
  return { jobs, claims, active: active.map(({ id }) => id) }
}
