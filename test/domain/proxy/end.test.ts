// 代理が終わる(P5, N2)。
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Statement, statement } from '../../../src/db/sql.ts'
import type { Act } from '../../../src/domain/act.ts'
import { declineProxy } from '../../../src/domain/proxy/accept.ts'
import { refuseProxy } from '../../../src/domain/proxy/approve.ts'
import { endProxies } from '../../../src/domain/proxy/end.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { HANAKO, proxySteps } from './steps.ts'

const operation = operations()
const { run } = operation
const proxies = proxySteps(operation)

const ended = z.object({ id: z.int(), name: z.string(), personId: z.string().nullable() })
const ending = (of: { meetingId?: string; seatId?: string } = {}, where?: Statement) => ({
  doing: STAFF,
  work: (act: Act) => act.sql.rows(ended, endProxies(act, { meetingId: 'council-3', ...of }, where)),
})
const end = (of?: { meetingId?: string; seatId?: string }, where?: Statement) =>
  run(STAFF, ending(of, where).work)
const other = { seatId: 'c3', personId: 'p3', name: '鈴木 次郎', code: '22223333' }

beforeEach(() => operation.newTown())

describe('代理の終わり', () => {
  test.each(['name', 'approved', 'claimed', 'accepted'] as const)(
    '生きている代理(%s)は終わり、番号は使えなくなり、だれだったかが返る',
    async (step) => {
      const proxyId = await proxies[step]()
      const { personId } = await proxies.row(proxyId)
      expect(await end()).toEqual([{ id: proxyId, name: HANAKO, personId }])
      expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
    },
  )
  test('席を言えばその席の、言わなければ会議のすべての代理が終わる', async () => {
    const [mine, theirs] = [await proxies.approved(), await proxies.approved(other)]
    expect(await end({ seatId: 'c2' })).toMatchObject([{ id: mine }])
    expect(await proxies.row(theirs)).toMatchObject({ state: 'approved' })
    expect(await end()).toMatchObject([{ id: theirs }])
  })
  test('条件に合わなければ終わらず、ほかの会議の代理も終わらない', async () => {
    await proxies.approved()
    expect(await writingNothing(operation, () => end({}, statement`false`))).toEqual([])
    expect(await writingNothing(operation, () => end({ meetingId: 'council-2' }))).toEqual([])
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: endProxies は、その間に断られた代理を、替わったことにしない', async () => {
    const proxyId = await proxies.name()
    granted(await run(STAFF, (act) => refuseProxy(act, { proxyId, reason: '都合により' })))
    expect(await writingNothing(operation, () => end())).toEqual([])
  })
  test('古い: endProxies は、その間に辞退した代理を、替わったことにしない', async () => {
    const proxyId = await proxies.accepted()
    granted(await run({ by: 'w1' }, (act) => declineProxy(act, { proxyId, personId: 'w1' })))
    expect(await writingNothing(operation, () => end())).toEqual([])
  })
  test('古い: endProxies は、その間に終わった代理を、もう一度は終わらせない', async () => {
    await proxies.approved()
    await end()
    expect(await writingNothing(operation, () => end())).toEqual([])
  })
})

describe('同時に終わる', () => {
  test('同じ瞬間に二度終わらせても、終わるのは一度', async () => {
    const proxyId = await proxies.approved()
    const rows = await atOnce(operation, ending(), ending({ seatId: 'c2' }))
    expect(rows.flat()).toMatchObject([{ id: proxyId }])
  })
  test('書き終えないうちの辞退に重なれば、終わるものはない', async () => {
    const proxyId = await proxies.accepted()
    const declining = {
      doing: { by: 'w1' },
      work: (act: Act) => declineProxy(act, { proxyId, personId: 'w1' }),
    }
    const [, rows] = await overlapping(operation, declining, ending())
    expect(rows).toEqual([])
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'refused' })
  })
})
