// 開会と閉会: 定足数があり(Q1, Q5)、議長がいて(V5)、決まっていない議案を残さない。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { lockedMeeting } from '../../../src/domain/session/lock-meeting.ts'
import { meetingToRun } from '../../../src/domain/session/meeting-to-run.ts'
import { closeMeeting, openMeeting } from '../../../src/domain/session/open.ts'
import { preside } from '../../../src/domain/session/preside.ts'
import { recuse } from '../../../src/domain/session/recuse.ts'
import { OFFICE, tableOf } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { writingNothing } from '../records.ts'
import { standIn } from './sitting.ts'

const operation = operations()
const { run, meeting, database } = operation
const table = tableOf(operation)
const proxies = proxySteps(operation)
const presiders = () =>
  database().db.presiding.findMany({
    where: { townId: operation.town() },
    orderBy: { id: 'asc' },
    select: { personId: true, role: true, to: true },
  })

beforeEach(() => operation.newTown())

describe('開会', () => {
  test('委員4人、1人では開けず、2人で開ける(Q1)', async () => {
    await table.sits('p2')
    const seen = await meeting()
    expect(await run(OFFICE, (act) => openMeeting(act, seen))).toMatchObject({
      ok: false,
      refusal: { kind: 'no-quorum', forecast: { present: 1, required: 2, article: '第6条第3項' } },
    })
    await table.sits('p3')
    expect(await table.opening()).toMatchObject({ meeting: { state: 'open' }, presider: 'p2' })
  })
  test('会長が来れば会長が、帰れば副会長が議長になる(V5)', async () => {
    await table.sits('p2', 'p3')
    await table.opening()
    await table.sits('p1')
    await table.departed({ seatId: 'c1', personId: 'p1' })
    expect(await presiders()).toMatchObject([
      { personId: 'p2', role: 'vice' },
      { personId: 'p1', role: 'chair' },
      { personId: 'p2', role: 'vice', to: null },
    ])
  })
  test('会長も副会長もいなければ開けず、仮議長を決めれば開ける(V5)', async () => {
    await table.sits('p3', 'p4')
    const seen = await meeting()
    expect(await run(OFFICE, (act) => openMeeting(act, seen))).toEqual(
      refuse({ kind: 'nobody-presides', article: '第5条第3項・第6条第2項' }),
    )
    expect(granted(await run(OFFICE, (act) => preside(act, { meeting: seen, personId: 'p3' })))).toEqual({
      role: 'temporary',
    })
    expect(await table.opening()).toMatchObject({ presider: 'p3' })
  })
  test('代理は議長を務められない(V5)', async () => {
    await table.arrived(standIn(await proxies.accepted()))
    const seen = await meeting()
    expect(await run(OFFICE, (act) => preside(act, { meeting: seen, personId: 'w1' }))).toMatchObject({
      ok: false,
      refusal: { kind: 'proxy-never-presides' },
    })
  })
  test('採決中の議案が残れば閉会できず、閉会すれば全員が退席する', async () => {
    await table.voting(['p1', 'p2'])
    const seen = await meeting()
    expect(await run(OFFICE, (act) => closeMeeting(act, seen))).toEqual(
      refuse({ kind: 'votes-open', motions: [1] }),
    )
    granted(await table.closes())
    granted(await run(OFFICE, (act) => closeMeeting(act, seen)))
    expect(await table.seated()).toEqual([])
    expect((await presiders()).every(({ to }) => to !== null)).toBe(true)
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: openMeeting は、その間に中止された会議を開かない', async () => {
    await table.sits('p1', 'p2')
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(OFFICE, (act) => openMeeting(act, seen)))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: closeMeeting は、その間に閉じられた会議をもう一度閉じない', async () => {
    await table.sits('p1', 'p2')
    await table.opening()
    const seen = await meeting()
    granted(await run(OFFICE, (act) => closeMeeting(act, seen)))
    const outcome = await writingNothing(operation, () => run(OFFICE, (act) => closeMeeting(act, seen)))
    expect(outcome).toEqual(refuse({ kind: 'meeting-over' }))
  })
  test('古い: meetingToRun は、その間に中止された会議も、変わった会議も渡さない', async () => {
    const seen = await meeting()
    expect(await run(OFFICE, (act) => meetingToRun(act, { ...seen, revision: 99 }))).toEqual(
      refuse({ kind: 'meeting-changed' }),
    )
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(OFFICE, (act) => meetingToRun(act, seen)))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: lockedMeeting は、その間に中止された会議も、変わった会議も渡さない', async () => {
    const seen = await meeting()
    expect(await run(OFFICE, (act) => lockedMeeting(act, seen))).toMatchObject({
      ok: true,
      value: { meeting: { id: seen.id } },
    })
    expect(await run(OFFICE, (act) => lockedMeeting(act, { ...seen, revision: 99 }))).toEqual(
      refuse({ kind: 'meeting-changed' }),
    )
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(OFFICE, (act) => lockedMeeting(act, seen)))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: preside は、その間に中止された会議の議長を決めない', async () => {
    await table.sits('p1')
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => preside(act, { meeting: seen, personId: 'p1' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: recuse は、その間に中止された会議に除斥を書かない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => recuse(act, { meeting: seen, itemNo: 2, seatId: 'c3', reason: '親族' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
})
