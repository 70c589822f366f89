// 中止と変更を、元に戻す。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import { restoreCancelled, restoreMoved } from '../../../src/domain/meeting/restore.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, writingNothing } from '../records.ts'
import { granted } from './granted.ts'
import { ANOTHER_DAY, cancelled, changed, STAFF } from './meanwhile.ts'
import { townWithDraft, townWithOfficials } from './towns.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const proxies = proxySteps(operation)

const restore = async (how = restoreMoved, doing: { by: string; now?: Date } = STAFF) => {
  const seen = await meeting()
  return run(doing, (act: Act) => how(act, seen))
}
const uncancel = async (doing: { by: string; now?: Date } = STAFF) => {
  const seen = await meeting()
  return run(doing, (act: Act) => restoreCancelled(act, seen))
}
const attends = async (personId: string, seatId: string) => {
  const invited = { meeting: await meeting(), seatId, personId }
  granted(await run({ by: personId }, (act) => answerInvitation(act, invited, { answer: 'attend' })))
}
const answers = () =>
  database().db.answer.findMany({
    where: { townId: town() },
    select: { seatId: true, revision: true },
    orderBy: { seatId: 'asc' },
  })

beforeEach(() => townWithOfficials(operation))

describe('中止を取り消す', () => {
  test('招集済みの会議は招集済みに戻り、返事は残っている', async () => {
    await attends('p2', 'c2')
    const before = await meeting()
    await cancelled(operation)
    const written = await auditOf(operation, async () => {
      expect(await uncancel()).toEqual({ ok: true, value: before })
    })
    expect(await meeting()).toEqual(before)
    expect(written).toEqual(['meeting.uncancelled'])
    expect(await answers()).toEqual([{ seatId: 'c2', revision: 1 }])
  })
  test('案は案に戻る', async () => {
    await townWithDraft(operation)
    await cancelled(operation)
    expect(await uncancel()).toMatchObject({ value: { state: 'draft' } })
  })
  test('古い: restoreCancelled は、中止されていない会議を動かさない', async () => {
    expect(await writingNothing(operation, () => uncancel())).toEqual(refuse({ kind: 'nothing-to-restore' }))
  })
  test('始まるはずだった時が過ぎれば、戻せない', async () => {
    await cancelled(operation)
    const late = { ...STAFF, now: new Date('2026-12-10T14:00+09:00') }
    expect(await writingNothing(operation, () => uncancel(late))).toEqual(refuse({ kind: 'meeting-over' }))
  })
  test.each(['p1', 'p2', 'w1', 'nobody'])('%s は戻せない', async (by) => {
    await cancelled(operation)
    expect(await writingNothing(operation, () => uncancel({ by }))).toMatchObject({
      refusal: { kind: 'not-permitted' },
    })
  })
})

describe('変更を取り消す', () => {
  test('日時と、それへの返事と、代理が番号とともに戻る(N2)', async () => {
    await attends('p3', 'c3')
    const proxyId = await proxies.approved()
    const { codeDigest } = await proxies.row(proxyId)
    const before = await meeting()
    await changed(operation)
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
    expect(await restore()).toMatchObject({ value: { answers: 2, proxies: [{ id: proxyId }] } })
    expect(await meeting()).toMatchObject({ startsAt: before.startsAt, place: before.place, revision: 3 })
    expect(await answers()).toEqual([
      { seatId: 'c2', revision: 3 },
      { seatId: 'c3', revision: 3 },
    ])
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'approved', codeDigest, revision: 3 })
  })
  test('変更のあとで答えた人の返事は、戻った日時のものにはならない', async () => {
    await attends('p3', 'c3')
    await changed(operation)
    await attends('p3', 'c3')
    expect(await restore()).toMatchObject({ value: { answers: 0 } })
    expect(await answers()).toEqual([{ seatId: 'c3', revision: 2 }])
  })
  test('二度は戻さない', async () => {
    await changed(operation)
    granted(await restore())
    expect(await writingNothing(operation, () => restore())).toEqual(refuse({ kind: 'nothing-to-restore' }))
  })
  test('古い: restoreMoved は、そのあとで変わった会議を動かさない', async () => {
    await changed(operation)
    const seen = await meeting()
    granted(await run(STAFF, (act) => changeMeeting(act, seen, { place: '公民館' })))
    const outcome = await writingNothing(operation, () => run(STAFF, (act) => restoreMoved(act, seen)))
    expect(outcome).toEqual(refuse({ kind: 'nothing-to-restore' }))
  })
  test('元の日時が過ぎていれば、戻せない', async () => {
    await changed(operation, ANOTHER_DAY)
    const late = { ...STAFF, now: new Date('2026-12-10T14:00+09:00') }
    expect(await writingNothing(operation, () => restore(restoreMoved, late))).toEqual(
      refuse({ kind: 'meeting-over' }),
    )
  })
})
