// 代理が引き受ける、辞退する(P4, P6, P7, 第8条)。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { acceptProxy, declineProxy } from '../../../src/domain/proxy/accept.ts'
import { answeringIn } from '../attendance/answering.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { proxySteps } from './steps.ts'

const operation = operations()
const { run, database, town } = operation
const { counts } = answeringIn(operation)
const proxies = proxySteps(operation)

const accept = (proxyId: number, personId = 'w1') =>
  run({ by: personId }, (act) => acceptProxy(act, { proxyId, personId }))
const decline = (proxyId: number, personId = 'w1') =>
  run({ by: personId }, (act) => declineProxy(act, { proxyId, personId }))
const NONE = refuse({ kind: 'no-such-proxy' })

beforeEach(() => operation.newTown())

describe('引き受ける', () => {
  test('番号を示した人が引き受けると、守秘を約した時が残る', async () => {
    const proxyId = await proxies.claimed()
    const written = await auditOf(operation, async () => {
      expect(granted(await accept(proxyId))).toMatchObject({ id: proxyId, state: 'accepted', personId: 'w1' })
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'accepted', pledgedAt: NOW, codeDigest: null })
    expect(written).toEqual(['proxy.accepted'])
    expect(await counts()).toMatchObject({ proxies: 1, unanswered: 3 })
  })
  test('だれが引き受けたかが記録に残る', async () => {
    const proxyId = await proxies.accepted()
    const entry = await database().db.auditEntry.findFirstOrThrow({
      where: { townId: town(), act: 'proxy.accepted' },
    })
    expect(entry).toMatchObject({
      actor: 'w1',
      subject: 'council-3',
      facts: { proxy: proxyId, person: 'w1' },
    })
  })
  test('二度引き受けても、何も変わらず、記録は一つ', async () => {
    const proxyId = await proxies.accepted()
    const again = await writingNothing(operation, () => accept(proxyId))
    expect(again).toMatchObject({ ok: true, value: { id: proxyId, state: 'accepted' } })
  })
  test.each(['w2', 'p2', 'p1', 's1', 'nobody'])(
    '番号を示していない人(%s)は引き受けられない',
    async (personId) => {
      const proxyId = await proxies.claimed()
      expect(await writingNothing(operation, () => accept(proxyId, personId))).toEqual(NONE)
    },
  )
  test('ほかの人が引き受けた代理は、引き受けられない', async () => {
    const proxyId = await proxies.accepted()
    expect(await writingNothing(operation, () => accept(proxyId, 'w2'))).toEqual(NONE)
  })
  test.each(['name', 'approved'] as const)('まだ番号を示されていない代理(%s)', async (step) => {
    const proxyId = await proxies[step]()
    expect(await writingNothing(operation, () => accept(proxyId))).toEqual(NONE)
  })
  test('ない代理は引き受けられない', async () => {
    expect(await writingNothing(operation, () => accept(999))).toEqual(NONE)
  })
})

describe('辞退する', () => {
  test.each(['claimed', 'accepted'] as const)(
    '代理(%s)が辞退すると、席の返事は初めに戻る(P6)',
    async (step) => {
      const proxyId = await proxies[step]()
      const written = await auditOf(operation, async () => {
        expect(granted(await decline(proxyId))).toMatchObject({ id: proxyId, state: 'refused' })
      })
      expect(await proxies.row(proxyId)).toMatchObject({ state: 'refused', codeDigest: null })
      expect(await proxies.answer()).toBeNull()
      expect(written).toEqual(['proxy.declined'])
      expect(await counts()).toMatchObject({ proxies: 0, proxiesPending: 0, unanswered: 4 })
    },
  )
  test('辞退した人は、ほかの席の代理になれる', async () => {
    granted(await decline(await proxies.accepted()))
    const proxyId = await proxies.accepted({ seatId: 'c3', personId: 'p3', code: '22223333' })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'accepted', personId: 'w1' })
  })
  test.each(['w2', 'p2', 's1', 'nobody'])('代理でない人(%s)は辞退できない', async (personId) => {
    const proxyId = await proxies.accepted()
    expect(await writingNothing(operation, () => decline(proxyId, personId))).toEqual(NONE)
  })
})
