import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'
import { lockSeat } from './read.ts'

export type Appointment = {
  seatId: string
  personId: string
  /** Days of the town; no `to` leaves the term open. */
  from: string
  to?: string | undefined
}

export type AppointRefusal =
  | NotPermitted
  | { kind: 'no-such-seat' }
  | { kind: 'term-ends-before-it-begins' }
  | { kind: 'outside-of-body'; from: string; to: string | null }
  | { kind: 'seat-taken'; name: string; from: string; to: string | null }
  | { kind: 'sits-already'; title: string; from: string; to: string | null }

const termRow = z.object({ name: z.string(), from: z.string(), to: z.string().nullable() })

/** The terms that would meet a term of those days. */
async function meeting({ sql, town }: Act, { from, to }: Appointment, where: Statement) {
  const [found] = await sql.rows(
    termRow,
    statement`select case when ${where} then p.name else s.title end as name, a.from_date::text as from, a.to_date::text as to
      from appointment a
      join person p on p.town_id = a.town_id and p.id = a.person_id
      join seat s on s.town_id = a.town_id and s.id = a.seat_id
      where a.town_id = ${town} and ${where}
        and daterange(a.from_date, a.to_date, '[]') && daterange(${from}::date, ${to ?? null}::date, '[]')
      order by a.from_date limit 1`,
  )
  return found
}

/**
 * Writes down an appointment by the mayor, with its term; reappointment is a term of its own (第4条). One holder for a seat,
 * and one seat of a body for a person at a time (Q8).
 */
export async function appointMember(
  act: Act,
  appointment: Appointment,
): Promise<Outcome<{ bodyId: string }, AppointRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const { seatId, personId, from, to } = appointment
  if (to !== undefined && to < from) return refuse({ kind: 'term-ends-before-it-begins' })
  const seat = await lockSeat(act, seatId)
  if (!seat) return refuse({ kind: 'no-such-seat' })
  if (from < seat.from || (seat.to !== null && (from > seat.to || (to ?? '9999') > seat.to)))
    return refuse({ kind: 'outside-of-body', from: seat.from, to: seat.to })
  const taken = await meeting(act, appointment, statement`a.seat_id = ${seatId}`)
  if (taken) return refuse({ kind: 'seat-taken', ...taken })
  const sits = await meeting(
    act,
    appointment,
    statement`(a.body_id = ${seat.bodyId} and a.person_id = ${personId} and a.seat_id <> ${seatId})`,
  )
  if (sits) return refuse({ kind: 'sits-already', title: sits.name, from: sits.from, to: sits.to })
  await insertTerm(act, { ...appointment, bodyId: seat.bodyId })
  await touchTown(act)
  await audit(act, {
    act: 'member.appointed',
    subject: seatId,
    facts: { person: personId, from, to: to ?? null },
  })
  return done({ bodyId: seat.bodyId })
}

/** Whoever sits in a body is a member of the town's register too. */
export async function insertTerm(
  { sql, town }: Act,
  { seatId, bodyId, personId, from, to }: Appointment & { bodyId: string },
): Promise<void> {
  await sql.count(statement`insert into appointment (town_id, seat_id, body_id, person_id, from_date, to_date)
    values (${town}, ${seatId}, ${bodyId}, ${personId}, ${from}::date, ${to ?? null}::date)`)
  await sql.count(statement`update person set roles = array_append(roles, 'member')
    where town_id = ${town} and id = ${personId} and not 'member' = any (roles)`)
}
