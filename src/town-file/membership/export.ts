// Bodies in the export: their seats, who holds them today, and every term there was or will be.
import type { Tx } from '../../domain/act.ts'
import { isoDay } from '../../domain/calendar.ts'
import type { TownModel } from '../../domain/town/model.ts'

type Days = { from: Date; to: Date | null }

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
const days = ({ from, to }: Days) => ({ from: dayOf(from), to: to && dayOf(to) })
const on = (today: string) => (row: Days) =>
  dayOf(row.from) <= today && (row.to === null || today <= dayOf(row.to))

export async function exportBodies(tx: Tx, { id: townId, timezone }: TownModel, now: Date) {
  const isHeld = on(isoDay(now, timezone))
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
  const bodies = rows.map((row) => ({
    ...row,
    offices: offices.get(row.id) ?? [],
    seats: seats.get(row.id) ?? [],
  }))
  return bodies.map(({ id, name, charterId, parentId, from, to, offices, seats }) => ({
    id,
    name,
    charter: charterId,
    parent: parentId,
    ...days({ from, to }),
    seats: seats.map((seat) => exportSeat(seat, offices.filter(isHeld), isHeld)),
    offices: offices.map((row) => ({ office: row.office, person: row.personId, ...days(row) })),
  }))
}

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
