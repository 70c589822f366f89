// 退席(N4)。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { answeringIn } from '../attendance/answering.ts'
import { hasRoles } from '../meeting/meanwhile.ts'
import { townWithOfficials } from '../meeting/towns.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, writingNothing } from '../records.ts'
import { AT, departing, LATER, P2, sittingIn, standIn } from './sitting.ts'

const operation = operations()
const { run, audited } = operation
const { arrived, departed, presences, seated } = sittingIn(operation)
const { counts } = answeringIn(operation)
const proxies = proxySteps(operation)

beforeEach(() => townWithOfficials(operation))

describe('退席', () => {
  test('席を離れると、時刻が残り、もう数えない', async () => {
    await arrived()
    const written = await auditOf(operation, async () => {
      expect(await run(LATER, departing().work)).toEqual({ ok: true, value: null })
    })
    expect(await presences()).toMatchObject([{ ...P2, from: AT, to: LATER.now }])
    expect(written).toEqual(['presence.left'])
    expect(await counts()).toMatchObject({ present: 0 })
  })
  test('ほかの人は着いたまま', async () => {
    await arrived()
    await arrived({ seatId: 'c3', personId: 'p3' })
    await departed()
    expect(await seated()).toEqual(['c3 p3'])
  })
  test.each([
    ['着いていない席', P2],
    ['ほかの人の席', { seatId: 'c3', personId: 'p2' }],
  ])('%sは離れられない', async (_what, sitting) => {
    await arrived({ seatId: 'c3', personId: 'p3' })
    const outcome = await writingNothing(operation, () => run(LATER, departing(sitting).work))
    expect(outcome).toEqual(refuse({ kind: 'not-present' }))
  })
})

describe('退席を書きとめる人', () => {
  test.each([
    ['会長', 'p1'],
    ['本人', 'p2'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['名簿にいない人', 'nobody'],
  ])('%sは書きとめられない: 庶務が書きとめる', async (_who, by) => {
    await arrived()
    const outcome = await writingNothing(operation, () => run({ ...LATER, by }, departing().work))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: depart は、その間に離れた人の退席を、もう一度は書きとめない', async () => {
    await arrived()
    await departed()
    const later = { ...LATER, now: new Date('2026-12-10T15:00+09:00') }
    const outcome = await writingNothing(operation, () => run(later, departing().work))
    expect(outcome).toEqual(refuse({ kind: 'not-present' }))
  })
  test('古い: depart は、その間に代理と替わって着いた本人を、代理の退席で離れさせない', async () => {
    const proxyId = await proxies.accepted()
    await arrived(standIn(proxyId))
    await arrived()
    const outcome = await writingNothing(operation, () => run(LATER, departing(standIn(proxyId)).work))
    expect(outcome).toEqual(refuse({ kind: 'not-present' }))
    expect(await seated()).toEqual(['c2 p2'])
  })
  test('古い: depart は、その間に庶務でなくなった人の書きとめを受けない', async () => {
    await arrived()
    await hasRoles(operation, 's1', [])
    const outcome = await writingNothing(operation, () => run(LATER, departing().work))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('退席が重なる', () => {
  const departures = async () => (await audited()).filter((act) => act === 'presence.left')

  test('同じ瞬間に二度書きとめられても、退席は一つ', async () => {
    await arrived()
    const outcomes = await atOnce(operation, departing(), departing())
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await departures()).toHaveLength(1)
  })
  test('書き終えないうちの退席に重なった退席は、断られる', async () => {
    await arrived()
    const [, second] = await overlapping(operation, departing(), departing())
    expect(second).toEqual(refuse({ kind: 'not-present' }))
    expect(await departures()).toHaveLength(1)
  })
})
