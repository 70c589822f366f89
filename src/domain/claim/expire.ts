import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockJob } from '../job/lock.ts'
import type { TownModel } from '../town/model.ts'
import { offerEnd } from '../waiting/may.ts'
import { passOn } from '../waiting/pass-on.ts'
import { graceEnd } from './may.ts'
import { LEASED } from './model.ts'
import { holderWorks } from './read.ts'

const dueRow = z.object({
  id: z.int(),
  no: z.int(),
  title: z.string(),
  personId: z.string(),
  name: z.string(),
  askedAt: z.date(),
})
export type ExpiredClaim = Omit<z.output<typeof dueRow>, 'askedAt'> & { offeredTo: string | null }

const AT_ONCE = 200
const HOUR_MS = 3_600_000

/**
 * Claims whose holder was asked and said nothing in the waking hours of the grace: each expires, and its slot goes to the
 * next in line (J6). What is due already, handed in or being corrected stays, and so does what somebody holds who rests.
 */
export async function expireClaims(
  act: Act,
  town: Pick<TownModel, 'settings' | 'timezone'>,
): Promise<ExpiredClaim[]> {
  const before = new Date(act.now.getTime() - town.settings.leaseGraceHours * HOUR_MS)
  const asked = await act.sql.rows(
    dueRow,
    statement`select h.id, h.job_no as no, j.title, h.person_id as "personId", p.name, h.lease_asked_at as "askedAt"
      from claim h join job j on j.town_id = h.town_id and j.no = h.job_no
      join person p on p.town_id = h.town_id and p.id = h.person_id
      where h.town_id = ${act.town} and h.state in ${among(LEASED)} and h.lease_asked_at <= ${before}
        and h.due_at > ${act.now} and ${holderWorks} order by h.id limit ${AT_ONCE}`,
  )
  const expired: ExpiredClaim[] = []
  for (const { askedAt, ...claim } of asked) {
    if (graceEnd(town, askedAt) > act.now) continue
    const { id, no, personId } = claim
    await lockJob(act, no)
    const ended = await act.sql.count(statement`update claim h set state = 'expired', ended_at = ${act.now}
      where town_id = ${act.town} and id = ${id} and state in ${among(LEASED)} and lease_asked_at = ${askedAt}
        and ${holderWorks}`)
    if (ended === 0) continue
    await audit(act, { act: 'job.expired', subject: `job-${no}`, facts: { worker: personId } })
    expired.push({ ...claim, offeredTo: await passOn(act, no, offerEnd(town, act.now)) })
  }
  return expired
}
