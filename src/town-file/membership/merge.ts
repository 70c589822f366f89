// The rows of bodies and seats, and of the terms that follow from them beside what is stored.
import { isoDay } from '../../domain/calendar.ts'
import { OFFICES } from '../../domain/membership/model.ts'
import { officeKey } from '../stored.ts'
import type { Importing } from '../upsert.ts'
import type { FileBody } from './format.ts'
import { type Held, holderOn, mergeOffice, mergeSeat } from './terms.ts'

type Beside = Pick<Importing, 'file' | 'stored'>

export const bodyRow = ({ id, name, charter, parent, from, to }: FileBody) => ({
  id,
  name,
  charter_id: charter,
  parent_id: parent,
  from_date: from,
  to_date: to,
})

export const seatRows = ({ id: body_id, seats = [] }: FileBody) =>
  seats.map(({ id, category, title, position, organisation, feeEligible }, index) => ({
    id,
    body_id,
    category,
    title,
    position,
    organisation_id: organisation,
    fee_eligible: feeEligible,
    listed: index + 1,
  }))

const isIn = (terms: Held[], { person, from, to }: Held): boolean =>
  terms.some((term) => term.person === person && term.from === from && term.to === to)

const termRow = ({ person, from, to }: Held) => ({ person_id: person, from_date: from, to_date: to })

/** The terms of seats that are new or changed, and those stored whose place they take. */
export function appointmentRows({ file, stored }: Beside) {
  const former: number[] = []
  const rows = (file.bodies ?? []).flatMap((body) =>
    (body.seats ?? []).flatMap((seat) => {
      const before = stored.appointments.get(seat.id) ?? []
      const { terms } = mergeSeat(body, seat, before)
      former.push(...before.filter((term) => !isIn(terms, term)).map(({ id }) => id))
      return terms
        .filter((term) => !isIn(before, term))
        .map((term) => ({ seat_id: seat.id, body_id: body.id, ...termRow(term) }))
    }),
  )
  return { former, rows }
}

/** The terms of offices that are new or changed, and those stored whose place they take. */
export function officeRows({ file, stored }: Beside) {
  const former: { bodyId: string; office: string; from: Date }[] = []
  const rows = (file.bodies ?? []).flatMap((body) =>
    OFFICES.flatMap((office) => {
      const before = stored.offices.get(officeKey(body.id, office)) ?? []
      const { terms } = mergeOffice(body, office, before)
      const gone = before.filter((term) => !isIn(terms, term))
      former.push(...gone.map(({ from }) => ({ bodyId: body.id, office, from: new Date(from) })))
      return terms
        .filter((term) => !isIn(before, term))
        .map((term) => ({ body_id: body.id, office, ...termRow(term) }))
    }),
  )
  return { former, rows }
}

/** Who holds a seat on the day of an instant, once the file is taken in. */
export function holdersOf({ file, stored }: Beside, at: string): (seat: string) => string | undefined {
  const day = isoDay(new Date(at), file.town.timezone ?? stored.town?.timezone ?? 'Asia/Tokyo')
  return (id) => {
    const before = stored.appointments.get(id) ?? []
    const body = file.bodies?.find(({ seats = [] }) => seats.some((seat) => seat.id === id))
    const seat = body?.seats?.find((entry) => entry.id === id)
    return holderOn(body && seat ? mergeSeat(body, seat, before).terms : before, day)
  }
}
