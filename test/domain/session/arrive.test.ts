// 着席(N4, P5, Q8)。
import { beforeEach, describe, expect, test } from 'vitest'
import { forecastOf } from '../../../src/domain/attendance/read.ts'
import { shippedCharter } from '../../../src/domain/charter/shipped.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { answeringIn } from '../attendance/answering.ts'
import { succeeded } from '../meeting/meanwhile.ts'
import { townWithDraft, townWithOfficials } from '../meeting/towns.ts'
import { type Doing, operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, writingNothing } from '../records.ts'
import { AT, arriving, LATER, P2, STAFF_THERE, sittingIn, standIn } from './sitting.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const { arrived, presences, seated } = sittingIn(operation)
const { answered, counts } = answeringIn(operation)
const proxies = proxySteps(operation)

const arrive = async (sitting = P2, doing: Doing = STAFF_THERE) =>
  run(doing, arriving(await meeting(), sitting).work)

beforeEach(() => townWithOfficials(operation))

describe('着席', () => {
  test('委員が自分の席に着くと、時刻と来かたが残る', async () => {
    const written = await auditOf(operation, async () => {
      expect(await arrive()).toEqual({ ok: true, value: { proxyLeft: false } })
    })
    expect(await presences()).toMatchObject([
      {
        ...P2,
        meetingId: 'council-3',
        proxyId: null,
        mode: 'in-person',
        from: AT,
        to: null,
        byId: 's1',
        via: 'slack',
      },
    ])
    expect(written).toEqual(['presence.arrived'])
    expect(await counts()).toMatchObject({ present: 1, attending: 1, unanswered: 3 })
  })
  test('だれがどの席に着いたかが記録に残る', async () => {
    await arrived()
    const entry = await database().db.auditEntry.findFirstOrThrow({
      where: { townId: town(), act: 'presence.arrived' },
    })
    expect(entry).toMatchObject({
      actor: 's1',
      subject: 'council-3',
      facts: { seat: 'c2', person: 'p2', mode: 'in-person' },
    })
  })
  test('引き受けた代理は、立てた委員の席に着く', async () => {
    const proxyId = await proxies.accepted()
    expect(await arrived(standIn(proxyId))).toEqual({ proxyLeft: false })
    expect(await presences()).toMatchObject([{ seatId: 'c2', personId: 'w1', proxyId, to: null }])
    expect(await counts()).toMatchObject({ present: 1, proxies: 1 })
  })
  test('欠席と答えた委員も、来れば出席に数える', async () => {
    await answered('p2', { answer: 'absent' })
    await arrived()
    expect(await counts()).toMatchObject({ attending: 1, absent: 0 })
  })
  test('席を離れた人は、また着ける', async () => {
    await arrived()
    await sittingIn(operation).departed()
    await arrived(P2, LATER)
    expect(await seated()).toEqual(['c2 p2'])
    expect(await presences()).toHaveLength(2)
  })
})

describe('P5 本人が来れば、代理は席を譲る', () => {
  test('着いていた代理は離れ、代理は終わる', async () => {
    const proxyId = await proxies.accepted()
    await arrived(standIn(proxyId))
    expect(await arrived(P2, LATER)).toEqual({ proxyLeft: true })
    expect(await seated()).toEqual(['c2 p2'])
    expect(await presences()).toMatchObject([
      { personId: 'w1', to: LATER.now },
      { personId: 'p2', to: null },
    ])
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded' })
  })
  test('まだ番号を使っていない代理も終わる', async () => {
    const proxyId = await proxies.approved()
    expect(await arrived()).toEqual({ proxyLeft: false })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
  })
  test('代理を立てていた本人も、来れば出席に数える', async () => {
    await proxies.accepted()
    await arrived()
    expect(await counts()).toMatchObject({ attending: 1, proxies: 0, proxiesPending: 0, present: 1 })
  })
})

