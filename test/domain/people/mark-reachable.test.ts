import { beforeEach, describe, expect, test } from 'vitest'
import { markReachable } from '../../../src/domain/people/mark-reachable.ts'
import { overlapping, take } from '../at-once.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { connects, isRemoved, PHONE, TABLET } from './accounts.ts'

const operation = operations()
const { database, town, run, newTown } = operation

/** w1 is connected. */
beforeEach(async () => {
  await newTown()
  await take(operation, connects('w1'))
})

const marks = (reachable: boolean) => ({
  doing: { by: 'w1' },
  work: (act: Parameters<typeof markReachable>[0]) => markReachable(act, PHONE, reachable),
})
const mark = (reachable: boolean) => run(marks(reachable).doing, marks(reachable).work)
const unreachable = async () => {
  const accounts = await database().db.account.findMany({ where: { townId: town(), reachable: false } })
  return accounts.map(({ personId }) => personId)
}

test('届かなくなり、また届く。どちらも記録に残る', async () => {
  await take(operation, connects('w2', TABLET))
  await mark(false)
  expect(await unreachable()).toEqual(['w1'])
  expect(await lastAudit(operation)).toMatchObject({
    act: 'account.unreachable',
    actor: 'w1',
    subject: 'w1',
    facts: { platform: 'line' },
  })
  await mark(true)
  expect(await unreachable()).toEqual([])
  expect(await lastAudit(operation)).toMatchObject({ act: 'account.reachable', subject: 'w1' })
})

describe('読んだときは正しかった', () => {
  test('古い: markReachable は、その間に外れたアカウントについて何も書かない', async () => {
    await take(operation, connects('w1', TABLET))
    await writingNothing(operation, () => mark(false))
  })
  test('古い: markReachable は、その間に人に移ったアカウントについて何も書かない', async () => {
    await take(operation, connects('w2'))
    await writingNothing(operation, () => mark(false))
  })
  test('古い: markReachable は、その間に名簿から消えた人について何も書かない', async () => {
    await database().db.worker.deleteMany({ where: { townId: town(), personId: 'w1' } })
    await isRemoved(operation, 'w1')
    await writingNothing(operation, () => mark(false))
  })
  test('古い: markReachable は、同じ瞬間に人に移ったアカウントを届かないことにしない', async () => {
    await overlapping(operation, connects('w2'), marks(false))
    expect(await unreachable()).toEqual([])
  })
})
