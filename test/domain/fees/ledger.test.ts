// 台帳: だれが、いつ、どの席で出席し、いくらになるか。数えるのは、開かれた会議の、本人の着席だけ(M1)。
import { describe, expect, test } from 'vitest'
import { readLedger } from '../../../src/domain/fees/ledger.ts'
import { recordExpense } from '../../../src/domain/fees/record-expense.ts'
import { setAmount } from '../../../src/domain/fees/set-amount.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { heldTown, p1, p1InSection, p2 } from './held.ts'

const operation = operations()
const { run } = operation
const OFFICE = { ...STAFF, now: new Date('2026-12-20T10:00+09:00') }

const priced = (category: string, yen: number, from = '2026-01-01') =>
  run(OFFICE, async (act) => granted(await setAmount(act, { category, yen, from, seenYen: null })))
const ledger = (year = 2026) => run(OFFICE, async (act) => readLedger(act, await freshTown(act), year))
const days = async (year = 2026) =>
  (await ledger(year)).entries.flatMap((entry) =>
    entry.days.map(({ personId, day, yen, meetings }) => [
      personId,
      day,
      yen,
      meetings.map(({ id }) => id).join(' '),
    ]),
  )

describe('数えるもの', () => {
  test('出席した日ごとに1回。同じ日の2つの会議体は、高いほうを1回', async () => {
    await heldTown(operation, [
      { no: 1, day: '2026-12-10', there: [p1, p2] },
      { body: 'section', no: 1, day: '2026-12-10', start: '10:00', end: '12:00', there: [p1InSection] },
      { no: 2, day: '2026-12-11', there: [p1] },
    ])
    await priced('expert', 9000)
    await priced('organisation', 5000)
    await priced('resident', 6000)
    expect(await days()).toEqual([
      ['p1', '2026-12-10', 9000, 'section-1 council-1'],
      ['p1', '2026-12-11', 9000, 'council-2'],
      ['p2', '2026-12-10', 5000, 'council-1'],
    ])
    const { feeYen, entries } = await ledger()
    expect(feeYen).toBe(23_000)
    expect(entries[0]?.days[0]?.others).toEqual([{ category: 'resident', yen: 6000 }])
  })
  test('開会中と閉会した会議だけ。中止、招集したままの会議の着席は数えない', async () => {
    await heldTown(operation, [
      { no: 1, day: '2026-12-01', state: 'open', there: [p1] },
      { no: 2, day: '2026-12-02', state: 'cancelled', there: [p1] },
      { no: 3, day: '2026-12-03', state: 'convened', there: [p1] },
    ])
    expect(await days()).toEqual([['p1', '2026-12-01', null, 'council-1']])
  })
  test('代理の出席には払わない。本人も、その日は出席していない', async () => {
    await heldTown(operation, [
      { no: 1, day: '2026-12-01', there: [p1, { seat: 'c2', person: 'w1', proxy: true }] },
    ])
    expect((await days()).map(([person]) => person)).toEqual(['p1'])
  })
  test('報酬の対象でない席は数えず、対象の席があればその席で数える', async () => {
    const meetings = [
      { no: 1, day: '2026-12-01', there: [p1, p2] },
      { body: 'section', no: 1, day: '2026-12-01', there: [p1InSection] },
    ]
    await heldTown(operation, meetings, { council: { feeEligible: false } })
    await priced('resident', 6000)
    await priced('expert', 9000)
    expect(await days()).toEqual([['p1', '2026-12-01', 6000, 'section-1']])
  })
  test('その日の席の持ち主でない人の着席は数えない', async () => {
    await heldTown(operation, [{ no: 1, day: '2026-12-01', there: [{ seat: 'c2', person: 'n1' }] }])
    expect(await days()).toEqual([])
  })
  test.each([
    ['council-2024', 1],
    ['at-the-table', 0],
  ])('オンラインの出席は、規則が数えるときだけ（%s では %i日）', async (charter, count) => {
    const there = [{ ...p1InSection, mode: 'online' as const }]
    await heldTown(operation, [{ body: 'section', no: 1, day: '2026-12-01', there }], { charter })
    expect(await days()).toHaveLength(count)
  })
})

