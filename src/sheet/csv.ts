// A sheet as CSV (RFC 4180), in UTF-8 with a mark, so that Excel in Japan reads it as it is.
import type { Cell, Sheet } from './sheet.ts'

const MARK = '\uFEFF'
const LINE_END = '\r\n'

/** What a spreadsheet would take for a formula, in either width, also behind blanks. */
const FORMULA = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/u

/** Text that would be run is kept from it by an apostrophe; figures are no text. */
function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `${cell}`
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /["',\r\n\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const writeCsv = ({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): Uint8Array =>
  new TextEncoder().encode(
    `${MARK}${[columns.map(({ title }) => title), ...rows]
      .map((cells) => `${cells.map(field).join(',')}${LINE_END}`)
      .join('')}`,
  )
