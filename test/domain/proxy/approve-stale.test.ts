// 読んだあとで変わった届け出を認める、認めないと、同じ瞬間の判断。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { approveProxy, refuseProxy } from '../../../src/domain/proxy/approve.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { answering, answeringIn } from '../attendance/answering.ts'
import { granted } from '../meeting/granted.ts'
import {
  ANOTHER_DAY,
  cancelled,
  changed,
  hasRoles,
  proxyRule,
  STAFF,
  succeeded,
} from '../meeting/meanwhile.ts'
import { type Doing, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { proxySteps } from './steps.ts'

const operation = operations()
const { run, meeting, audited, database, town } = operation
const { answered, invited } = answeringIn(operation)
const proxies = proxySteps(operation)

const OTHER_CODE = '87654321'
const approving = (proxyId: number, code = OTHER_CODE) => ({
  doing: STAFF,
  work: (act: Act) => approveProxy(act, { proxyId, code }),
})
const refusing = (proxyId: number) => ({
  doing: STAFF,
  work: (act: Act) => refuseProxy(act, { proxyId, reason: '都合により' }),
})
const decisionsOf = [
  ['approveProxy', '認めない', approving],
  ['refuseProxy', '断らない', refusing],
] as const
/** Nothing was written, and the refusal says that the proxy is this by now. */
const alreadyDecided = (state: string) => refuse({ kind: 'proxy-already-decided', state })

beforeEach(() => operation.newTown())

describe.each(decisionsOf)('読んだあとで変わったとき(%s)', (operationName, not, deciding) => {
  const decide = (proxyId: number, doing: Doing = STAFF) =>
    writingNothing(operation, () => run(doing, deciding(proxyId).work))

  test(`古い: ${operationName} は、その間に認められた代理をもう${not}`, async () => {
    expect(await decide(await proxies.approved())).toEqual(alreadyDecided('approved'))
  })
  test(`古い: ${operationName} は、その間に引き受けられた代理をもう${not}`, async () => {
    expect(await decide(await proxies.accepted())).toEqual(alreadyDecided('accepted'))
  })
  test(`古い: ${operationName} は、その間に断られた代理をもう${not}`, async () => {
    const proxyId = await proxies.name()
    granted(await run(STAFF, refusing(proxyId).work))
    expect(await decide(proxyId)).toEqual(alreadyDecided('refused'))
  })
  test(`古い: ${operationName} は、その間に本人が答えた代理を${not}`, async () => {
    const proxyId = await proxies.name()
    await answered()
    expect(await decide(proxyId)).toEqual(alreadyDecided('superseded'))
  })
  test(`古い: ${operationName} は、その間に別の人に替わった代理を${not}`, async () => {
    const proxyId = await proxies.name()
    await proxies.name({ name: '鈴木 次郎' })
    expect(await decide(proxyId)).toEqual(alreadyDecided('superseded'))
  })
  test(`古い: ${operationName} は、その間に日が変わった会議の代理を${not}`, async () => {
    const proxyId = await proxies.name()
    await changed(operation)
    expect(await decide(proxyId)).toEqual(alreadyDecided('superseded'))
  })
  test(`古い: ${operationName} は、その間に終わった会議の代理を${not}`, async () => {
    const proxyId = await proxies.name()
    const now = new Date('2026-12-10T16:00+09:00')
    expect(await decide(proxyId, { ...STAFF, now })).toMatchObject({ ok: false })
  })
  test(`古い: ${operationName} は、その間に庶務でなくなった人の言葉では${not}`, async () => {
    const proxyId = await proxies.name()
    await hasRoles(operation, 's1', ['director'])
    expect(await decide(proxyId)).toEqual(
      refuse({ kind: 'not-permitted', who: ['staff'], article: '第6条第6項' }),
    )
  })
  test(`古い: ${operationName} は、その間に会長でなくなった人の言葉では${not}`, async () => {
    await proxyRule(operation, { approval: 'chair' })
    const proxyId = await proxies.name()
    await database().db.office.updateMany({
      where: { townId: town(), office: 'chair' },
      data: { to: new Date('2026-11-24') },
    })
    expect(await decide(proxyId, { by: 'p1' })).toEqual(
      refuse({ kind: 'not-permitted', who: ['chair', 'staff'], article: '第6条第6項' }),
    )
  })
})

describe('中止された会議の代理', () => {
  test('古い: approveProxy は、その間に中止された会議の代理を認めない', async () => {
    const proxyId = await proxies.name()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(STAFF, approving(proxyId).work))
    expect(outcome.ok).toBe(false)
  })
  test('古い: refuseProxy は、その間に中止された会議に残る返事を消さない', async () => {
    const proxyId = await proxies.name()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(STAFF, refusing(proxyId).work))
    expect(outcome.ok).toBe(false)
  })
})

describe('立てた委員が席を離れたとき', () => {
  test('古い: approveProxy は、立てた委員がその間に席を離れた代理を認めない', async () => {
    const proxyId = await proxies.name()
    await succeeded(operation, { seatId: 'c2' })
    const outcome = await writingNothing(operation, () => run(STAFF, approving(proxyId).work))
    expect(outcome.ok).toBe(false)
  })
})

describe('判断が重なる', () => {
  const decisions = async () => (await audited()).filter((act) => /^proxy\.(approved|refused)$/.test(act))

  test('二人が同じ瞬間に認めても、承認は一度、番号は一つ', async () => {
    const proxyId = await proxies.name()
    const outcomes = await atOnce(operation, approving(proxyId), approving(proxyId, '11112222'))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await decisions()).toEqual(['proxy.approved'])
  })
  test('書き終えないうちの承認に重なった不承認は、断られ、返事も残る', async () => {
    const proxyId = await proxies.name()
    const [, second] = await overlapping(operation, approving(proxyId), refusing(proxyId))
    expect(second).toEqual(alreadyDecided('approved'))
    expect(await proxies.answer()).toMatchObject({ answer: 'proxy' })
    expect(await decisions()).toEqual(['proxy.approved'])
  })
  test('書き終えないうちの不承認に重なった承認は、断られる', async () => {
    const proxyId = await proxies.name()
    const [, second] = await overlapping(operation, refusing(proxyId), approving(proxyId))
    expect(second).toEqual(alreadyDecided('refused'))
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'refused', codeDigest: null })
    expect(await decisions()).toEqual(['proxy.refused'])
  })
  test('不承認と同じ瞬間に本人が答えれば、本人の返事が残る', async () => {
    const proxyId = await proxies.name()
    await atOnce(operation, refusing(proxyId), answering(await invited()))
    expect(await proxies.answer()).toMatchObject({ answer: 'attend' })
  })
  test('書き終えないうちの変更に重なった承認は、断られる', async () => {
    const proxyId = await proxies.name()
    const seen = await meeting()
    const changing = { doing: STAFF, work: (act: Act) => changeMeeting(act, seen, ANOTHER_DAY) }
    const [, second] = await overlapping(operation, changing, approving(proxyId))
    expect(second).toEqual(alreadyDecided('superseded'))
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
  })
})
