// The ledger as a sheet for the accounts: a row for each day, each person's sum, and the whole.
import { z } from 'zod'
import { handOutLedger } from '../../domain/fees/hand-out.ts'
import type { Ledger, LedgerEntry } from '../../domain/fees/ledger.ts'
import type { Expense, FeeDay } from '../../domain/fees/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Cell, Sheet } from '../../sheet/sheet.ts'
import { sheetForm, writeSheet } from '../../sheet/write.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import type { Fetched, FileRequest } from '../turn/file.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { higherWords, saidCategory, saidYear, warningWords } from './view.ts'
import { words } from './words.ts'

const asked = z.strictObject({
  year: z.coerce.number().int(),
  form: sheetForm,
  locale: z.enum(['ja', 'en']),
})

/** The sheet a link of the ledger leads to; unknown where whoever it was given to may not have it any more. */
export async function feesFile({ act, town, facts }: FileRequest): Promise<Fetched> {
  const { year, form, locale } = asked.parse(facts)
  const handed = await handOutLedger(act, { year, form })
  if (!handed.ok) return { kind: 'unknown' }
  const sheet = feesSheet(locale, town, handed.value)
  return {
    kind: 'file',
    make: () => writeSheet(sheet, { called: words(locale).sheet.file(saidYear(year, locale)), form }),
  }
}

type Place = { locale: Locale; town: Pick<TownModel, 'bodies'> }

export function feesSheet(locale: Locale, town: Place['town'], ledger: Ledger): Sheet {
  const w = words(locale).sheet
  const all = ledger.entries.map((entry) => entryRows({ locale, town }, entry))
  const rows = all.flat()
  const { feeYen, expenseYen } = ledger
  rows.push([w.total, null, null, null, null, feeYen, expenseYen, feeYen + expenseYen, null])
  const ends = all.map(({ length }, n) => all.slice(0, n).reduce((sum, one) => sum + one.length, length) - 1)
  return {
    name: saidYear(ledger.year, locale),
    columns: [
      { title: w.name, wide: 16 },
      { title: w.seat, wide: 24 },
      { title: w.category, wide: 12 },
      { title: w.day, wide: 26 },
      { title: w.meetings, wide: 32 },
      { title: w.fee, wide: 12 },
      { title: w.expenses, wide: 12 },
      { title: w.sum, wide: 12 },
      { title: w.notes, wide: 48 },
    ],
    rows,
    sums: [...ends, rows.length - 1],
  }
}

/** The days of somebody, with what was reimbursed on them, and the sum; a day of expenses alone is one, too. */
function entryRows(place: Place, entry: LedgerEntry): Cell[][] {
  const { locale, town } = place
  const w = words(locale).sheet
  const days = [...new Set([...entry.days, ...entry.expenses].map(({ day }) => day))].toSorted()
  const { name, feeYen, expenseYen, warnings } = entry
  const notes = warnings.map((one) => warningWords(locale, town, one)).join('\n')
  const sum = [feeYen, expenseYen, feeYen + expenseYen]
  return [
    ...days.map((day) => dayRow(place, entry, day)),
    [name, null, null, w.subtotal(entry.days.length), null, ...sum, notes || null],
  ]
}

function dayRow({ locale }: Place, { name, days, expenses }: LedgerEntry, day: string): Cell[] {
  const fee = days.find((one) => one.day === day)
  const spent = expenses.filter((one) => one.day === day)
  const meetings = fee
    ? fee.meetings.map(({ title }) => title)
    : [...new Set(spent.map(({ meeting }) => meeting))]
  const spentYen = spent.reduce((sum, { yen }) => sum + yen, 0)
  return [
    name,
    fee ? listed([...new Set(fee.seats.map(({ title }) => title))], locale) : null,
    fee ? listed(categoriesOf(fee, locale), locale) : null,
    saidDay(day, locale),
    listed(meetings, locale),
    fee?.yen ?? null,
    spentYen > 0 ? spentYen : null,
    (fee?.yen ?? 0) + spentYen,
    listed(notesOf(locale, fee, spent), locale) || null,
  ]
}

const categoriesOf = ({ seats }: FeeDay, locale: Locale): string[] => [
  ...new Set(seats.map(({ category }) => saidCategory(category, locale))),
]

function notesOf(locale: Locale, fee: FeeDay | undefined, spent: Expense[]): string[] {
  const w = words(locale).sheet
  return [
    ...(fee?.yen === null ? [w.unset] : []),
    ...(fee ? [] : [w.noFee]),
    ...(fee ? [higherWords(locale, fee)].filter((said) => said !== undefined) : []),
    ...spent.map(({ note, yen }) => w.expense(note, sayYen(yen, locale))),
  ]
}
