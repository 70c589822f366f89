import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'

export type NewSeat = { bodyId: string; title: string; category: string; feeEligible: boolean }
export type AddSeatRefusal = NotPermitted | { kind: 'no-such-body' }

const madeRow = z.object({ id: z.string() })

/** Gives a body one more seat, vacant at first; seats stand in the order of their making. */
export async function addSeat(
  act: Act,
  { bodyId, title, category, feeEligible }: NewSeat,
): Promise<Outcome<{ id: string }, AddSeatRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const locked = await act.sql.count(
    statement`select 1 from body where town_id = ${act.town} and id = ${bodyId} for update`,
  )
  if (locked === 0) return refuse({ kind: 'no-such-body' })
  const [made] = await act.sql.rows(
    madeRow,
    statement`insert into seat (town_id, id, body_id, position, category, title, fee_eligible)
      select ${act.town}, ${`${bodyId}-`}::text || (coalesce(max(position), 0) + 1)::text, ${bodyId}, coalesce(max(position), 0) + 1,
        ${category}, ${title}, ${feeEligible}::boolean
      from seat where town_id = ${act.town} and body_id = ${bodyId} returning id`,
  )
  const { id } = madeRow.parse(made)
  await audit(act, { act: 'seat.added', subject: id, facts: { body: bodyId, category } })
  return done({ id })
}
