// 読んだあとで変わった代理の引き受けと辞退と、同じ瞬間の引き受け。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { cancelMeeting } from '../../../src/domain/meeting/cancel.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { acceptProxy, declineProxy } from '../../../src/domain/proxy/accept.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { answering, answeringIn } from '../attendance/answering.ts'
import { granted } from '../meeting/granted.ts'
import { ANOTHER_DAY, cancelled, changed, STAFF, succeeded } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { proxySteps } from './steps.ts'

const operation = operations()
const { run, meeting, audited } = operation
const { answered, invited } = answeringIn(operation)
const proxies = proxySteps(operation)

const OVER = new Date('2026-12-10T16:00+09:00')
const NONE = refuse({ kind: 'no-such-proxy' })
const accepting = (proxyId: number, now?: Date) => ({
  doing: { by: 'w1', ...(now && { now }) },
  work: (act: Act) => acceptProxy(act, { proxyId, personId: 'w1' }),
})
const declining = (proxyId: number, now?: Date) => ({
  doing: { by: 'w1', ...(now && { now }) },
  work: (act: Act) => declineProxy(act, { proxyId, personId: 'w1' }),
})
const decline = async (proxyId: number) => granted(await run({ by: 'w1' }, declining(proxyId).work))

beforeEach(() => operation.newTown())

describe('読んだあとで変わった代理を引き受ける', () => {
  const accept = (proxyId: number, now?: Date) => {
    const { doing, work } = accepting(proxyId, now)
    return writingNothing(operation, () => run(doing, work))
  }

  test('古い: acceptProxy は、その間に中止された会議の代理を引き受けさせない', async () => {
    const proxyId = await proxies.claimed()
    await cancelled(operation)
    expect(await accept(proxyId)).toEqual(NONE)
  })
  test('古い: acceptProxy は、その間に日が変わった会議の代理を引き受けさせない', async () => {
    const proxyId = await proxies.claimed()
    await changed(operation)
    expect(await accept(proxyId)).toEqual(NONE)
  })
  test('古い: acceptProxy は、その間に終わった会議の代理を引き受けさせない', async () => {
    expect(await accept(await proxies.claimed(), OVER)).toEqual(NONE)
  })
  test('古い: acceptProxy は、その間に本人が答えた代理を引き受けさせない', async () => {
    const proxyId = await proxies.claimed()
    await answered()
    expect(await accept(proxyId)).toEqual(NONE)
  })
  test('古い: acceptProxy は、その間に別の人に替わった代理を引き受けさせない', async () => {
    const proxyId = await proxies.claimed()
    await proxies.name({ name: '鈴木 次郎' })
    expect(await accept(proxyId)).toEqual(NONE)
  })
  test('古い: acceptProxy は、その間に自分が辞退した代理を引き受けさせない', async () => {
    const proxyId = await proxies.claimed()
    await decline(proxyId)
    expect(await accept(proxyId)).toEqual(NONE)
  })
  test('古い: acceptProxy は、立てた委員がその間に席を離れた代理を引き受けさせない', async () => {
    const proxyId = await proxies.claimed()
    await succeeded(operation, { seatId: 'c2' })
    expect(await accept(proxyId)).toEqual(NONE)
  })
})

describe('読んだあとで変わった代理を辞退する', () => {
  const declineNow = (proxyId: number, now?: Date) => {
    const { doing, work } = declining(proxyId, now)
    return writingNothing(operation, () => run(doing, work))
  }

  test('古い: declineProxy は、その間に辞退した代理を、もう一度は辞退させない', async () => {
    const proxyId = await proxies.accepted()
    await decline(proxyId)
    expect(await declineNow(proxyId)).toEqual(NONE)
  })
  test('古い: declineProxy は、その間に本人がした返事を消さない', async () => {
    const proxyId = await proxies.accepted()
    await answered()
    expect(await declineNow(proxyId)).toEqual(NONE)
  })
  test('古い: declineProxy は、その間に立てられた別の代理の返事を消さない', async () => {
    const proxyId = await proxies.accepted()
    await proxies.name({ name: '鈴木 次郎' })
    expect(await declineNow(proxyId)).toEqual(NONE)
  })
  test('古い: declineProxy は、その間に日が変わった会議の代理を辞退させない', async () => {
    const proxyId = await proxies.accepted()
    await changed(operation)
    expect(await declineNow(proxyId)).toEqual(NONE)
  })
  test('古い: declineProxy は、その間に中止された会議に残る返事を消さない', async () => {
    const proxyId = await proxies.accepted()
    await cancelled(operation)
    expect(await declineNow(proxyId)).toEqual(NONE)
  })
  test('古い: declineProxy は、その間に終わった会議に残る返事を消さない', async () => {
    expect(await declineNow(await proxies.accepted(), OVER)).toEqual(NONE)
  })
})

describe('引き受けが重なる', () => {
  const acceptances = async () => (await audited()).filter((act) => act === 'proxy.accepted')

  test('同じ瞬間に二度押しても、引き受けは一度', async () => {
    const proxyId = await proxies.claimed()
    const outcomes = await atOnce(operation, accepting(proxyId), accepting(proxyId))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect(await acceptances()).toHaveLength(1)
  })
  test('書き終えないうちの引き受けに重なった引き受けも、通り、記録は一つ', async () => {
    const proxyId = await proxies.claimed()
    const [, second] = await overlapping(operation, accepting(proxyId), accepting(proxyId))
    expect(second.ok).toBe(true)
    expect(await acceptances()).toHaveLength(1)
  })
  test('書き終えないうちの本人の返事に重なった引き受けは、断られる', async () => {
    const proxyId = await proxies.claimed()
    const [, second] = await overlapping(operation, answering(await invited()), accepting(proxyId))
    expect(second).toEqual(NONE)
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', pledgedAt: null })
  })
  test('書き終えないうちの変更に重なった引き受けは、断られる', async () => {
    const proxyId = await proxies.claimed()
    const seen = await meeting()
    const changing = { doing: STAFF, work: (act: Act) => changeMeeting(act, seen, ANOTHER_DAY) }
    const [, second] = await overlapping(operation, changing, accepting(proxyId))
    expect(second).toEqual(NONE)
  })
  test('書き終えないうちの引き受けに重なった変更は、代理を終わらせる', async () => {
    const proxyId = await proxies.claimed()
    const seen = await meeting()
    const changing = { doing: STAFF, work: (act: Act) => changeMeeting(act, seen, ANOTHER_DAY) }
    const [, second] = await overlapping(operation, accepting(proxyId), changing)
    expect(second.ok).toBe(true)
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded' })
  })
  test('中止と同じ瞬間の引き受けは、中止より前に通ったか、断られたか', async () => {
    const proxyId = await proxies.claimed()
    const seen = await meeting()
    const cancelling = { doing: STAFF, work: (act: Act) => cancelMeeting(act, seen) }
    const [cancel, accepted] = await atOnce(operation, cancelling, accepting(proxyId))
    expect(cancel.ok).toBe(true)
    expect((await proxies.row(proxyId)).state).toBe(accepted.ok ? 'accepted' : 'approved')
    expect(await acceptances()).toHaveLength(accepted.ok ? 1 : 0)
  })
  test('辞退と引き受けが同じ瞬間なら、どちらが先でも辞退が残る', async () => {
    const proxyId = await proxies.claimed()
    await atOnce(operation, accepting(proxyId), declining(proxyId))
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'refused' })
    expect(await proxies.answer()).toBeNull()
  })
})
