import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'
import { type AppointRefusal, insertTerm } from './appoint.ts'
import { lockSeat } from './read.ts'

export type VacateRefusal =
  | NotPermitted
  | { kind: 'no-such-seat' }
  | { kind: 'seat-vacant' }
  | { kind: 'holder-changed' }

const heldRow = z.object({ id: z.int(), personId: z.string(), from: z.string(), to: z.string().nullable() })
type Held = z.output<typeof heldRow>

/** Who holds a seat on a day. */
async function holderOn({ sql, town }: Act, seatId: string, day: string): Promise<Held | undefined> {
  const [found] = await sql.rows(
    heldRow,
    statement`select id, person_id as "personId", from_date::text as from, to_date::text as to from appointment
      where town_id = ${town} and seat_id = ${seatId} and from_date <= ${day}::date and (to_date is null or to_date >= ${day}::date)`,
  )
  return found
}

/** The term ends the day before, and with it the offices held in that body; one that would not have begun is taken out. */
async function endTerm({ sql, town }: Act, held: Held, bodyId: string, on: string): Promise<void> {
  await sql.count(
    held.from < on
      ? statement`update appointment set to_date = ${on}::date - 1 where town_id = ${town} and id = ${held.id}`
      : statement`delete from appointment where town_id = ${town} and id = ${held.id}`,
  )
  await sql.count(statement`delete from office where town_id = ${town} and body_id = ${bodyId} and person_id = ${held.personId}
    and from_date >= ${on}::date`)
  await sql.count(statement`update office set to_date = ${on}::date - 1 where town_id = ${town} and body_id = ${bodyId}
    and person_id = ${held.personId} and from_date < ${on}::date and (to_date is null or to_date >= ${on}::date)`)
}

/**
 * A seat is vacant from a day on (also by resignation): the term and the offices of its holder end the day before. The seat
 * stays, and what was answered for it stays with its holder (N8). `holder` is whom the caller saw there.
 */
export async function vacateSeat(
  act: Act,
  { seatId, on, holder }: { seatId: string; on: string; holder: string },
): Promise<Outcome<{ bodyId: string }, VacateRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const seat = await lockSeat(act, seatId)
  if (!seat) return refuse({ kind: 'no-such-seat' })
  const held = await holderOn(act, seatId, on)
  if (!held) return refuse({ kind: 'seat-vacant' })
  if (held.personId !== holder) return refuse({ kind: 'holder-changed' })
  await endTerm(act, held, seat.bodyId, on)
  await touchTown(act)
  await audit(act, { act: 'seat.vacated', subject: seatId, facts: { person: held.personId, on } })
  return done({ bodyId: seat.bodyId })
}

/**
 * An ex-officio seat (充て職) passes to the successor on a day: the seat outlives the person, the term goes on, the chat account
 * stays with whoever it belongs to (N8). An office (chair, vice-chair) is the person's and ends.
 */
export async function succeedSeat(
  act: Act,
  { seatId, on, holder, personId }: { seatId: string; on: string; holder: string; personId: string },
): Promise<Outcome<{ bodyId: string }, VacateRefusal | Extract<AppointRefusal, { kind: 'sits-already' }>>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const seat = await lockSeat(act, seatId)
  if (!seat) return refuse({ kind: 'no-such-seat' })
  const held = await holderOn(act, seatId, on)
  if (!held) return refuse({ kind: 'seat-vacant' })
  if (held.personId !== holder) return refuse({ kind: 'holder-changed' })
  const other = await sitsElsewhere(act, { bodyId: seat.bodyId, seatId, personId, from: on, to: held.to })
  if (other) return refuse({ kind: 'sits-already', ...other })
  await endTerm(act, held, seat.bodyId, on)
  await insertTerm(act, { seatId, bodyId: seat.bodyId, personId, from: on, to: held.to ?? undefined })
  await touchTown(act)
  await audit(act, {
    act: 'seat.succeeded',
    subject: seatId,
    facts: { from: held.personId, to: personId, on },
  })
  return done({ bodyId: seat.bodyId })
}

const otherRow = z.object({ title: z.string(), from: z.string(), to: z.string().nullable() })

async function sitsElsewhere(
  { sql, town }: Act,
  of: { bodyId: string; seatId: string; personId: string; from: string; to: string | null },
): Promise<z.output<typeof otherRow> | undefined> {
  const [found] = await sql.rows(
    otherRow,
    statement`select s.title, a.from_date::text as from, a.to_date::text as to from appointment a
      join seat s on s.town_id = a.town_id and s.id = a.seat_id
      where a.town_id = ${town} and a.body_id = ${of.bodyId} and a.person_id = ${of.personId} and a.seat_id <> ${of.seatId}
        and daterange(a.from_date, a.to_date, '[]') && daterange(${of.from}::date, ${of.to}::date, '[]') limit 1`,
  )
  return found
}
