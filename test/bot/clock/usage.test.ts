// The month's LINE messages: asked for beside the ticks, seldom, and without harm where LINE is away.
import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { watchUsage } from '../../../src/bot/clock/usage.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import { readLineUsage } from '../../../src/domain/town/read.ts'
import { loadTown, openTalk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const database = testDatabase()
const NOW = new Date('2026-11-25T10:00+09:00')
const log = pino({ level: 'silent' })
const known = () =>
  inTransaction(database().db, (transaction) =>
    readLineUsage({ ...transaction, town: smallTown.town.id, now: NOW }),
  )
const watch = (ask: Parameters<typeof watchUsage>[1]) =>
  watchUsage({ sql: database().sql, log, now: () => NOW }, ask)

beforeAll(() => loadTown(database(), smallTown, NOW))

test('LINEがなければ、何も聞かない', async () => {
  await watch(undefined)()
  expect(await known()).toBeUndefined()
})
test('LINEが答えなくても、止まらない。知らないままで、しばらくは聞き直さない', async () => {
  let asked = 0
  const look = watch(async () => {
    asked += 1
    throw new Error('LINE is away')
  })
  await look()
  await look()
  expect(asked).toBe(1)
  expect(await known()).toBeUndefined()
})
test('聞けたら、その数と時を残し、続けては聞かない', async () => {
  let asked = 0
  const look = watch(async () => {
    asked += 1
    return { used: 40 + asked, quota: 200 }
  })
  await look()
  await look()
  expect(asked).toBe(1)
  expect(await known()).toEqual({ used: 41, quota: 200, readAt: NOW })
})

test('残りが少なくなると、庶務に一度だけ知らせる', async () => {
  const later = new Date(NOW.getTime() + 60_000)
  await watchUsage({ sql: database().sql, log, now: () => later }, async () => ({ used: 161, quota: 200 }))()
  const talk = await openTalk(database(), '2026-11-25T10:00+09:00')
  const told = async () => {
    await talk.tick()
    return (await talk.heard()).filter(({ card }) => card.title.includes('LINEの通数'))
  }
  const [first, ...others] = await told()
  expect(first).toMatchObject({ to: '庶務', card: { title: '今月のLINEの通数が、80%になりました' } })
  expect(others).toEqual([])
  expect(JSON.stringify(first?.card)).toContain('あと39通')
  expect(await told()).toEqual([])
})
