import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'

const offered = z.object({ person_id: z.string() })

/**
 * A slot that came free is offered to the first in line who is still active and has the job's skills (J6, J7);
 * otherwise it is given back. The job's row is locked by the caller. Says to whom it is offered.
 */
export async function passOn({ sql, town, now }: Act, no: number, offerUntil: Date): Promise<string | null> {
  const [next] = await sql.rows(
    offered,
    statement`update waiting set state = 'offered', offer_until = ${offerUntil}
      where town_id = ${town} and id = (select w.id from waiting w
        join job j on j.town_id = w.town_id and j.no = w.job_no
        join worker k on k.town_id = w.town_id and k.person_id = w.person_id
        where w.town_id = ${town} and w.job_no = ${no} and w.state = 'waiting' and j.state = 'open' and j.due_at > ${now}
          and k.state = 'active' and j.skills <@ k.skills
        order by w.id limit 1) returning person_id`,
  )
  if (next) return next.person_id
  await sql.count(statement`update job set taken = taken - 1 where town_id = ${town} and no = ${no}`)
  return null
}
