import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { LEASED } from './model.ts'
import { holderWorks } from './read.ts'

const askedRow = z.object({
  id: z.int(),
  no: z.int(),
  personId: z.string(),
  title: z.string(),
  dueAt: z.date(),
})
export type AskedClaim = z.output<typeof askedRow>

const AT_ONCE = 200

/**
 * The leases that ended without a sign of work: their holders are asked whether it goes on, each once (J6). Whoever rests is
 * not asked before they are back.
 */
export async function askLeases(act: Act): Promise<AskedClaim[]> {
  const { sql, town, now } = act
  const asked = await sql.rows(
    askedRow,
    statement`update claim c set lease_asked_at = ${now}
      from (select id from claim h where town_id = ${town} and state in ${among(LEASED)} and lease_until <= ${now}
        and lease_asked_at is null and due_at > ${now} and ${holderWorks}
        order by id limit ${AT_ONCE} for update skip locked) due, job j
      where c.town_id = ${town} and c.id = due.id and j.town_id = c.town_id and j.no = c.job_no
      returning c.id, c.job_no as no, c.person_id as "personId", j.title, c.due_at as "dueAt"`,
  )
  if (asked.length > 0)
    await audit(act, { act: 'leases.asked', subject: town, facts: { claims: asked.map(({ id }) => id) } })
  return asked
}
