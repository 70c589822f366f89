// Organisations and bodies in the export: seats, who holds them today, and every term there was or will be.
import type { Reader } from '../../domain/act.ts'
import { covers } from '../../domain/membership/model.ts'
import { dayIn, type TownModel } from '../../domain/town/model.ts'
import { days } from '../values.ts'

export const exportOrganisations = ({ tx, town }: Reader) =>
  tx.organisation.findMany({
    where: { townId: town },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, duty: true },
  })

export async function exportBodies({ tx, town: townId }: Reader, town: TownModel, now: Date) {
  const today = dayIn(town, now)
  const isHeld = (row: Days) => covers(days(row), today)
  const where = { townId }
  const rows = await tx.body.findMany({ where, orderBy: { id: 'asc' } })
  const offices = Map.groupBy(
    await tx.office.findMany({ where, orderBy: [{ from: 'asc' }, { office: 'asc' }] }),
    ({ bodyId }) => bodyId,
  )
  const seats = Map.groupBy(
    await tx.seat.findMany({
      where,
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      include: { appointments: { orderBy: { from: 'asc' } } },
    }),
    ({ bodyId }) => bodyId,
  )
  return rows.map(({ id, name, charterId, parentId, from, to }) => {
    const held = offices.get(id) ?? []
    return {
      id,
      name,
      charter: charterId,
      parent: parentId,
      ...days({ from, to }),
      seats: (seats.get(id) ?? []).map((seat) => exportSeat(seat, held.filter(isHeld), isHeld)),
      offices: held.map((row) => ({ office: row.office, person: row.personId, ...days(row) })),
    }
  })
}

type Days = { from: Date; to: Date | null }

type SeatRow = {
  id: string
  category: string
  title: string
  position: number
  organisationId: string | null
  feeEligible: boolean
  appointments: (Days & { personId: string })[]
}

function exportSeat(
  seat: SeatRow,
  offices: { office: string; personId: string }[],
  isHeld: (row: Days) => boolean,
) {
  const { id, category, title, position, organisationId, feeEligible, appointments } = seat
  const held = appointments.find(isHeld)
  const office = offices.find(({ personId }) => personId === held?.personId)?.office ?? null
  return {
    id,
    category,
    title,
    position,
    organisation: organisationId,
    feeEligible,
    holder: held?.personId ?? null,
    ...(held ? days(held) : { from: null, to: null }),
    office,
    appointments: appointments.map((row) => ({ person: row.personId, ...days(row) })),
  }
}
