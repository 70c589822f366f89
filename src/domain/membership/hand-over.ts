import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { touchTown } from '../town/touch.ts'
import { insertTerm } from './appoint.ts'

export type HandOverRefusal =
  | NotPermitted
  | { kind: 'no-such-body' }
  | { kind: 'seats-there-already'; seats: number }
  | { kind: 'nobody-to-hand-over' }

const seatRow = z.object({
  id: z.string(),
  category: z.string(),
  title: z.string(),
  organisationId: z.string().nullable(),
  feeEligible: z.boolean(),
  personId: z.string().nullable(),
})

/**
 * Hands the seats of a body over to another, with whoever held them last: a seat without a holder comes as a vacancy. Terms begin
 * on the day the new body does; offices do not pass (they are elected anew, 第5条).
 */
export async function handOver(
  act: Act,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<Outcome<{ seats: number; members: number }, HandOverRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  await act.sql.count(
    statement`select 1 from body where town_id = ${act.town} and id = any (${[fromId, toId]}) order by id for update`,
  )
  const town = await freshTown(act)
  const [from, to] = [fromId, toId].map((id) => town.bodies.find((body) => body.id === id))
  if (!from || !to || fromId === toId) return refuse({ kind: 'no-such-body' })
  const there = await act.tx.seat.count({ where: { townId: act.town, bodyId: toId } })
  if (there > 0) return refuse({ kind: 'seats-there-already', seats: there })
  // Whoever sat there on the new body's first day, or when the old one ended.
  const day = from.to !== null && from.to < to.from ? from.to : to.from
  const seats = await act.sql.rows(
    seatRow,
    statement`select s.id, s.category, s.title, s.organisation_id as "organisationId", s.fee_eligible as "feeEligible",
        a.person_id as "personId"
      from seat s
      left join appointment a on a.town_id = s.town_id and a.seat_id = s.id
        and a.from_date <= ${day}::date and (a.to_date is null or a.to_date >= ${day}::date)
      where s.town_id = ${act.town} and s.body_id = ${fromId} order by s.position, s.id`,
  )
  if (seats.length === 0) return refuse({ kind: 'nobody-to-hand-over' })
  for (const [index, seat] of seats.entries()) {
    const id = `${toId}-${index + 1}`
    await act.sql.count(statement`insert into seat (town_id, id, body_id, position, category, title, organisation_id, fee_eligible)
      values (${act.town}, ${id}, ${toId}, ${index + 1}, ${seat.category}, ${seat.title}, ${seat.organisationId}, ${seat.feeEligible})`)
    if (seat.personId)
      await insertTerm(act, {
        seatId: id,
        bodyId: toId,
        personId: seat.personId,
        from: to.from,
        to: to.to ?? undefined,
      })
  }
  const members = seats.filter(({ personId }) => personId !== null).length
  await touchTown(act)
  await audit(act, {
    act: 'body.handed-over',
    subject: toId,
    facts: { from: fromId, seats: seats.length, members },
  })
  return done({ seats: seats.length, members })
}
