// Organisations, bodies, their seats, and who holds seats and offices from when to when.
import { statement } from '../../db/sql.ts'
import { calendarDay, flag, int, serial, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { appointmentRows, bodyRow, officeRows, seatRows } from './merge.ts'

const organisationTable: Table = {
  name: 'organisation',
  key: { id: text },
  columns: { name: text, duty: text },
}

const bodyTable: Table = {
  name: 'body',
  key: { id: text },
  columns: { name: text, charter_id: text, parent_id: text, from_date: calendarDay, to_date: calendarDay },
}

const seatTable: Table = {
  name: 'seat',
  key: { id: text },
  columns: {
    body_id: text,
    category: text,
    title: text,
    organisation_id: text,
    fee_eligible: flag(true),
    position: { ...int, fallback: statement`(g.row->>'listed')::int` },
  },
}

const term = { person_id: text, to_date: calendarDay }

const appointmentTable: Table = {
  name: 'appointment',
  key: serial('appointment'),
  columns: { seat_id: text, body_id: text, from_date: calendarDay, ...term },
}

const officeTable: Table = {
  name: 'office',
  key: { body_id: text, office: text, from_date: calendarDay },
  columns: term,
}

export const writeOrganisations = (importing: Importing): Promise<Counted> =>
  write(importing, 'organisations', organisationTable, importing.file.organisations ?? [])

export const writeBodies = (importing: Importing): Promise<Counted> =>
  write(importing, 'bodies', bodyTable, (importing.file.bodies ?? []).map(bodyRow))

export const writeSeats = (importing: Importing): Promise<Counted> =>
  write(importing, 'seats', seatTable, (importing.file.bodies ?? []).flatMap(seatRows))

/** Terms that changed make room first, so that no two of them ever share a day. */
export async function writeAppointments(importing: Importing): Promise<Counted> {
  const { tx, file } = importing
  const { former, rows } = appointmentRows(importing)
  await tx.appointment.deleteMany({ where: { townId: file.town.id, id: { in: former } } })
  return renewed(await write(importing, 'appointments', appointmentTable, rows), former.length)
}

/** As with the terms of seats. */
export async function writeOffices(importing: Importing): Promise<Counted> {
  const { tx, file } = importing
  const { former, rows } = officeRows(importing)
  if (former.length > 0) await tx.office.deleteMany({ where: { townId: file.town.id, OR: former } })
  return renewed(await write(importing, 'offices', officeTable, rows), former.length)
}

const renewed = ([what, { inserted }]: Counted, updated: number): Counted => [
  what,
  { inserted: inserted - updated, updated },
]
