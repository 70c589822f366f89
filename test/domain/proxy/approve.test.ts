// 代理を認める、認めない(規則第6条第6項)。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { codeDigest } from '../../../src/domain/people/code.ts'
import { approveProxy, refuseProxy, reopenAnswer } from '../../../src/domain/proxy/approve.ts'
import { livingProxyOf } from '../../../src/domain/proxy/read.ts'
import { answeringIn } from '../attendance/answering.ts'
import { granted } from '../meeting/granted.ts'
import { proxyRule, STAFF } from '../meeting/meanwhile.ts'
import { townWithOfficials } from '../meeting/towns.ts'
import { type Doing, operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { CODE, proxySteps } from './steps.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const { counts, answered } = answeringIn(operation)
const proxies = proxySteps(operation)

const ARTICLE = '第6条第6項'
const REASON = '同じ日にほかの会議があるため'
const approve = (proxyId: number, doing: Doing = STAFF) =>
  run(doing, (act) => approveProxy(act, { proxyId, code: CODE }))
const reject = (proxyId: number, doing: Doing = STAFF) =>
  run(doing, (act) => refuseProxy(act, { proxyId, reason: REASON }))

beforeEach(() => townWithOfficials(operation))

describe('認める', () => {
  test('認められた代理には、会議の終わりまで使える番号がつく', async () => {
    const proxyId = await proxies.name()
    const seen = await meeting()
    const written = await auditOf(operation, async () => {
      expect(granted(await approve(proxyId))).toMatchObject({
        proxy: { id: proxyId, state: 'approved', principalId: 'p2' },
        meeting: seen,
      })
    })
    expect(await proxies.row(proxyId)).toMatchObject({
      state: 'approved',
      codeDigest: codeDigest(town(), CODE),
      codeExpires: seen.endsAt,
    })
    expect(written).toEqual(['proxy.approved'])
    expect(await proxies.answer()).toMatchObject({ answer: 'proxy' })
    expect(await counts()).toMatchObject({ proxies: 1, proxiesPending: 0 })
  })
  test('番号そのものは、どこにも残らない', async () => {
    const proxyId = await proxies.approved()
    expect(JSON.stringify(await proxies.row(proxyId))).not.toContain(CODE)
    const entries = await database().db.auditEntry.findMany({ where: { townId: town() } })
    expect(JSON.stringify(entries.map(({ facts }) => facts))).not.toContain(CODE)
  })
})

describe('認めない', () => {
  test('わけが残り、委員の返事は初めに戻る', async () => {
    const proxyId = await proxies.name()
    const written = await auditOf(operation, async () => {
      expect(granted(await reject(proxyId))).toMatchObject({ proxy: { id: proxyId, state: 'refused' } })
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'refused', reason: REASON, codeDigest: null })
    expect(written).toEqual(['proxy.refused'])
    expect(await proxies.answer()).toBeNull()
    expect(await counts()).toMatchObject({ proxiesPending: 0, unanswered: 4 })
  })
  test('認められなかった人を、もう一度立てられる', async () => {
    granted(await reject(await proxies.name()))
    granted(await approve(await proxies.name()))
    expect(await counts()).toMatchObject({ proxies: 1 })
  })
})

describe('返事を初めに戻す', () => {
  const named = async () => {
    const found = await run(STAFF, (act) => livingProxyOf(act, { meetingId: 'council-3', seatId: 'c2' }))
    if (!found) throw new Error('no proxy')
    return found
  }
  test('「代理」の返事だけが消え、ほかの席の返事は残る', async () => {
    await proxies.name()
    await proxies.name({ seatId: 'c3', personId: 'p3', name: '鈴木 次郎' })
    const proxy = await named()
    await run(STAFF, async (act) => {
      await refuseProxy(act, { proxyId: proxy.id, reason: REASON })
      await reopenAnswer(act, proxy)
    })
    expect(await proxies.answer()).toBeNull()
    expect(await proxies.answer('c3')).toMatchObject({ answer: 'proxy' })
  })
  test('古い: reopenAnswer は、その間に本人がした返事を消さない', async () => {
    await proxies.name()
    const proxy = await named()
    await answered()
    await writingNothing(operation, () => run(STAFF, (act) => reopenAnswer(act, proxy)))
  })
  test('古い: reopenAnswer は、その間に立てられた別の代理の返事を消さない', async () => {
    await proxies.name()
    const proxy = await named()
    await proxies.approved({ name: '鈴木 次郎' })
    await writingNothing(operation, () => run(STAFF, (act) => reopenAnswer(act, proxy)))
    expect(await counts()).toMatchObject({ proxies: 1, unanswered: 3 })
  })
})

describe('認める人', () => {
  const others = [
    ['会長', 'p1'],
    ['立てた委員', 'p2'],
    ['ほかの委員', 'p3'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['働く人', 'w1'],
    ['名簿にいない人', 'nobody'],
  ] as const

  test.each(others)('庶務が認める規約: %sは認められず、断れもしない', async (_who, by) => {
    const proxyId = await proxies.name()
    for (const decide of [approve, reject])
      expect(await writingNothing(operation, () => decide(proxyId, { by, via: 'phone' }))).toEqual(
        refuse({ kind: 'not-permitted', who: ['staff'], article: ARTICLE }),
      )
  })
  test.each(others.slice(1))('会長が認める規約: %sは認められず、断れもしない', async (_who, by) => {
    await proxyRule(operation, { approval: 'chair' })
    const proxyId = await proxies.name()
    for (const decide of [approve, reject])
      expect(await writingNothing(operation, () => decide(proxyId, { by, via: 'phone' }))).toEqual(
        refuse({ kind: 'not-permitted', who: ['chair', 'staff'], article: ARTICLE }),
      )
  })
  test.each([
    ['会長', 'p1'],
    ['会長の言葉を書きとめる庶務', 's1'],
  ])('会長が認める規約: %sが認める', async (_who, by) => {
    await proxyRule(operation, { approval: 'chair' })
    const proxyId = await proxies.name()
    granted(await approve(proxyId, { by }))
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'approved' })
  })
  test('届け出のない代理は、認められず、断れもしない', async () => {
    for (const decide of [approve, reject])
      expect(await writingNothing(operation, () => decide(999))).toEqual(refuse({ kind: 'no-such-proxy' }))
  })
})
