// 暦の1年、会議体ごとに1万円の目安(所基通28-7, M2): 決めずに、超える前に知らせる。
import { describe, expect, test } from 'vitest'
import { limitWarnings, yearStanding } from '../../../src/domain/fees/limit.ts'
import type { Expense, FeeDay } from '../../../src/domain/fees/model.ts'

const paid = (day: string, yen: number, more: Partial<FeeDay> = {}): FeeDay => ({
  personId: 'p1',
  name: '田中 一郎',
  day,
  meetings: [],
  seats: [],
  bodyId: 'council',
  category: 'expert',
  yen,
  others: [],
  ...more,
})
const spent = (day: string, yen: number, bodyId = 'council'): Expense => ({
  personId: 'p1',
  name: '田中 一郎',
  day,
  meetingId: 'm',
  meeting: '会議',
  bodyId,
  yen,
  note: '交通費',
})
const AMOUNTS = [{ category: 'expert', from: '2020-04-01', yen: 3000 }]
const warned = (days: FeeDay[], today = '2026-12-10', expenses: Expense[] = []) =>
  limitWarnings({ days, expenses }, { amounts: AMOUNTS, today }).map(({ year, bodyId, yen, nextYen }) => ({
    year,
    bodyId,
    yen,
    nextYen,
  }))

describe('1万円の前に知らせる', () => {
  test('次の1日で超えるときから知らせ、ちょうど1万円は超えていない', () => {
    expect(warned([paid('2026-05-01', 7000)])).toEqual([])
    expect(warned([paid('2026-05-01', 7001)])).toEqual([
      { year: 2026, bodyId: 'council', yen: 7001, nextYen: 3000 },
    ])
    expect(warned([paid('2026-05-01', 10_000)])).toEqual([
      { year: 2026, bodyId: 'council', yen: 10_000, nextYen: 3000 },
    ])
    expect(warned([paid('2026-05-01', 10_001)])).toEqual([
      { year: 2026, bodyId: 'council', yen: 10_001, nextYen: null },
    ])
  })
  test('年度ではなく暦の年で数える: 12月までと1月からは別', () => {
    const days = [paid('2026-12-10', 6000), paid('2027-01-10', 6000)]
    expect(warned(days, '2027-01-15')).toEqual([])
    expect(warned([paid('2026-03-31', 6000), paid('2026-04-01', 6000)])).toMatchObject([{ yen: 12_000 }])
  })
  test('過ぎた年には、次の1日はない。超えた年は、あとからも示す', () => {
    expect(warned([paid('2025-05-01', 9000)])).toEqual([])
    expect(warned([paid('2025-05-01', 12_000)])).toMatchObject([{ year: 2025, nextYen: null }])
  })
  test('会議体ごとに数える', () => {
    const days = [paid('2026-05-01', 6000), paid('2026-05-02', 6000, { bodyId: 'section' })]
    expect(warned(days)).toEqual([])
  })
  test('額が決まっていなければ、次の1日は言えない', () => {
    expect(warned([paid('2026-05-01', 9000, { category: 'other' })])).toEqual([])
  })
})

test('その年に、その会議体からいくら受け、費用弁償とほかの会議体からはいくらか', () => {
  const days = [
    paid('2026-05-01', 6000),
    paid('2026-06-01', 4000, { bodyId: 'section' }),
    paid('2025-05-01', 1),
  ]
  const expenses = [spent('2026-05-01', 1200), spent('2026-05-01', 50, 'section'), spent('2027-01-01', 7)]
  expect(yearStanding({ days, expenses }, { personId: 'p1', bodyId: 'council', year: 2026 })).toEqual({
    ...{ personId: 'p1', bodyId: 'council', year: 2026 },
    ...{ days: 1, yen: 6000, expenseYen: 1200, otherYen: 4000 },
  })
})
