// 読んだあとで変わった会議や代理の着席と、同じ瞬間の着席。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { declineProxy } from '../../../src/domain/proxy/accept.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { answeringIn } from '../attendance/answering.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled, changed, hasRoles, succeeded } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { writingNothing } from '../records.ts'
import { arriving, P2, STAFF_THERE, sittingIn, standIn } from './sitting.ts'

const operation = operations()
const { run, meeting, audited } = operation
const { presences, seated } = sittingIn(operation)
const { answered } = answeringIn(operation)
const proxies = proxySteps(operation)

const declining = (proxyId: number) => ({
  doing: { by: 'w1' },
  work: (act: Act) => declineProxy(act, { proxyId, personId: 'w1' }),
})

beforeEach(() => operation.newTown())

describe('読んだあとで変わったとき', () => {
  test('古い: arrive は、その間に中止された会議の席に着かせない', async () => {
    await proxies.approved()
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(STAFF_THERE, arriving(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: arrive は、その間に場所が変わった会議の席に着かせない', async () => {
    const seen = await meeting()
    await changed(operation, { place: '公民館' })
    await proxies.approved()
    const outcome = await writingNothing(operation, () => run(STAFF_THERE, arriving(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: arrive は、その間に席を離れた人を着かせない', async () => {
    const seen = await meeting()
    await succeeded(operation, { seatId: 'c2' })
    const outcome = await writingNothing(operation, () => run(STAFF_THERE, arriving(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('古い: arrive は、その間に辞退した代理を着かせない', async () => {
    const proxyId = await proxies.accepted()
    const seen = await meeting()
    const { doing, work } = declining(proxyId)
    granted(await run(doing, work))
    const outcome = await writingNothing(operation, () =>
      run(STAFF_THERE, arriving(seen, standIn(proxyId)).work),
    )
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('古い: arrive は、その間に本人の返事で終わった代理を着かせない', async () => {
    const proxyId = await proxies.accepted()
    const seen = await meeting()
    await answered()
    const outcome = await writingNothing(operation, () =>
      run(STAFF_THERE, arriving(seen, standIn(proxyId)).work),
    )
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('古い: arrive は、立てた委員がその間に席を離れた代理を着かせない', async () => {
    const proxyId = await proxies.accepted()
    const seen = await meeting()
    await succeeded(operation, { seatId: 'c2' })
    const outcome = await writingNothing(operation, () =>
      run(STAFF_THERE, arriving(seen, standIn(proxyId)).work),
    )
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('古い: arrive は、その間に庶務でなくなった人の書きとめを受けない', async () => {
    const seen = await meeting()
    await hasRoles(operation, 's1', ['director'])
    const outcome = await writingNothing(operation, () => run(STAFF_THERE, arriving(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('着席が重なる', () => {
  test('同じ人の着席が同じ瞬間に二度書きとめられても、着席は一つ', async () => {
    const seen = await meeting()
    const outcomes = await atOnce(operation, arriving(seen), arriving(seen))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await presences()).toHaveLength(1)
    expect((await audited()).filter((act) => act === 'presence.arrived')).toHaveLength(1)
  })
  test('書き終えないうちの着席に重なった着席は、断られる', async () => {
    const seen = await meeting()
    const [, second] = await overlapping(operation, arriving(seen), arriving(seen))
    expect(second).toEqual(refuse({ kind: 'already-present' }))
    expect(await presences()).toHaveLength(1)
  })
  test('P5 書き終えないうちの本人の着席に重なった代理は、着けない', async () => {
    const proxyId = await proxies.accepted()
    const seen = await meeting()
    const [, second] = await overlapping(operation, arriving(seen, P2), arriving(seen, standIn(proxyId)))
    expect(second.ok).toBe(false)
    expect(await seated()).toEqual(['c2 p2'])
  })
  test('P5 書き終えないうちの代理の着席に重なった本人は、席に着く', async () => {
    const proxyId = await proxies.accepted()
    const seen = await meeting()
    const [, second] = await overlapping(operation, arriving(seen, standIn(proxyId)), arriving(seen, P2))
    expect(second).toEqual({ ok: true, value: { proxyLeft: true } })
    expect(await seated()).toEqual(['c2 p2'])
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded' })
  })
  test('書き終えないうちの辞退に重なった代理は、着けない', async () => {
    const proxyId = await proxies.accepted()
    const [, second] = await overlapping(
      operation,
      declining(proxyId),
      arriving(await meeting(), standIn(proxyId)),
    )
    expect(second).toEqual(refuse({ kind: 'not-holder' }))
    expect(await seated()).toEqual([])
  })
})
