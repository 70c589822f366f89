// What is paid by the day, what was reimbursed, and the days that fees are due for: those are counted from attendance.
import type { Reader } from '../../domain/act.ts'
import { dailyFees } from '../../domain/fees/daily-fees.ts'
import { readAmounts, readAttendances } from '../../domain/fees/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { days } from '../values.ts'

export async function exportFeeAmounts({ tx, town: townId }: Reader) {
  const rows = await tx.feeAmount.findMany({
    where: { townId },
    orderBy: [{ category: 'asc' }, { from: 'asc' }],
  })
  return rows.map(({ category, from, yen, byId, via, at }) => ({
    category,
    from: days({ from, to: null }).from,
    yen,
    by: byId,
    via,
    at: at.toISOString(),
  }))
}

/** Reads the expenses of the whole town; what comes back gives those of a meeting. */
export async function exportExpenses({ tx, town: townId }: Reader) {
  const rows = await tx.expense.findMany({
    where: { townId },
    orderBy: [{ personId: 'asc' }, { at: 'asc' }, { note: 'asc' }],
  })
  const expenses = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }: Meeting) =>
    (expenses.get(id) ?? []).map(({ personId, note, yen, byId, via, at }) => ({
      person: personId,
      note,
      yen,
      by: byId,
      via,
      at: at.toISOString(),
    }))
}

const EVER = { from: '0001-01-01', to: '9999-12-31' }

/** One for each person and attended day (M1). */
export async function exportFees(reader: Reader, town: TownModel) {
  const attended = await readAttendances(reader, town, EVER)
  return dailyFees(attended, await readAmounts(reader)).map(({ personId, day, meetings }) => ({
    person: personId,
    date: day,
    meetings: meetings.map(({ id }) => id),
  }))
}
