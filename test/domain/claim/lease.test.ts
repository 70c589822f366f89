import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { askLeases } from '../../../src/domain/claim/ask-leases.ts'
import { expireClaims } from '../../../src/domain/claim/expire.ts'
import { graceEnd, leaseAfterSign, leaseEnd, whyLate } from '../../../src/domain/claim/may.ts'
import { noteSign } from '../../../src/domain/claim/note-sign.ts'
import { reportProgress } from '../../../src/domain/claim/report.ts'
import { townSettings } from '../../../src/domain/town/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { given, hoursLater, overlapping, take, turn } from '../at-once.ts'
import {
  applies,
  chooses,
  claims,
  claimsOn,
  delivers,
  joins,
  keeps,
  lastClaim,
  publishes,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { run, database } = operation

beforeEach(() => workingTown(operation))

const asks = (now: Date) => turn('system', now, askLeases)
const expires = (now: Date) => turn('system', now, async (act) => expireClaims(act, await freshTown(act)))
const ask = (now: Date) => take(operation, asks(now))
const expire = (now: Date) => take(operation, expires(now))

/** NOW is a Wednesday, 10:00. Leases of job 3 and 5 end after three days: Saturday 10:00; the grace ends on Monday 08:00–08:30. */
const SATURDAY = hoursLater(72)

describe('様子をたずねる時（J6）', () => {
  test('三日。期限が近ければ、期限までの三分の一', () => {
    expect(leaseEnd(NOW, hoursLater(24 * 20))).toEqual(hoursLater(72))
    expect(leaseEnd(NOW, hoursLater(24 * 20), 5)).toEqual(hoursLater(120))
    expect(leaseEnd(NOW, hoursLater(30))).toEqual(hoursLater(10))
    expect(leaseEnd(NOW, NOW)).toBeNull()
  })
  test('知らせがあれば、一日のうちには、またたずねない', () => {
    expect(leaseAfterSign(NOW, hoursLater(6))).toEqual(hoursLater(24))
    expect(leaseAfterSign(NOW, hoursLater(240))).toEqual(hoursLater(72))
    expect(leaseAfterSign(NOW, hoursLater(-1))).toBeNull()
  })
  test('性質: たずねる時は、いまより後で、期限より前', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 60 }), (hours, days) => {
        const end = leaseEnd(NOW, hoursLater(hours), days)
        expect(end && end > NOW && end < hoursLater(hours)).toBe(true)
      }),
    )
  })
  test('返事を待つ間は、夜と祝日を数えない', () => {
    const town = { settings: townSettings.parse({}), timezone: 'Asia/Tokyo' }
    expect(graceEnd(town, new Date('2026-11-25T10:00+09:00'))).toEqual(new Date('2026-11-26T21:00+09:00'))
    expect(graceEnd(town, new Date('2026-11-25T11:00+09:00'))).toEqual(new Date('2026-11-27T09:00+09:00'))
    expect(graceEnd(town, new Date('2026-11-22T20:00+09:00'))).toEqual(new Date('2026-11-25T18:00+09:00'))
  })
  test('遅い辞退は、たずねたあとか、期限まで24時間を切ってから', () => {
    const dueAt = hoursLater(48)
    expect(whyLate({ leaseAskedAt: null, dueAt }, NOW)).toBeNull()
    expect(whyLate({ leaseAskedAt: NOW, dueAt }, NOW)).toBe('asked')
    expect(whyLate({ leaseAskedAt: null, dueAt }, hoursLater(24))).toBeNull()
    expect(whyLate({ leaseAskedAt: NOW, dueAt }, hoursLater(25))).toBe('due')
  })
})

