// 認めるのを待つ代理の届け出。
import { beforeEach, expect, test } from 'vitest'
import { proxiesToAllow } from '../../../src/domain/proxy/read.ts'
import { townWithOfficials } from '../meeting/towns.ts'
import { NOW, operations } from '../operation.ts'
import { proxySteps } from './steps.ts'

const operation = operations()
const { run, database, town } = operation
const { name, approved } = proxySteps(operation)
const waiting = (now = NOW) => run({ by: 's1', now }, proxiesToAllow)

beforeEach(() => townWithOfficials(operation))

test('待った順に、だれの代理か、ぜんぶで何件か', async () => {
  const first = await name()
  const second = await name({ seatId: 'c3', personId: 'p3', name: '見本 次郎', org: '社会福祉協議会' })
  expect(await waiting()).toMatchObject([
    { id: first, member: '山本 愛子', name: '佐藤 花子', state: 'named', total: 2 },
    { id: second, member: '髙橋 健', name: '見本 次郎', org: '社会福祉協議会', total: 2 },
  ])
})
test('認めたものも、終わった会議のものも、中止の会議のものも、待っていない', async () => {
  await approved()
  expect(await waiting()).toEqual([])
  await name({ seatId: 'c3', personId: 'p3', name: '見本 次郎' })
  expect(await waiting()).toHaveLength(1)
  expect(await waiting(new Date('2026-12-10T16:00+09:00'))).toEqual([])
  await database().db.meeting.updateMany({ where: { townId: town() }, data: { state: 'cancelled' } })
  expect(await waiting()).toEqual([])
})
test('日時が変わった会議のものも、席を離れた人のものも、待っていない', async () => {
  await name()
  await database().db.meeting.updateMany({ where: { townId: town() }, data: { revision: { increment: 1 } } })
  expect(await waiting()).toEqual([])
})
