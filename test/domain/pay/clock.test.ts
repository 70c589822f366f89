// 支払時計: 納品の日から数え、検収の結果は関係しない。迫ると一度ずつ知らせ、払ったあとは知らせない。
import { beforeEach, describe, expect, test } from 'vitest'
import { pressing } from '../../../src/domain/pay/due.ts'
import type { Payable } from '../../../src/domain/pay/model.ts'
import { payBy } from '../../../src/domain/pay/pay-by.ts'
import { unpaid } from '../../../src/domain/pay/read.ts'
import { remindPayments } from '../../../src/domain/pay/remind.ts'
import { together, turn } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { payingIn, payTownOf } from './paying.ts'

const operation = operations()
const { run } = operation
const { marking, change } = payingIn(operation)

const delivered = (day: string, more: Partial<Payable> = {}): Payable => {
  const { legal, pay } = payBy(day, 'strict-60')
  return {
    ...{ claimId: 1, no: 1, title: '入力', personId: 'w1', name: '林', invoiceNo: null, directorId: null },
    ...{ delivered: day, legal, on: pay, yen: 1, kind: null, withheld: 0, paidOn: null },
    ...{ standing: 'waiting', reworks: 0, isReorder: false },
    ...more,
  }
}

describe('迫りぐあい', () => {
  test.each([
    ['2026-06-01', 1, 59, undefined],
    ['2026-07-15', 45, 15, 10],
    ['2026-07-23', 53, 7, 5],
    ['2026-07-28', 58, 2, 5],
    ['2026-07-29', 59, 1, 1],
    ['2026-07-30', 60, 0, 1],
    ['2026-07-31', 61, -1, 'over'],
  ])('6月1日の納品は、%sに%i日目、あと%i日', (today, passed, left, pressure) => {
    expect(pressing(delivered('2026-06-01'), today)).toMatchObject({ passed, left, pressure })
  })
  test('検収の結果は関係しない', () => {
    const of = (standing: Payable['standing']) => {
      const { left, pressure } = pressing(delivered('2026-06-01', { standing }), '2026-07-23')
      return { left, pressure }
    }
    expect(of('waiting')).toEqual(of('accepted'))
    expect(of('correcting')).toEqual(of('accepted'))
  })
  test('年末年始は、銀行の開く日で数える', () => {
    const one = delivered('2026-11-05')
    expect(one.on).toBe('2026-12-30')
    expect(pressing(delivered('2026-11-09'), '2026-12-29')).toMatchObject({ bankDays: 5, pressure: 5 })
  })
})

describe('知らせ', () => {
  beforeEach(() => payTownOf(operation))
  const told = async (at: string) =>
    (await run({ by: 'system', via: 'clock', now: new Date(at) }, remindPayments)).map(({ no, pressure }) => [
      no,
      pressure,
    ])
  test('10・5・1営業日前と、過ぎたときに、一度ずつ', async () => {
    expect(await told('2026-11-25T10:00+09:00')).toEqual([
      [17, 'over'],
      [11, 10],
    ])
    expect(await told('2026-11-25T10:01+09:00')).toEqual([])
    expect(await told('2026-11-26T10:00+09:00')).toEqual([[11, 5]])
    expect(await told('2026-12-02T10:00+09:00')).toEqual([[11, 1]])
    expect(await told('2026-12-04T10:00+09:00')).toEqual([
      [11, 'over'],
      [12, 10],
    ])
  })
  test('しばらく止まっていたあとは、いまの分だけ', async () => {
    expect(await told('2026-12-18T10:00+09:00')).toEqual([
      [17, 'over'],
      [11, 'over'],
      [12, 1],
      [14, 10],
      [13, 10],
    ])
    expect(await told('2026-12-18T10:05+09:00')).toEqual([])
  })
  test('払ったものは、もう知らせない', async () => {
    granted(await marking())
    await change(17, { paidOn: new Date('2026-12-01') })
    await change(14, { state: 'released' })
    expect(await told('2027-03-01T10:00+09:00')).toEqual([])
  })
  test('二つの時計が同時に見ても、一度だけ', async () => {
    const tick = turn('system', new Date('2026-11-25T10:00+09:00'), remindPayments)
    const all = await together(operation, tick, tick, tick)
    expect(all.flat()).toHaveLength(2)
  })
})

test('払っていない納品は、支払日の早いものから。ディレクターには、自分の仕事の分だけ', async () => {
  await payTownOf(operation)
  const of = async (directorId?: string) =>
    (await run({ by: 's1' }, (act) => unpaid(act, directorId))).map(({ no }) => no)
  expect(await of()).toEqual([17, 11, 12, 14, 13])
  expect(await of('d1')).toEqual([13])
})
