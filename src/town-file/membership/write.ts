// Bodies, their seats, and who holds seats and offices from when to when.
import { isoDay } from '../../domain/calendar.ts'
import { officeKey } from '../stored.ts'
import * as tables from '../tables.ts'
import { type Counted, type Importing, write } from '../upsert.ts'
import { holderOn, mergeOffice, mergeSeat, OFFICES, type Term } from './terms.ts'

/** Writes bodies and seats, then the terms that follow from them. */
export async function writeBodies(importing: Importing): Promise<Counted[]> {
  const { bodies = [] } = importing.file
  const bodyRows = bodies.map(({ id, name, charter, parent, from, to }) => ({
    id,
    name,
    charter_id: charter,
    parent_id: parent,
    from_date: from,
    to_date: to,
  }))
  const seatRows = bodies.flatMap(({ id: body_id, seats = [] }) =>
    seats.map(({ id, category, title, position, organisation, feeEligible }, index) => ({
      id,
      body_id,
      category,
      title,
      position,
      organisation_id: organisation,
      fee_eligible: feeEligible,
      listed: index + 1,
    })),
  )
  return [
    await write(importing, 'bodies', tables.bodies, bodyRows),
    await write(importing, 'seats', tables.seats, seatRows),
    await writeAppointments(importing),
    await writeOffices(importing),
  ]
}

const isIn = (terms: Term[], { person, from, to }: Term): boolean =>
  terms.some((term) => term.person === person && term.from === from && term.to === to)

/** Terms that changed make room first, so that no two of them ever share a day. */
async function writeAppointments(importing: Importing): Promise<Counted> {
  const { tx, file, stored } = importing
  const former: number[] = []
  const rows = (file.bodies ?? []).flatMap((body) =>
    (body.seats ?? []).flatMap((seat) => {
      const before = stored.appointments.get(seat.id) ?? []
      const { terms } = mergeSeat(body, seat, before)
      former.push(...before.filter((term) => !isIn(terms, term)).map(({ id }) => id))
      return terms
        .filter((term) => !isIn(before, term))
        .map(({ person, from, to }) => ({
          seat_id: seat.id,
          body_id: body.id,
          person_id: person,
          from_date: from,
          to_date: to,
        }))
    }),
  )
  await tx.appointment.deleteMany({ where: { townId: file.town.id, id: { in: former } } })
  return renewed(await write(importing, 'appointments', tables.appointments, rows), former.length)
}

async function writeOffices(importing: Importing): Promise<Counted> {
  const { tx, file, stored } = importing
  const former: { bodyId: string; office: string; from: Date }[] = []
  const rows = (file.bodies ?? []).flatMap((body) =>
    OFFICES.flatMap((office) => {
      const before = stored.offices.get(officeKey(body.id, office)) ?? []
      const { terms } = mergeOffice(body, office, before)
      former.push(
        ...before
          .filter((term) => !isIn(terms, term))
          .map(({ from }) => ({ bodyId: body.id, office, from: new Date(from) })),
      )
      return terms
        .filter((term) => !isIn(before, term))
        .map(({ person, from, to }) => ({
          body_id: body.id,
          office,
          person_id: person,
          from_date: from,
          to_date: to,
        }))
    }),
  )
  if (former.length > 0) await tx.office.deleteMany({ where: { townId: file.town.id, OR: former } })
  return renewed(await write(importing, 'offices', tables.offices, rows), former.length)
}

const renewed = ([what, { inserted }]: Counted, updated: number): Counted => [
  what,
  { inserted: inserted - updated, updated },
]

/** Who holds a seat on the day of an instant, once the file is taken in. */
export function holdersOf(
  { file, stored }: Pick<Importing, 'file' | 'stored'>,
  at: string,
): (seat: string) => string | undefined {
  const day = isoDay(new Date(at), file.town.timezone ?? stored.town?.timezone ?? 'Asia/Tokyo')
  return (id) => {
    const before = stored.appointments.get(id) ?? []
    const body = file.bodies?.find(({ seats = [] }) => seats.some((seat) => seat.id === id))
    const seat = body?.seats?.find((entry) => entry.id === id)
    return holderOn(body && seat ? mergeSeat(body, seat, before).terms : before, day)
  }
}
