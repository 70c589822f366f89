// 表は、どんな文字が入っていても文字のまま開く: 式にならず、列も行もくずれない。別の道具で読み直して確かめる。
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { writeCsv } from '../../src/sheet/csv.ts'
import type { Cell, Sheet } from '../../src/sheet/sheet.ts'
import { writeXlsx } from '../../src/sheet/xlsx.ts'

const sheetOf = (...rows: Cell[][]): Sheet => ({
  name: '令和8年度',
  columns: (rows[0] ?? ['']).map((_, n) => ({ title: `列${n + 1}`, wide: 12 })),
  rows,
  sums: [],
})

/** Reads CSV by RFC 4180, character by character. */
function readCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  expect(text.startsWith('\uFEFF')).toBe(true)
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 1; at < text.length; at += 1) {
    const sign = text[at]
    if (quoted && sign === '"' && text[at + 1] === '"') {
      field += '"'
      at += 1
    } else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') {
      row.push(field)
      field = ''
    } else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, field])
      row = []
      field = ''
      at += 1
    } else field += sign
  }
  expect({ quoted, field, row }).toEqual({ quoted: false, field: '', row: [] })
  return rows
}

const dangerous = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '\u3000@',
)
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.tuple(dangerous, fc.string({ maxLength: 20 })).map(([first, rest]) => `${first}${rest}`),
  fc.constantFrom('"', '"",', "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', 'a\r\nb', "'=1"),
)

describe('CSV', () => {
  test('性質: 読み直すと同じ並びになり、式として始まる欄は一つもない', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { maxLength: 6 }), (rows) => {
        const read = readCsv(writeCsv(sheetOf(['x', 'y'], ...rows)))
        expect(read).toHaveLength(rows.length + 2)
        for (const [n, cells] of rows.entries())
          for (const [m, cell] of cells.entries()) {
            const found = read[n + 2]?.[m] ?? ''
            expect([cell, `'${cell}`]).toContain(found)
            expect(found).not.toMatch(/^[\t\r\n]|^\s*[=+\-@＝＋－＠]/u)
          }
      }),
    )
  })
  test('数は数のまま、空は空のまま。行はCRLFで終わる', () => {
    const bytes = writeCsv(sheetOf([9000, null, '山本 愛子'], [-1, '', '=1+1']))
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      '\uFEFF列1,列2,列3\r\n9000,,山本 愛子\r\n-1,,"\'=1+1"\r\n',
    )
  })
})

describe('Excel', () => {
  const read = async (sheet: Sheet) => readSheet(Buffer.from(await writeXlsx(sheet)))

  test('別の道具で読み直すと、文字は文字、数は数', async () => {
    const rows: Cell[][] = [
      ['=1+1', 9000, '＝SUM(A1)'],
      ['+81 267', null, '@here'],
      ['"引用"', 0, '<b>&_x0041_'],
      ['constructor', 1, '__proto__'],
      ['valueOf', 2, 'toString'],
    ]
    expect(await read(sheetOf(...rows))).toEqual([['列1', '列2', '列3'], ...rows])
  })
  test('性質: どんな文字でも、式のない、読める表になる', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const [, row] = await read(sheetOf([text, 1]))
        expect(row?.[1]).toBe(1)
        const plain = (words: unknown) => `${words ?? ''}`.replaceAll(/\P{L}/gu, '')
        expect(plain(row?.[0])).toBe(plain(text))
      }),
      { numRuns: 40 },
    )
  })
})
