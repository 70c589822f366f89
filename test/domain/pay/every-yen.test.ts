// 性質: どんな納品の積み重ねでも、1円も消えず、増えない。明細の合計 = その月の納品の合計 = 会計の表の合計。
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { paySheet } from '../../../src/bot/pay/sheet.ts'
import { statement } from '../../../src/db/sql.ts'
import { monthOf } from '../../../src/domain/pay/model.ts'
import { isBankHoliday } from '../../../src/domain/pay/pay-by.ts'
import { payMonth } from '../../../src/domain/pay/pay-month.ts'
import { payablesIn, payablesOf } from '../../../src/domain/pay/read.ts'
import { sendStatements } from '../../../src/domain/pay/send-statements.ts'
import { withholding } from '../../../src/domain/pay/withholding.ts'
import { writeXlsx } from '../../../src/sheet/xlsx.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'

const operation = operations()
const { run, database, town } = operation

const anyClaim = fc.record({
  worker: fc.constantFrom('w1', 'w2', 'w3'),
  day: fc.integer({ min: 0, max: 200 }),
  yen: fc.integer({ min: 0, max: 2_000_000 }),
  kind: fc.option(fc.constantFrom('原稿料', '翻訳料')),
  state: fc.constantFrom('delivered', 'accepted', 'accepted', 'rework', 'claimed', 'released'),
  part: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  isWritten: fc.boolean(),
  reworks: fc.integer({ min: 0, max: 3 }),
})
type AnyClaim = z.output<typeof claimShape>
const claimShape = z.object({
  worker: z.string(),
  day: z.int(),
  yen: z.int(),
  kind: z.string().nullable(),
  state: z.string(),
  part: z.number().nullable(),
  isWritten: z.boolean(),
  reworks: z.int(),
})

const DELIVERED = ['delivered', 'accepted', 'rework']
const partOf = ({ part, state, yen }: AnyClaim) =>
  part !== null && state === 'accepted' ? Math.floor(yen * part) : undefined

/** Jobs from 100 on, each with one claim, as inspections leave them. */
async function lived(history: AnyClaim[]): Promise<void> {
  const { db } = database()
  await operation.newTown((raw) => ({ ...raw, jobs: [] }))
  for (const [n, one] of history.entries()) {
    const of = { townId: town(), jobNo: 100 + n }
    const at = new Date(Date.parse('2026-06-01T09:00+09:00') + one.day * 86_400_000)
    const part = partOf(one)
    await db.job.create({
      data: {
        ...{ townId: town(), no: 100 + n, title: `仕事${n}`, slots: 1, payYen: one.yen, dueAt: at },
        ...{ skills: [], state: 'closed', withholding: one.kind },
      },
    })
    const paid = part ?? one.yen
    const inspected =
      one.state === 'accepted' ? { inspection: part === undefined ? 'accepted' : 'partial' } : {}
    const withheld =
      one.isWritten && one.state === 'accepted' ? { withheldYen: one.kind ? withholding(paid) : 0 } : {}
    await db.claim.create({
      data: {
        ...{ ...of, personId: one.worker, state: one.state, at, payYen: paid, dueAt: at },
        ...{ byId: one.worker, via: 'line', reworks: one.reworks },
        deliveredAt: DELIVERED.includes(one.state) ? at : null,
        ...inspected,
        ...withheld,
      },
    })
  }
}

/** What has to come out, worked out from the history alone. */
const expected = (history: AnyClaim[]) => {
  const paid = history.filter(({ state }) => state === 'delivered' || state === 'accepted')
  const yen = paid.map((one) => partOf(one) ?? one.yen)
  return {
    yen: yen.reduce((sum, one) => sum + one, 0),
    withheld: paid.reduce((sum, one, n) => sum + (one.kind ? withholding(yen[n] ?? 0) : 0), 0),
  }
}

const sumRow = z.object({ yen: z.number(), withheld: z.number() })

/** What stands in a workbook: each delivery's figures, each worker's, and the whole. */
async function opened(bytes: Uint8Array) {
  const [, ...rows] = await readSheet(Buffer.from(bytes))
  const figures = rows.map((row) => [row[0], Number(row[6]), Number(row[8]), Number(row[9])] as const)
  const deliveries = figures.slice(0, -1).filter(([day]) => day !== null)
  const people = figures.slice(0, -1).filter(([day]) => day === null)
  const sum = (of: typeof figures, at: 1 | 2 | 3) => of.reduce((total, row) => total + row[at], 0)
  const sums = (of: typeof figures) => [sum(of, 1), sum(of, 2), sum(of, 3)]
  return { whole: figures.at(-1)?.slice(1), deliveries: sums(deliveries), people: sums(people) }
}

test('明細・納品・会計の表の合計は、どの月も同じ', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyClaim, { maxLength: 12 }), async (history) => {
      await lived(history)
      const own = await Promise.all(['w1', 'w2', 'w3'].map((id) => run(STAFF, (act) => payablesOf(act, id))))
      const all = own.flat()
      for (const one of all) {
        expect(one.legal >= one.delivered && one.on <= one.legal && one.on >= one.delivered).toBe(true)
        expect(isBankHoliday(Temporal.PlainDate.from(one.on))).toBe(false)
        expect(one.withheld).toBeLessThanOrEqual(one.yen)
      }
      const total = { yen: 0, withheld: 0 }
      for (const month of new Set(all.map(({ on }) => monthOf(on)))) {
        const paid = payMonth(await run(STAFF, (act) => payablesIn(act, { month })), month)
        const whole = [paid.yen, paid.withheld, paid.net]
        const sheet = await opened(await writeXlsx(paySheet('ja', paid)))
        expect(sheet).toEqual({ whole, deliveries: whole, people: whole })
        await run(STAFF, (act) => sendStatements(act, { month, seenYen: paid.yen }))
        const [sent] = await database().sql.rows(
          sumRow,
          statement`select coalesce(sum(yen), 0)::int as yen, coalesce(sum(withheld_yen), 0)::int as withheld
            from statement where town_id = ${town()} and month = ${month}`,
        )
        expect(sent).toEqual({ yen: paid.yen, withheld: paid.withheld })
        total.yen += paid.yen
        total.withheld += paid.withheld
      }
      expect(total).toEqual(expected(history))
    }),
    { numRuns: 20 },
  )
})
