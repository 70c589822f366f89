// 今月のLINEの通数: LINEに聞いたとおりに、聞いた時とともに。
import { beforeEach, expect, test } from 'vitest'
import { noteLineUsage } from '../../../src/domain/town/note-line-usage.ts'
import { readLineUsage } from '../../../src/domain/town/read.ts'
import { NOW, operations } from '../operation.ts'

const operation = operations()
const { database, run, newTown, town } = operation
const known = (now = NOW) => run({ by: 's1', now }, readLineUsage)
const hears = (used: number, quota: number | null, readAt = NOW) =>
  noteLineUsage(database().sql, { used, quota, readAt })
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

beforeEach(() => newTown())

test('聞くまでは分からない。聞いたら、その数と時', async () => {
  expect(await known()).toBeUndefined()
  await hears(42, 200)
  expect(await known()).toEqual({ used: 42, quota: 200, readAt: NOW })
  await hears(43, null, later(1))
  expect(await known(later(2))).toEqual({ used: 43, quota: null, readAt: later(1) })
})
test('古い: noteLineUsage 先に聞いた数が、あとから届いても、変わらない', async () => {
  await hears(43, 200, later(1))
  await hears(42, 200, NOW)
  expect(await known(later(2))).toMatchObject({ used: 43 })
})
test('月が変わったら、前の月の数は言わない', async () => {
  await hears(199, 200, new Date('2026-11-30T23:59+09:00'))
  expect(await known(new Date('2026-11-30T23:59:30+09:00'))).toMatchObject({ used: 199 })
  expect(await known(new Date('2026-12-01T00:00+09:00'))).toBeUndefined()
})
test('LINEのない町には、何も書かない', async () => {
  await database().db.town.update({ where: { id: town() }, data: { lineDestination: null } })
  await hears(42, 200)
  expect(await known()).toBeUndefined()
})