describe('たずねて、返事がなければ枠を返す', () => {
  beforeEach(() => given(operation, claims('w1', 3), joins('w2', 3)))

  test('時が来るまでは、たずねない。来たら、一度だけ', async () => {
    expect(await writingNothing(operation, () => ask(hoursLater(71)))).toEqual([])
    expect(await ask(SATURDAY)).toMatchObject([{ no: 3, personId: 'w1', title: '名簿入力' }])
    expect(await writingNothing(operation, () => ask(hoursLater(80)))).toEqual([])
  })
  test('返事がなければ、待つ人に回る', async () => {
    await ask(SATURDAY)
    const end = graceEnd({ settings: townSettings.parse({}), timezone: 'Asia/Tokyo' }, SATURDAY)
    expect(await writingNothing(operation, () => expire(new Date(end.getTime() - 1)))).toEqual([])
    expect(await expire(end)).toMatchObject([{ no: 3, personId: 'w1', name: '林 はるか', offeredTo: 'w2' }])
    expect(await claimsOn(operation, 3)).toEqual(['w1 expired'])
    expect(await queueOf(operation, 3)).toEqual(['w2 offered'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
    expect(await expire(end)).toEqual([])
  })
  test('「やっています」、進み具合、質問は、返事になる', async () => {
    await ask(SATURDAY)
    await given(operation, keeps('w1', 3, hoursLater(73)))
    expect(await lastClaim(operation, 'w1', 3)).toMatchObject({
      state: 'working',
      leaseAskedAt: null,
      leaseUntil: hoursLater(145),
    })
    await ask(hoursLater(145))
    await run({ by: 'w1', now: hoursLater(146) }, (act) =>
      reportProgress(act, { no: 3, personId: 'w1', percent: 10 }),
    )
    expect(await lastClaim(operation, 'w1', 3)).toMatchObject({ leaseAskedAt: null })
    await ask(hoursLater(300))
    expect(
      await run({ by: 'w1', now: hoursLater(301) }, (act) => noteSign(act, { no: 3, personId: 'w1' })),
    ).toEqual(hoursLater(373))
    expect(await expire(hoursLater(350))).toEqual([])
  })
  test('納めたもの、手直し中のもの、期限の過ぎたものは、取り上げない', async () => {
    await ask(SATURDAY)
    await given(operation, delivers('w1', 3, hoursLater(80)))
    expect(await expire(hoursLater(400))).toEqual([])
    await database().db.claim.updateMany({ data: { state: 'rework' } })
    expect(await expire(hoursLater(400))).toEqual([])
    await database().db.claim.updateMany({ data: { state: 'working' } })
    expect(await expire(new Date('2026-12-20T17:00+09:00'))).toEqual([])
    await database().db.claim.updateMany({ data: { leaseAskedAt: null } })
    expect(await ask(new Date('2026-12-20T17:00+09:00'))).toEqual([])
  })
  test('休んでいる間は、たずねもせず、取り上げもしない。戻れば、また', async () => {
    const rests = (state: string) =>
      database().db.worker.updateMany({ where: { personId: 'w1' }, data: { state } })
    await rests('resting')
    expect(await writingNothing(operation, () => ask(hoursLater(200)))).toEqual([])
    await rests('active')
    expect(await ask(hoursLater(200))).toHaveLength(1)
    await rests('resting')
    expect(await writingNothing(operation, () => expire(hoursLater(400)))).toEqual([])
    await rests('active')
    expect(await expire(hoursLater(400))).toMatchObject([{ no: 3, personId: 'w1' }])
  })
  test('遅い辞退と、そうでない辞退', async () => {
    await ask(SATURDAY)
    expect(await take(operation, releases('w1', 3, hoursLater(73)))).toMatchObject({
      value: { late: 'asked' },
    })
    await given(operation, claims('w4', 5))
    expect(await take(operation, releases('w4', 5, new Date('2026-12-18T10:00+09:00')))).toMatchObject({
      value: { late: 'due' },
    })
  })
})

describe('受けなおしても、前のつづきから', () => {
  test('返してすぐ受けても、たずねる時は延びない', async () => {
    await given(
      operation,
      claims('w1', 3),
      releases('w1', 3, hoursLater(48)),
      claims('w1', 3, hoursLater(50)),
    )
    expect(await lastClaim(operation, 'w1', 3)).toMatchObject({ leaseUntil: SATURDAY })
  })
  test('その時が過ぎていれば、次にすぐたずねる', async () => {
    await given(operation, claims('w1', 3))
    await ask(SATURDAY)
    await expire(hoursLater(200))
    await given(operation, claims('w1', 3, hoursLater(201)))
    expect(await ask(hoursLater(202))).toMatchObject([{ no: 3, personId: 'w1' }])
  })
  test('ほかの人には、関わりがない', async () => {
    await given(operation, claims('w1', 3), releases('w1', 3), claims('w2', 3, hoursLater(48)))
    expect(await lastClaim(operation, 'w2', 3)).toMatchObject({ leaseUntil: hoursLater(120) })
  })
  test('選ばれた人も、同じ', async () => {
    await given(operation, publishes(4, { how: 'choose' }), applies('w1', 4), chooses('w1', 4))
    await given(operation, releases('w1', 4, hoursLater(1)), applies('w1', 4, hoursLater(2)))
    await given(operation, chooses('w1', 4, 's1', hoursLater(60)))
    expect(await lastClaim(operation, 'w1', 4)).toMatchObject({ leaseUntil: SATURDAY })
  })
})

describe('読んだときは正しかった', () => {
  test('古い: keepClaim は、その間に返した、または回った仕事を続けない', async () => {
    await given(operation, claims('w1', 3))
    await ask(SATURDAY)
    await expire(hoursLater(200))
    const late = () => take(operation, keeps('w1', 3, hoursLater(201)))
    expect(await writingNothing(operation, late)).toEqual({ ok: false, refusal: { kind: 'not-held' } })
  })
  test('古い: keepClaim は、その間に納めた仕事を変えない', async () => {
    await given(operation, claims('w1', 3), delivers('w1', 3))
    expect(await writingNothing(operation, () => take(operation, keeps('w1', 3)))).toMatchObject({
      ok: false,
    })
  })
  test.each(['w2', 's1', 'system'])('%s は、ほかの人に代わって答えない', async (by) => {
    await given(operation, claims('w1', 3))
    const { work } = keeps('w1', 3)
    expect(await writingNothing(operation, () => run({ by }, work))).toMatchObject({
      refusal: { kind: 'not-permitted', who: ['worker'] },
    })
  })
})

describe('同じ瞬間に', () => {
  test('返事と期限切れは、どちらか一つになる', async () => {
    await given(operation, claims('w1', 3), joins('w2', 3))
    await ask(SATURDAY)
    const [kept, expired] = await overlapping(
      operation,
      keeps('w1', 3, hoursLater(200)),
      expires(hoursLater(200)),
    )
    expect(kept.ok).toBe(true)
    expect(expired).toEqual([])
    expect(await claimsOn(operation, 3)).toEqual(['w1 working'])
  })
  test('二つの時計が打っても、たずねるのも回すのも一度', async () => {
    await given(operation, claims('w1', 3), joins('w2', 3))
    const [one, two] = await overlapping(operation, asks(SATURDAY), asks(SATURDAY))
    expect([...one, ...two]).toHaveLength(1)
    const [three, four] = await overlapping(operation, expires(hoursLater(200)), expires(hoursLater(200)))
    expect([...three, ...four]).toHaveLength(1)
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
})
