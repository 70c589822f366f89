import { calendarDay, int, provenance, text } from '../columns.ts'
import { meetingId } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

const amountTable = (now: Date): Table => ({
  name: 'fee_amount',
  key: { category: text, from_date: calendarDay },
  columns: { yen: int, ...provenance(now) },
})

export function writeFeeAmounts(importing: Importing): Promise<Counted> {
  const rows = (importing.file.feeAmounts ?? []).map(({ category, from, yen, by, via, at }) => ({
    ...{ category, from_date: from, yen },
    ...{ by_id: by, via, at },
  }))
  return write(importing, 'feeAmounts', amountTable(importing.now), rows)
}

const expenseTable = (now: Date): Table => ({
  name: 'expense',
  key: { meeting_id: text, person_id: text, note: text },
  columns: { yen: int, ...provenance(now) },
})

export function writeExpenses(importing: Importing): Promise<Counted> {
  const rows = (importing.file.meetings ?? []).flatMap((meeting) =>
    (meeting.expenses ?? []).map(({ person, note, yen, by, via, at }) => ({
      ...{ meeting_id: meetingId(meeting), person_id: person, note, yen },
      ...{ by_id: by, via, at },
    })),
  )
  return write(importing, 'expenses', expenseTable(importing.now), rows)
}
