import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastQuorum, required, ruleQuorum } from '../../../src/domain/charter/quorum.ts'
import { shippedCharter } from '../../../src/domain/charter/shipped.ts'

const council = shippedCharter('council-2024')?.rules.quorum
if (!council) throw new Error('the council charter is shipped')

describe('定足数の表', () => {
  test.each([
    [7, 4, 4, 5],
    [8, 4, 5, 6],
    [9, 5, 5, 6],
    [10, 5, 6, 7],
    [14, 7, 8, 10],
  ])('委員%i人: 半数以上は%i人、過半数は%i人、3分の2以上は%i人', (n, half, majority, twoThirds) => {
    expect([
      required('half-or-more', n),
      required('majority', n),
      required('two-thirds', n),
      required('all', n),
    ]).toEqual([half, majority, twoThirds, n])
  })
})

describe('第6条第3項(council-2024)', () => {
  const rule = (appointed: number, seats: number, present: number) =>
    ruleQuorum(council, { appointed, seats, present })

  test('Q1 委員10人、5人出席で開ける。4人では開けない', () => {
    expect(rule(10, 10, 5)).toEqual({ base: 10, required: 5, met: true, article: '第6条第3項' })
    expect(rule(10, 10, 4).met).toBe(false)
  })
  test('Q2 欠員は数に入れない: 9人なら5人、8人なら4人', () => {
    expect(rule(9, 10, 5)).toMatchObject({ base: 9, required: 5 })
    expect(rule(8, 10, 4)).toMatchObject({ base: 8, required: 4, met: true })
  })
  test('Q2 定数で数える読み方なら、欠員も残る', () => {
    expect(ruleQuorum({ ...council, base: 'seats' }, { appointed: 8, seats: 10, present: 4 })).toMatchObject({
      base: 10,
      required: 5,
      met: false,
    })
  })
  test('Q9 委員がいなければ判定しない', () => {
    expect(rule(0, 10, 0)).toMatchObject({ required: null, met: null })
  })
})

describe('ほかの会議体', () => {
  test('協定書第7条第1項: 14団体すべて', () => {
    const consortium = shippedCharter('consortium-2018')?.rules.quorum
    expect(consortium && ruleQuorum(consortium, { appointed: 14, seats: 14, present: 13 })).toMatchObject({
      required: 14,
      met: false,
    })
  })
  test('開催要領: 定足数の定めがない', () => {
    const advisory = shippedCharter('advisory-2017')?.rules.quorum
    expect(advisory && ruleQuorum(advisory, { appointed: 7, seats: 7, present: 7 })).toMatchObject({
      required: null,
      met: null,
    })
  })
})

describe('見込み', () => {
  const forecast = (sure: number, open: number, appointed = 10) =>
    forecastQuorum(council, { appointed, seats: 10, sure, open, present: 0 })

  test.each([
    [5, 0, 'met'],
    [4, 2, 'likely'],
    [3, 4, 'likely'],
    [0, 9, 'open'],
    [2, 4, 'open'],
    [2, 2, 'unreachable'],
  ] as const)('確実%i人・未回答%i人なら %s', (sure, open, outlook) => {
    expect(forecast(sure, open).outlook).toBe(outlook)
  })
  test('あと何人かを言う', () => {
    expect(forecast(4, 6)).toMatchObject({ required: 5, sure: 4, possible: 10, missing: 1 })
  })
  test('委員がいなければ判定できない', () => {
    expect(forecast(0, 0, 0).outlook).toBe('not-evaluable')
  })
})

const fractions = fc.constantFrom(
  'half-or-more' as const,
  'majority' as const,
  'two-thirds' as const,
  'all' as const,
)

describe('性質', () => {
  test('出席が増えて、開けなくなることはない', () => {
    fc.assert(
      fc.property(fractions, fc.nat(200), fc.nat(200), (fraction, n, present) => {
        const rule = { ...council, fraction }
        const met = (there: number) => ruleQuorum(rule, { appointed: n, seats: n, present: there }).met
        return met(present) !== true || met(present + 1) === true
      }),
    )
  })
  test('半数以上は、半分より小さくならず、過半数を超えない', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        (n) =>
          (required('half-or-more', n) ?? 0) * 2 >= n &&
          (required('half-or-more', n) ?? 0) <= (required('majority', n) ?? 0),
      ),
    )
  })
  test('見込みは現実をはさむ: 未回答の何人が来ても、確実と最大の間に入る', () => {
    fc.assert(
      fc.property(fractions, fc.nat(60), fc.nat(60), fc.nat(60), (fraction, sure, open, absent) => {
        const appointed = sure + open + absent
        const rule = { ...council, fraction }
        const { outlook, possible } = forecastQuorum(rule, {
          appointed,
          seats: appointed,
          sure,
          open,
          present: 0,
        })
        return Array.from({ length: open + 1 }, (_, coming) => sure + coming).every((there) => {
          const { met } = ruleQuorum(rule, { appointed, seats: appointed, present: there })
          if (outlook === 'met') return met === true && there <= possible
          return outlook === 'unreachable' ? met === false : there <= possible
        })
      }),
    )
  })
})
