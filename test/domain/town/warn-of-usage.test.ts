import { beforeEach, expect, test } from 'vitest'
import { usageWarning } from '../../../src/domain/town/due.ts'
import { warnOfUsage } from '../../../src/domain/town/warn-of-usage.ts'
import { NOW, operations } from '../operation.ts'

const operation = operations()
const { database, town, run } = operation
beforeEach(() => operation.newTown())

const MINUTE = 60_000
let minutes = 0
/** LINE says so much, and the clock looks at it. */
const hears = async (used: number, quota: number | null = 200, now = NOW) => {
  minutes += 1
  const readAt = new Date(now.getTime() + minutes * MINUTE)
  // The figure is the channel's: whichever town of the test has it.
  await database().db.lineUsage.deleteMany({ where: { townId: town() } })
  await database().db.lineUsage.create({ data: { townId: town(), used, quota, readAt } })
  return run({ by: 'system', via: 'clock', now: readAt }, (act) =>
    warnOfUsage(act, { timezone: 'Asia/Tokyo' }),
  )
}

test.each([
  [159, undefined],
  [160, 80],
  [189, 80],
  [190, 95],
  [199, 95],
  [200, 100],
  [230, 100],
])('200通のうち%i通 → %s', (used, at) => expect(usageWarning({ used, quota: 200 })).toBe(at))

test('上限のないプランでは、知らせない', () =>
  expect(usageWarning({ used: 9_999, quota: null })).toBeUndefined())

test('80%・95%・使い切りを、月に一度ずつ知らせる', async () => {
  expect(await hears(150)).toBeUndefined()
  expect(await hears(161)).toMatchObject({ at: 80, usage: { used: 161, quota: 200 } })
  expect(await hears(170)).toBeUndefined()
  expect(await hears(190)).toMatchObject({ at: 95 })
  expect(await hears(200)).toMatchObject({ at: 100 })
  expect(await hears(201)).toBeUndefined()
})
test('一度に使い切れば、それだけを知らせ、前の段には戻らない', async () => {
  expect(await hears(200)).toMatchObject({ at: 100 })
  expect(await hears(190)).toBeUndefined()
})
test('月が替わると、また数える', async () => {
  await hears(161)
  expect(await hears(161, 200, new Date('2026-12-01T10:00+09:00'))).toMatchObject({ at: 80 })
})
test('LINE に聞いていない月は、何も言わない', async () => {
  const looks = run({ by: 'system', via: 'clock' }, (act) => warnOfUsage(act, { timezone: 'Asia/Tokyo' }))
  expect(await looks).toBeUndefined()
})
test('二つが同時に見ても、知らせは一つ', async () => {
  await database().db.lineUsage.create({
    data: { townId: town(), used: 199, quota: 200, readAt: NOW },
  })
  const looks = () =>
    run({ by: 'system', via: 'clock' }, (act) => warnOfUsage(act, { timezone: 'Asia/Tokyo' }))
  const both = await Promise.all([looks(), looks()])
  expect(both.filter(Boolean)).toHaveLength(1)
})
