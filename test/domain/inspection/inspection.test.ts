import { beforeEach, describe, expect, test } from 'vitest'
import { isoDay } from '../../../src/domain/calendar.ts'
import { deliveriesToInspect } from '../../../src/domain/inspection/read.ts'
import { remindInspections } from '../../../src/domain/inspection/remind.ts'
import { given, hoursLater, overlapping, take } from '../at-once.ts'
import { becomes, claims, delivers, joins, queueOf, workingTown } from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import {
  accepts,
  acceptsPart,
  asksRework,
  history,
  seenNow,
  strikes,
  takesBack,
  theClaim,
  undoesAt,
} from './inspecting.ts'

const operation = operations()
const { database, town, run } = operation

/** w1 has handed in job 3, 3,000 yen. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3), delivers('w1', 3))
})

const refused = (kind: string) => ({ ok: false, refusal: { kind } })
const withhold = () =>
  database().db.job.updateMany({ where: { townId: town(), no: 3 }, data: { withholding: '原稿料' } })

describe('合格', () => {
  test('だれがいつ合格にしたかが残り、仕事は一覧から消える（J9）', async () => {
    expect(await take(operation, accepts())).toMatchObject({
      ok: true,
      value: { yen: 3000, withheldYen: null },
    })
    expect(await theClaim(operation)).toMatchObject({
      state: 'accepted',
      inspection: 'accepted',
      inspectedAt: hoursLater(1),
      inspectedBy: 'd1',
      payYen: 3000,
      withheldYen: null,
    })
    expect(await history(operation)).toEqual(['accepted'])
    const job = await database().db.job.findFirstOrThrow({ where: { townId: town(), no: 3 } })
    expect(job.state).toBe('closed')
    expect(await run({ by: 'd1' }, (act) => deliveriesToInspect(act))).toEqual([])
  })
  test('枠がまだ空いている仕事は、開いたまま', async () => {
    await database().db.job.updateMany({ where: { townId: town(), no: 3 }, data: { slots: 2 } })
    await given(operation, accepts())
    expect(await database().db.job.findFirst({ where: { townId: town(), no: 3 } })).toMatchObject({
      state: 'open',
    })
  })
  test('待っていた人は、仕事が終わったことを知る', async () => {
    await given(operation, joins('w2', 3))
    expect(await take(operation, accepts())).toMatchObject({ ok: true, value: { waiting: ['w2'] } })
    expect(await queueOf(operation, 3)).toEqual(['w2 lapsed'])
  })
  test('源泉徴収のある仕事は、その額が決まる（J11）', async () => {
    await withhold()
    await database().db.claim.updateMany({ where: { townId: town() }, data: { payYen: 33_333 } })
    expect(await take(operation, accepts('s1'))).toMatchObject({ value: { yen: 33_333, withheldYen: 3_403 } })
    expect(await theClaim(operation)).toMatchObject({ withheldYen: 3_403 })
  })
  test('記録に残るのは番号と額だけ', async () => {
    await given(operation, acceptsPart(2_000))
    expect(await lastAudit(operation)).toMatchObject({ subject: 'job-3' })
    const entries = await database().db.auditEntry.findMany({ where: { townId: town() } })
    expect(JSON.stringify(entries.map(({ facts }) => facts))).not.toContain('数量')
  })
})

describe('一部合格', () => {
  test('約束より少ない額になり、理由と約束の額が残る', async () => {
    await withhold()
    expect(await take(operation, acceptsPart(2_000))).toMatchObject({
      ok: true,
      value: { yen: 2_000, withheldYen: 204 },
    })
    expect(await theClaim(operation)).toMatchObject({
      state: 'accepted',
      inspection: 'partial',
      inspectionReason: '数量：8件',
      payYen: 2_000,
      withheldYen: 204,
    })
    const [row] = await database().db.inspection.findMany({ where: { townId: town() } })
    expect(row).toMatchObject({ kind: 'partial', yen: 2_000, agreedYen: 3_000, reason: '数量：8件' })
  })
  test.each([0, 3_000, 3_001, -5])('%i円にはできない', async (yen) => {
    expect(await writingNothing(operation, () => take(operation, acceptsPart(yen)))).toEqual({
      ok: false,
      refusal: { kind: 'not-less', agreedYen: 3_000 },
    })
  })
  test('理由がなければ、何も変わらない', async () => {
    const partial = acceptsPart(2_000, 'd1', { reason: ' ' })
    expect(await writingNothing(operation, () => take(operation, partial))).toEqual(refused('reason-missing'))
  })
})

describe('修正', () => {
  test('手もとに戻り、回数を数え、支払の日は初めの納品から', async () => {
    const first = await theClaim(operation)
    expect(await take(operation, asksRework())).toMatchObject({ ok: true, value: { reworks: 1 } })
    expect(await theClaim(operation)).toMatchObject({
      state: 'rework',
      reworks: 1,
      inspection: 'rework',
      inspectionReason: '品質：誤字',
      inspectBy: null,
    })
    await given(operation, delivers('w1', 3, hoursLater(48)))
    const { deliveredAt, payLegal, payOn, inspectBy } = await theClaim(operation)
    expect({ deliveredAt, payLegal, payOn }).toEqual({
      deliveredAt: first.deliveredAt,
      payLegal: first.payLegal,
      payOn: first.payOn,
    })
    expect(inspectBy?.toISOString()).toBe('2026-12-07T14:59:59.999Z')
    await given(operation, asksRework('s1', { now: hoursLater(50) }), delivers('w1', 3, hoursLater(60)))
    await given(operation, accepts('s1', { now: hoursLater(61) }))
    expect(await theClaim(operation)).toMatchObject({ state: 'accepted', reworks: 2, payYen: 3000 })
    expect(await history(operation)).toEqual(['rework', 'rework', 'accepted'])
  })
  test('期限は延ばせるが、早くはならない', async () => {
    const later = new Date('2026-12-24T17:00+09:00')
    expect(await take(operation, asksRework('d1', { dueAt: later }))).toMatchObject({
      value: { dueAt: later },
    })
    await given(operation, delivers('w1', 3, hoursLater(2)))
    const sooner = new Date('2026-12-01T17:00+09:00')
    expect(await take(operation, asksRework('d1', { now: hoursLater(3), dueAt: sooner }))).toMatchObject({
      value: { dueAt: later },
    })
  })
  test('理由がない、期限が過ぎている', async () => {
    expect(await writingNothing(operation, () => take(operation, asksRework('d1', { reason: '' })))).toEqual(
      refused('reason-missing'),
    )
    const past = asksRework('d1', { dueAt: NOW })
    expect(await writingNothing(operation, () => take(operation, past))).toEqual(refused('due-in-the-past'))
  })
})

describe('だれが', () => {
  test.each(['w1', 'w2', 'p1', 'mayor'])('%s は検収しない', async (by) => {
    for (const one of [accepts(by), asksRework(by), acceptsPart(1, by), undoesAt(NOW, by)])
      expect(await writingNothing(operation, () => take<{ ok: boolean }>(operation, one))).toMatchObject({
        refusal: { kind: 'not-permitted', who: ['staff', 'director'] },
      })
  })
  test('自分の納品は、ディレクターでも検収しない', async () => {
    await database().db.person.updateMany({
      where: { townId: town(), id: 'w1' },
      data: { roles: ['worker', 'director'] },
    })
    for (const one of [accepts('w1'), asksRework('w1'), acceptsPart(1, 'w1'), undoesAt(NOW, 'w1')])
      expect(await writingNothing(operation, () => take<{ ok: boolean }>(operation, one))).toEqual(
        refused('own-work'),
      )
  })
})

describe('読んだときは正しかった', () => {
  test('古い: acceptWork は、見たあとで納め直されたものを合格にしない', async () => {
    const seen = await seenNow(operation)
    await given(operation, takesBack(), delivers('w1', 3, hoursLater(1)))
    expect(await writingNothing(operation, () => take(operation, accepts('d1', { seen })))).toEqual(
      refused('delivery-changed'),
    )
    expect(await take(operation, accepts('d1', { seen: await seenNow(operation) }))).toMatchObject({
      ok: true,
    })
  })
  test('古い: askRework は、見たあとで直されたものを差し戻さない', async () => {
    const seen = await seenNow(operation)
    await given(operation, asksRework('s1'), delivers('w1', 3, hoursLater(2)))
    const again = asksRework('d1', { now: hoursLater(3), seen })
    expect(await writingNothing(operation, () => take(operation, again))).toEqual(refused('delivery-changed'))
  })
  test('古い: acceptPart は、すでに検収されたものを減らさない', async () => {
    await given(operation, accepts())
    const part = acceptsPart(100, 's1', { now: hoursLater(2) })
    expect(await writingNothing(operation, () => take(operation, part))).toEqual(refused('already-accepted'))
  })
  test('まだ納めていない、受けていない', async () => {
    await given(operation, takesBack())
    expect(await writingNothing(operation, () => take(operation, accepts()))).toEqual(
      refused('not-delivered'),
    )
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'expired' } })
    expect(await writingNothing(operation, () => take(operation, accepts()))).toEqual(refused('not-held'))
  })
})

describe('合格を取り消す', () => {
  test('納品が、もう一度検収を待つ', async () => {
    await withhold()
    await given(operation, acceptsPart(2_000), undoesAt(hoursLater(1)))
    expect(await theClaim(operation)).toMatchObject({
      state: 'delivered',
      payYen: 3_000,
      withheldYen: null,
      inspection: null,
      inspectionReason: null,
      inspectedAt: null,
    })
    expect(await history(operation)).toEqual([])
    await given(operation, takesBack(hoursLater(3)))
  })
  test('前の修正の記録は残る', async () => {
    await given(
      operation,
      asksRework(),
      delivers('w1', 3, hoursLater(2)),
      accepts('s1', { now: hoursLater(3) }),
    )
    await given(operation, undoesAt(hoursLater(3), 's1', hoursLater(4)))
    expect(await theClaim(operation)).toMatchObject({ inspection: 'rework', inspectionReason: '品質：誤字' })
    expect(await history(operation)).toEqual(['rework'])
  })
  test('古い: undoInspection は、あとからの合格や、支払の済んだもの、期限の過ぎたものを戻さない', async () => {
    await given(operation, accepts())
    expect(await writingNothing(operation, () => take(operation, undoesAt(NOW)))).toEqual(
      refused('accepted-since'),
    )
    const late = undoesAt(hoursLater(1), 'd1', hoursLater(24 * 12))
    expect(await writingNothing(operation, () => take(operation, late))).toEqual(refused('inspection-over'))
    await database().db.claim.updateMany({ where: { townId: town() }, data: { paidOn: NOW } })
    const undo = undoesAt(hoursLater(1))
    expect(await writingNothing(operation, () => take(operation, undo))).toEqual(refused('already-paid'))
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'delivered' } })
    expect(await writingNothing(operation, () => take(operation, undo))).toEqual(refused('not-accepted'))
  })
})

describe('黙っていれば合格（J8）', () => {
  const end = new Date('2026-12-06T00:00+09:00')
  test('終わりの日が過ぎるまでは待ち、過ぎたら一度だけ合格になる', async () => {
    expect(await take(operation, strikes(new Date('2026-12-05T23:59+09:00')))).toEqual([])
    const [settled, ...others] = await take(operation, strikes(end))
    expect(others).toEqual([])
    expect(settled).toMatchObject({ yen: 3000, delivery: { personId: 'w1', no: 3 } })
    expect(await theClaim(operation)).toMatchObject({
      state: 'accepted',
      inspection: 'silence',
      inspectedBy: 'system',
    })
    expect(await take(operation, strikes(end))).toEqual([])
    expect(await history(operation)).toEqual(['silence'])
  })
  test('黙った合格は、取り消せない', async () => {
    await take(operation, strikes(end))
    await database().db.claim.updateMany({ where: { townId: town() }, data: { inspectBy: hoursLater(9999) } })
    const undo = undoesAt(end, 'd1', end)
    expect(await writingNothing(operation, () => take(operation, undo))).toEqual(refused('accepted-since'))
  })
  test('修正中のものは、過ぎても合格にならない', async () => {
    await given(operation, asksRework())
    expect(await take(operation, strikes(hoursLater(9999)))).toEqual([])
  })
  test('三日前と前の日に、一度ずつ知らせる', async () => {
    const warned = (day: string) =>
      run({ by: 'system', now: new Date(`${day}T09:00+09:00`) }, async (act) =>
        (await remindInspections(act, { id: town(), timezone: 'Asia/Tokyo' })).map(
          ({ personId }) => personId,
        ),
      )
    expect(await warned('2026-12-01')).toEqual([])
    expect(await warned('2026-12-02')).toEqual(['w1'])
    expect(await warned('2026-12-02')).toEqual([])
    expect(await warned('2026-12-03')).toEqual([])
    expect(await warned('2026-12-04')).toEqual(['w1'])
    expect(await warned('2026-12-05')).toEqual([])
  })
})

describe('同じ瞬間に', () => {
  test('合格と修正は、先のほうだけ', async () => {
    const [accepted, rework] = await overlapping(operation, accepts(), asksRework('s1'))
    expect([accepted.ok, rework.ok]).toEqual([true, false])
    expect(await theClaim(operation)).toMatchObject({ state: 'accepted', reworks: 0 })
    expect(await history(operation)).toEqual(['accepted'])
  })
  test('合格と納品の取り消しは、先のほうだけ', async () => {
    const [back, accepted] = await overlapping(operation, takesBack(), accepts())
    expect(back.ok).toBe(true)
    expect(accepted).toEqual(refused('not-delivered'))
    await given(operation, delivers('w1', 3, hoursLater(2)))
    const [now, undone] = await overlapping(
      operation,
      accepts('d1', { now: hoursLater(3) }),
      takesBack(hoursLater(3)),
    )
    expect(now.ok).toBe(true)
    expect(undone).toMatchObject(refused('already-inspected'))
  })
  test('期限の鐘と合格が同じ秒でも、合格は一つ', async () => {
    const end = new Date('2026-12-06T00:00+09:00')
    const [, said] = await Promise.all([
      take(operation, strikes(end)),
      take(operation, accepts('d1', { now: end })),
    ])
    expect(await history(operation)).toHaveLength(1)
    expect(await theClaim(operation)).toMatchObject({
      state: 'accepted',
      inspection: said.ok ? 'accepted' : 'silence',
    })
  })
  test('期限の鐘と納め直しが競っても、新しい納品は合格にならない', async () => {
    const end = new Date('2026-12-06T00:00+09:00')
    const [back, silent] = await overlapping(operation, takesBack(end), strikes(end))
    expect(back.ok).toBe(true)
    expect(silent).toEqual([])
    expect(await theClaim(operation)).toMatchObject({ state: 'claimed', inspection: null })
  })
})

test('休んでいる人の納品も検収できる', async () => {
  await becomes(operation, 'w1', { state: 'resting' })
  await given(operation, accepts())
  expect(isoDay((await theClaim(operation)).inspectedAt ?? NOW, 'Asia/Tokyo')).toBe('2026-11-25')
})
