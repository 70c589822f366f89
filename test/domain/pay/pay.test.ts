import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payBy, reorderPayBy } from '../../../src/domain/pay/pay-by.ts'
import { withholding } from '../../../src/domain/pay/withholding.ts'

describe('J3 納品の日から60日以内(納品の日が1日目)', () => {
  test.each([
    ['2026-06-01', '2026-07-30'],
    ['2026-12-15', '2027-02-12'],
    ['2027-01-01', '2027-03-01'],
  ])('%s の納品は %s まで', (delivered, legal) => {
    expect(payBy(delivered, 'strict-60').legal).toBe(legal)
  })
  test('月末締め翌月末払い', () => {
    expect(payBy('2026-06-01', 'two-months')).toEqual({ legal: '2026-07-31', pay: '2026-07-31' })
    expect(payBy('2026-12-15', 'two-months').legal).toBe('2027-01-31')
  })
  test('銀行の休みにあたるときは、前の営業日', () => {
    expect(payBy('2026-12-15', 'two-months').pay).toBe('2027-01-29')
    expect(payBy('2026-11-02', 'strict-60')).toEqual({ legal: '2026-12-31', pay: '2026-12-30' })
    expect(payBy('2026-03-07', 'strict-60')).toEqual({ legal: '2026-05-05', pay: '2026-05-01' })
  })
  test('性質: 支払う日は期限を過ぎず、平日である', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
        fc.constantFrom('strict-60' as const, 'two-months' as const),
        (date, mode) => {
          const { legal, pay } = payBy(date.toISOString().slice(0, 10), mode)
          return pay <= legal && Temporal.PlainDate.from(pay).dayOfWeek <= 5
        },
      ),
    )
  })
})

describe('J11 源泉徴収', () => {
  test.each([
    [33_333, 3_403],
    [1_000_000, 102_100],
    [1_500_000, 204_200],
    [0, 0],
  ])('%i円から%i円', (yen, withheld) => {
    expect(withholding(yen)).toBe(withheld)
  })
})

test.each([
  ['2026-06-01', '2026-06-30', '2026-06-30'],
  ['2026-12-10', '2027-01-08', '2027-01-08'],
  ['2026-12-04', '2027-01-02', '2026-12-30'],
])('再委託: 元の客が %s に払うなら、遅くとも %s、銀行の開く %s に払う', (client, legal, pay) => {
  expect(reorderPayBy(client)).toEqual({ legal, pay })
})
