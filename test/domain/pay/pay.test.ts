import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInvoiceNumber } from '../../../src/domain/pay/invoice-number.ts'
import {
  bankDaysUntil,
  isBankHoliday,
  payBy,
  payDaysOf,
  reorderPayBy,
} from '../../../src/domain/pay/pay-by.ts'
import { withholding } from '../../../src/domain/pay/withholding.ts'
import { withholdingKind, withholdingKinds } from '../../../src/domain/pay/withholding-kinds.ts'

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

describe('納品ごとの支払日', () => {
  const unknown = { legal: null, on: null, reorderDue: null }
  test('書いてある日があれば、それによる。規則があとで変わっても動かない', () => {
    const written = {
      delivered: '2026-06-01',
      legal: '2026-07-30',
      on: '2026-07-30',
      reorderDue: '2026-12-10',
    }
    expect(payDaysOf(written, 'two-months')).toEqual({ legal: '2026-07-30', pay: '2026-07-30' })
  })
  test('なければ、町の決まりによる', () => {
    expect(payDaysOf({ delivered: '2026-12-15', ...unknown }, 'strict-60').legal).toBe('2027-02-12')
    expect(payDaysOf({ delivered: '2026-12-15', ...unknown }, 'two-months').pay).toBe('2027-01-29')
  })
  test('再委託は、元の客の支払日から30日(J4)。それより後の納品は、ほかの仕事と同じ', () => {
    const of = (delivered: string) =>
      payDaysOf({ delivered, legal: null, on: null, reorderDue: '2026-12-04' }, 'strict-60')
    expect(of('2026-11-20')).toEqual({ legal: '2027-01-02', pay: '2026-12-30' })
    expect(of('2026-12-30').pay).toBe('2026-12-30')
    expect(of('2026-12-31')).toEqual(payBy('2026-12-31', 'strict-60'))
  })
  test('性質: 期限は納品の日より前でなく、払う日は期限を過ぎず、銀行の開く日', () => {
    const day = fc
      .integer({ min: 0, max: 4_000 })
      .map((n) => Temporal.PlainDate.from('2024-01-01').add({ days: n }).toString())
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('strict-60' as const, 'two-months' as const),
        fc.option(day),
        (delivered, mode, reorderDue) => {
          const { legal, pay } = payDaysOf({ delivered, legal: null, on: null, reorderDue }, mode)
          expect(legal >= delivered && pay >= delivered && pay <= legal).toBe(true)
          expect(isBankHoliday(Temporal.PlainDate.from(pay))).toBe(false)
        },
      ),
    )
  })
  test('銀行の営業日を、その日の翌日から数える', () => {
    expect(bankDaysUntil('2026-12-30', { after: '2026-12-25' })).toBe(3)
    expect(bankDaysUntil('2027-01-04', { after: '2026-12-30' })).toBe(1)
    expect(bankDaysUntil('2026-12-30', { after: '2026-12-30' })).toBe(0)
    expect(bankDaysUntil('2026-11-23', { after: '2026-11-20' })).toBe(0)
  })
})

describe('源泉徴収の区分', () => {
  test('区分には条文があり、名前は重ならず、自分の名前で見つかる', () => {
    const all = withholdingKinds()
    for (const kind of all) {
      expect(kind.article).toMatch(/^所得税法(?:204条1項1号|施行令320条1項)$/)
      expect([withholdingKind(kind.name), withholdingKind(kind.en)]).toEqual([kind, kind])
    }
    expect(new Set(all.flatMap(({ name, en }) => [name, en])).size).toBe(2 * all.length)
  })
  test.each(['データ入力', 'テープ起こし', '封入', ''])('「%s」は、どれでもない', (said) => {
    expect(withholdingKind(said)).toBeUndefined()
  })
})

describe('登録番号', () => {
  test.each(['T7010705000725', 'T2021001052596', 'T7000012050002'])('%s は正しい', (number) => {
    expect(isInvoiceNumber(number)).toBe(true)
  })
  test.each([
    'T7010705000726',
    'T8010705000725',
    'T0010705000725',
    '7010705000725',
    't7010705000725',
    'T70107050007255',
    'T７010705000725',
    '',
  ])('%s は正しくない', (number) => {
    expect(isInvoiceNumber(number)).toBe(false)
  })
  test('性質: 1桁の誤りは、0と9の取り違えのほか、すべて分かる', () => {
    const twelve = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(twelve, fc.nat(11), fc.nat(9), (digits, at, other) => {
        const behind = digits.join('')
        const right = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((check) => isInvoiceNumber(`T${check}${behind}`))
        expect(right).toHaveLength(1)
        const was = digits[at] ?? 0
        const wrong = digits.with(at, other).join('')
        fc.pre(was % 9 !== other % 9)
        expect(isInvoiceNumber(`T${right[0]}${wrong}`)).toBe(false)
      }),
    )
  })
})