describe('いつの出席か', () => {
  test('町の暦で3月31日までと4月1日からで、年度が分かれる', async () => {
    await heldTown(operation, [
      { no: 1, day: '2026-03-31', start: '20:00', end: '23:59', there: [p1] },
      // Still 31 March in London.
      { no: 2, day: '2026-04-01', start: '00:30', end: '02:00', there: [p1] },
      { no: 3, day: '2027-03-31', there: [p1] },
      { no: 4, day: '2027-04-01', there: [p1] },
    ])
    expect((await days(2025)).map(([, day]) => day)).toEqual(['2026-03-31'])
    expect((await days(2026)).map(([, day]) => day)).toEqual(['2026-04-01', '2027-03-31'])
    expect((await days(2027)).map(([, day]) => day)).toEqual(['2027-04-01'])
  })
  test('前の晩や後の日に記録した着席は、会議の日の出席。2日にわたる会議は、来た日ごと', async () => {
    const early = { ...p1, from: '2026-11-30T22:00+09:00' }
    const late = { ...p2, from: '2026-12-05T10:00+09:00' }
    await heldTown(operation, [
      { no: 1, day: '2026-12-01', start: '09:00', end: '12:00', there: [early, late] },
      {
        no: 2,
        day: '2026-12-08',
        end: '2026-12-09T16:00+09:00',
        there: [p1, { ...p1, from: '2026-12-09T10:00+09:00' }],
      },
    ])
    expect((await days()).map(([person, day]) => [person, day])).toEqual([
      ['p1', '2026-12-01'],
      ['p1', '2026-12-08'],
      ['p1', '2026-12-09'],
      ['p2', '2026-12-01'],
    ])
  })
  test('額は、出席した日に決まっていた額', async () => {
    await heldTown(operation, [
      { no: 1, day: '2026-09-30', there: [p1] },
      { no: 2, day: '2026-10-01', there: [p1] },
    ])
    await priced('expert', 9000, '2026-04-01')
    await priced('expert', 9500, '2026-10-01')
    expect((await days()).map(([, , yen]) => yen)).toEqual([9000, 9500])
    expect((await ledger()).amounts).toEqual([
      { category: 'expert', yen: 9500 },
      { category: 'municipality', yen: null },
      { category: 'organisation', yen: null },
      { category: 'resident', yen: null },
    ])
  })
})

describe('目安と費用弁償', () => {
  test('目安は1月からの出席も数える。台帳は年度のまま', async () => {
    await heldTown(operation, [
      { no: 1, day: '2026-02-10', there: [p1] },
      { no: 2, day: '2026-05-10', there: [p1] },
    ])
    await priced('expert', 6000)
    const { entries, feeYen } = await ledger()
    expect(feeYen).toBe(6000)
    expect(entries[0]?.warnings).toMatchObject([{ year: 2026, yen: 12_000, days: 2, nextYen: null }])
    expect((await ledger(2025)).entries[0]?.warnings).toMatchObject([{ year: 2026, yen: 12_000 }])
  })
  test('費用弁償は会議の日の年度に入り、出席していない人も載る', async () => {
    await heldTown(operation, [
      { no: 1, day: '2026-03-31', there: [p1] },
      { no: 2, day: '2026-05-10', there: [p1] },
    ])
    const spent = (id: string, personId: string, yen: number) =>
      run(OFFICE, async (act) =>
        granted(
          await recordExpense(act, {
            meeting: { id, state: 'closed', revision: 1 },
            ...{ personId, yen, note: '交通費' },
          }),
        ),
      )
    await spent('council-1', 'p1', 100)
    await spent('council-2', 'p1', 1200)
    await spent('council-2', 'w1', 500)
    const { entries, expenseYen } = await ledger()
    expect(expenseYen).toBe(1700)
    expect(entries.map(({ personId, expenseYen: yen, days: all }) => [personId, yen, all.length])).toEqual([
      ['p1', 1200, 1],
      ['w1', 500, 0],
    ])
  })
})