describe('着席を書きとめる人', () => {
  test.each([
    ['会長', 'p1'],
    ['本人', 'p2'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['代理', 'w1'],
    ['名簿にいない人', 'nobody'],
  ])('%sは書きとめられない: 庶務が書きとめる', async (_who, by) => {
    const outcome = await writingNothing(operation, () => arrive(P2, { ...STAFF_THERE, by }))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('席に着けない人', () => {
  test.each([
    ['席のない人', { seatId: 'c2', personId: 'n1' }],
    ['ほかの席の委員', { seatId: 'c2', personId: 'p3' }],
    ['だれもいない席の人', { seatId: 'c5', personId: 'p3' }],
  ])('%s', async (_who, sitting) => {
    expect(await writingNothing(operation, () => arrive(sitting))).toEqual(refuse({ kind: 'not-holder' }))
  })
  test.each(['name', 'approved', 'claimed'] as const)('まだ引き受けていない代理(%s)', async (step) => {
    const proxyId = await proxies[step]()
    const outcome = await writingNothing(operation, () => arrive(standIn(proxyId)))
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('ほかの人が引き受けた代理、ほかの席の代理', async () => {
    const proxyId = await proxies.accepted()
    for (const other of [
      { ...standIn(proxyId), personId: 'w2' },
      { ...standIn(proxyId), seatId: 'c3' },
      standIn(proxyId + 1),
    ])
      expect(await writingNothing(operation, () => arrive(other))).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('代理は、代理としてでなければ着けない', async () => {
    await proxies.accepted()
    const outcome = await writingNothing(operation, () => arrive({ seatId: 'c2', personId: 'w1' }))
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
})

describe('席に着けない時', () => {
  test('始まる12時間前から着ける', async () => {
    const early = { ...STAFF_THERE, now: new Date('2026-12-10T01:59:59+09:00') }
    expect(await writingNothing(operation, () => arrive(P2, early))).toEqual(refuse({ kind: 'too-early' }))
    await arrived(P2, { ...STAFF_THERE, now: new Date('2026-12-10T02:00+09:00') })
  })
  test('招集されていない会議', async () => {
    await townWithDraft(operation)
    expect(await writingNothing(operation, () => arrive())).toEqual(refuse({ kind: 'meeting-not-convened' }))
  })
})

describe('Q8 一つの席に一人、一人に一つの席', () => {
  test('同じ人は二度着けない', async () => {
    await arrived()
    expect(await writingNothing(operation, () => arrive(P2, LATER))).toEqual(
      refuse({ kind: 'already-present' }),
    )
  })
  test('本人が着いている席に、代理は着けない', async () => {
    const proxyId = await proxies.accepted()
    await arrived()
    // The proxy ended with that; one that was accepted again later still finds the seat taken.
    await database().db.proxy.update({
      where: { townId_id: { townId: town(), id: proxyId } },
      data: { state: 'accepted' },
    })
    expect(await writingNothing(operation, () => arrive(standIn(proxyId), LATER))).toEqual(
      refuse({ kind: 'already-present' }),
    )
  })
  test('代理として着いている人は、ほかの席に着けない', async () => {
    const proxyId = await proxies.accepted()
    await arrived(standIn(proxyId))
    await database().db.appointment.create({
      data: {
        townId: town(),
        seatId: 'c5',
        bodyId: 'council',
        personId: 'w1',
        from: new Date('2026-12-01'),
      },
    })
    const outcome = await writingNothing(operation, () => arrive({ seatId: 'c5', personId: 'w1' }, LATER))
    expect(outcome).toEqual(refuse({ kind: 'already-present' }))
    expect(await seated()).toEqual(['c2 w1'])
  })
  test('ほかの席に着いている人の着席は断られ、その人の席の代理は終わらない', async () => {
    const standingIn = await proxies.accepted()
    await succeeded(operation, { seatId: 'c3', personId: 'w1' })
    await proxies.name({ seatId: 'c3', personId: 'w1', name: '鈴木 次郎' })
    await arrived(standIn(standingIn))
    const outcome = await writingNothing(operation, () => arrive({ seatId: 'c3', personId: 'w1' }, LATER))
    expect(outcome).toEqual(refuse({ kind: 'already-present' }))
  })
  test('着いている本人が代理を立てたあとの、二度目の着席は断られ、代理は終わらない', async () => {
    await arrived()
    await proxies.name()
    const outcome = await writingNothing(operation, () => arrive(P2, LATER))
    expect(outcome).toEqual(refuse({ kind: 'already-present' }))
  })
})

describe('着いた代理が、代理でなくなる', () => {
  test('着席に数えず、その席には次の人が着ける', async () => {
    const former = await proxies.accepted()
    await arrived(standIn(former))
    expect(await counts()).toMatchObject({ present: 1, presentProxies: 1 })
    await proxies.name({ name: '鈴木 次郎' })
    expect(await counts()).toMatchObject({ present: 0, presentProxies: 0 })
    await arrived(P2, LATER)
    expect(await seated()).toEqual(['c2 p2'])
    expect(await counts()).toMatchObject({ present: 1, presentProxies: 0, attending: 1 })
  })
})

describe('規則が数えない人は、着いていても定足数に数えない', () => {
  const base = { appointed: 6, seats: 6, attending: 3, online: 1, proxies: 2, proxiesPending: 0 }
  const there = {
    ...base,
    absent: 0,
    undecided: 0,
    unanswered: 0,
    present: 6,
    presentProxies: 2,
    presentOnline: 1,
  }
  test.each([
    [true, true, 6],
    [false, true, 4],
    [true, false, 5],
    [false, false, 3],
  ])('代理を数える %s、オンラインを数える %s', async (countsForQuorum, counts, present) => {
    const shipped = shippedCharter('council-2024')
    if (!shipped) throw new Error('the charter is shipped')
    const { rules } = shipped
    const judged = {
      ...rules,
      proxy: { ...rules.proxy, countsForQuorum },
      online: { ...rules.online, counts },
    }
    expect(forecastOf(there, judged).present).toBe(present)
  })
})
