// A sheet as an Excel workbook. No cell is a formula: text is written as text, and stays so when somebody edits it.
import type { CellObject } from 'write-excel-file/node'
import type { Cell, Sheet } from './sheet.ts'

const TEXT_FORMAT = '@'
const YEN_FORMAT = '#,##0'

/** A character as Excel may write it. */
const escaped = (sign: string): string =>
  `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/**
 * What Excel would read as such an escape is kept as it is written. The library looks texts up in a plain object, where
 * `constructor` and its like are found without being there: they are written another way that reads the same.
 */
function literal(text: string): string {
  if (text in {}) return `${escaped(text)}${text.slice(1)}`
  return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, escaped)
}

function cellOf(cell: Cell, bold: boolean): CellObject | null {
  const look = bold ? { fontWeight: 'bold' as const } : {}
  if (cell === null || cell === '') return null
  return typeof cell === 'number'
    ? { value: cell, type: Number, format: YEN_FORMAT, ...look }
    : { value: literal(cell), type: String, format: TEXT_FORMAT, wrap: true, alignVertical: 'top', ...look }
}

export async function writeXlsx({ name, columns, rows, sums }: Sheet): Promise<Uint8Array> {
  // Loaded when the first is asked for: a start does not wait for it.
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const header = columns.map(({ title }) => cellOf(title, true))
  const data = rows.map((cells, at) => cells.map((cell) => cellOf(cell, sums.includes(at))))
  return writeWorkbook([header, ...data], {
    sheet: name,
    orientation: 'landscape',
    columns: columns.map(({ wide }) => ({ width: wide })),
  }).toBuffer()
}
