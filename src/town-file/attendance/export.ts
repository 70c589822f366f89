// Answers in the export: only what counts is shown, given for the present date and place (N2), by who holds the seat
// on that day (N8).
import type { Reader } from '../../domain/act.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { covers, type Term } from '../../domain/membership/model.ts'
import { dayIn, type TownModel } from '../../domain/town/model.ts'
import { days, wayOf } from '../values.ts'

type Exported = ReturnType<typeof exportAnswer>

/** Reads the answers of the whole town; what comes back gives those of a meeting, in the order of the seats. */
export async function exportAnswers(
  reader: Reader,
  town: TownModel,
): Promise<(meeting: Meeting) => Exported[]> {
  const { tx, town: townId } = reader
  const seats = await readSeats(reader)
  const answers = Map.groupBy(await tx.answer.findMany({ where: { townId } }), ({ meetingId }) => meetingId)
  const place = ({ seatId }: AnswerRow) => seats.get(seatId)?.place ?? 0
  return ({ id, revision, startsAt }) =>
    (answers.get(id) ?? [])
      .filter((row) => row.revision === revision && holds(seats, row, dayIn(town, startsAt)))
      .toSorted((a, b) => place(a) - place(b))
      .map(exportAnswer)
}

type Seats = Map<string, { place: number; terms: (Term & { personId: string })[] }>

async function readSeats({ tx, town: townId }: Reader): Promise<Seats> {
  const seats = await tx.seat.findMany({
    where: { townId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, appointments: { select: { personId: true, from: true, to: true } } },
  })
  return new Map(
    seats.map(({ id, appointments }, place) => {
      const terms = appointments.map((term) => ({ personId: term.personId, ...days(term) }))
      return [id, { place, terms }]
    }),
  )
}

const holds = (seats: Seats, { seatId, personId }: AnswerRow, day: string): boolean =>
  (seats.get(seatId)?.terms ?? []).some((term) => term.personId === personId && covers(term, day))

type AnswerRow = Awaited<ReturnType<Reader['tx']['answer']['findMany']>>[number]

const exportAnswer = (row: AnswerRow) => ({
  seat: row.seatId,
  person: row.personId,
  answer: row.answer,
  mode: row.mode ?? (row.answer === 'attend' ? 'in-person' : null),
  note: row.note,
  lateMinutes: row.lateMinutes,
  leaveEarly: row.leaveEarly ?? false,
  by: row.byId,
  ...wayOf(row.via),
  at: row.at.toISOString(),
})
