// A sheet in the form that was asked for, with the type a browser knows it by.
import { z } from 'zod'
import { writeCsv } from './csv.ts'
import type { Sheet } from './sheet.ts'
import { writeXlsx } from './xlsx.ts'

export const sheetForm = z.enum(['xlsx', 'csv'])
type SheetForm = z.output<typeof sheetForm>

const TYPE = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<SheetForm, string>

/** The file of a sheet; `called` is its name without the ending. */
export const writeSheet = async (sheet: Sheet, { called, form }: { called: string; form: SheetForm }) => ({
  name: `${called}.${form}`,
  type: TYPE[form],
  bytes: form === 'csv' ? writeCsv(sheet) : await writeXlsx(sheet),
})
