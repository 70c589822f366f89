import { beforeEach, describe, expect, test } from 'vitest'
import { deliverJob, takeBackDelivery } from '../../../src/domain/delivery/deliver.ts'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import {
  becomes,
  claims,
  claimsOn,
  closes,
  delivers,
  joins,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { database, town, run, audited } = operation

/** w1 holds the only slot of job 3. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3))
})

const theClaim = () => database().db.claim.findFirstOrThrow({ where: { townId: town(), personId: 'w1' } })
const deliveries = async () => (await audited()).filter((act) => act === 'job.delivered').length
const notHeld = { ok: false, refusal: { kind: 'not-held' } }

describe('納品', () => {
  test('納めた日が決まり、枠は納めた人のもののまま', async () => {
    const url = 'https://example.jp/nouhin'
    const outcome = await run({ by: 'w1' }, (act) => deliverJob(act, { no: 3, personId: 'w1', url }))
    expect(outcome).toEqual({
      ok: true,
      value: {
        again: false,
        deliveredAt: NOW,
        inspectBy: new Date('2026-12-05T23:59:59.999+09:00'),
        payOn: '2027-01-22',
        reworks: 0,
      },
    })
    expect(await theClaim()).toMatchObject({ state: 'delivered', percent: 100, deliveredAt: NOW, url })
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.delivered',
      actor: 'w1',
      subject: 'job-3',
      facts: { worker: 'w1' },
    })
  })
  test('もう一度納めると、初めの日で答え、何も書かない', async () => {
    await given(operation, delivers('w1', 3))
    const again = () => take(operation, delivers('w1', 3, hoursLater(48)))
    expect(await writingNothing(operation, again)).toMatchObject({
      ok: true,
      value: { again: true, deliveredAt: NOW },
    })
  })
  test('直して納めても、支払の日を数えるのは初めの日から', async () => {
    await given(operation, delivers('w1', 3))
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'rework' } })
    expect(await take(operation, delivers('w1', 3, hoursLater(48)))).toMatchObject({
      ok: true,
      value: { again: false, deliveredAt: NOW },
    })
    expect(await theClaim()).toMatchObject({ state: 'delivered', deliveredAt: NOW })
    expect(await deliveries()).toBe(2)
  })
  test('募集が終わっても、休んでいても、受けた仕事は納められる', async () => {
    await given(operation, closes(3))
    await becomes(operation, 'w1', { state: 'resting' })
    await given(operation, delivers('w1', 3))
  })
})

test.each(['w2', 's1', 'd1', 'system'])('%s は、ほかの人の仕事を納めない', async (by) => {
  const { work } = delivers('w1', 3)
  expect(await writingNothing(operation, () => run({ by }, work))).toMatchObject({
    ok: false,
    refusal: { kind: 'not-permitted', who: ['worker'] },
  })
})

describe('読んだときは正しかった', () => {
  test('古い: deliverJob は、その間に返した仕事を納めない', async () => {
    await given(operation, releases('w1', 3))
    expect(await writingNothing(operation, () => take(operation, delivers('w1', 3)))).toEqual(notHeld)
  })
  test('古い: deliverJob は、その間に取り消された受注を納めない', async () => {
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'expired' } })
    expect(await writingNothing(operation, () => take(operation, delivers('w1', 3)))).toEqual(notHeld)
  })
  test('古い: deliverJob は、その間に検収の済んだ仕事を納め直さない', async () => {
    await given(operation, delivers('w1', 3))
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'accepted' } })
    const again = await writingNothing(operation, () => take(operation, delivers('w1', 3, hoursLater(9))))
    expect(again).toMatchObject({ ok: true, value: { again: true, deliveredAt: NOW } })
  })
  test('返してからまた受けた仕事は、また受けた分を納める', async () => {
    await given(operation, releases('w1', 3), claims('w1', 3), delivers('w1', 3))
    expect(await claimsOn(operation, 3)).toEqual(['w1 released', 'w1 delivered'])
  })
})

describe('同じ瞬間に', () => {
  test('辞退が先なら納められず、枠は次の人のもの', async () => {
    await given(operation, joins('w2', 3))
    const [released, delivered] = await overlapping(operation, releases('w1', 3), delivers('w1', 3))
    expect(released.ok).toBe(true)
    expect(delivered).toEqual(notHeld)
    expect(await claimsOn(operation, 3)).toEqual(['w1 released'])
    expect(await queueOf(operation, 3)).toEqual(['w2 offered'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
  test('辞退と納品が競っても、成るのは一つ', async () => {
    const [released, delivered] = await Promise.all([
      take(operation, releases('w1', 3)),
      take(operation, delivers('w1', 3)),
    ])
    expect([released.ok, delivered.ok].filter(Boolean)).toHaveLength(1)
    expect(await slotsOf(operation, 3)).toMatchObject({ held: delivered.ok ? 1 : 0 })
  })
  test('二度押しても、納品は一度', async () => {
    const delivered = await together(operation, delivers('w1', 3), delivers('w1', 3, hoursLater(1)))
    expect(delivered.map((outcome) => outcome.ok && outcome.value.again).sort()).toEqual([false, true])
    expect(await deliveries()).toBe(1)
  })
})

describe('納品を取り消す', () => {
  const takeBack = (by = 'w1') => run({ by }, (act) => takeBackDelivery(act, { no: 3, personId: 'w1' }))
  test('手もとの仕事に戻り、支払を数え始めていない', async () => {
    await given(operation, delivers('w1', 3))
    expect(await takeBack()).toEqual({ ok: true, value: null })
    expect(await theClaim()).toMatchObject({ state: 'claimed', percent: null, deliveredAt: null, url: null })
    expect(await lastAudit(operation)).toMatchObject({ act: 'job.delivery-undone', subject: 'job-3' })
  })
  test('直したものを取り消すと、直しに戻り、初めの日は残る', async () => {
    await given(operation, delivers('w1', 3))
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'rework' } })
    await given(operation, delivers('w1', 3, hoursLater(48)))
    expect(await takeBack()).toMatchObject({ ok: true })
    expect(await theClaim()).toMatchObject({ state: 'rework', deliveredAt: NOW })
  })
  test('古い: takeBackDelivery は、その間に検収された納品を戻さない', async () => {
    await given(operation, delivers('w1', 3))
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'accepted' } })
    expect(await writingNothing(operation, () => takeBack())).toMatchObject({
      refusal: { kind: 'already-inspected' },
    })
  })
  test('古い: takeBackDelivery は、その間に支払われた納品も、持ち込まれた納品も戻さない', async () => {
    await given(operation, delivers('w1', 3))
    const kept = { ok: false, refusal: { kind: 'kept-as-it-is' } }
    const write = (data: { paidOn?: Date; formerState?: null }) =>
      database().db.claim.updateMany({ where: { townId: town() }, data })
    await write({ paidOn: NOW })
    expect(await writingNothing(operation, () => takeBack())).toEqual(kept)
    await database().db.claim.updateMany({ where: { townId: town() }, data: { paidOn: null } })
    await write({ formerState: null })
    expect(await writingNothing(operation, () => takeBack())).toEqual(kept)
  })
  test('納めていなければ、戻すものがない', async () => {
    expect(await writingNothing(operation, () => takeBack())).toMatchObject({
      refusal: { kind: 'not-delivered' },
    })
  })
  test('ほかの人は戻せない', async () => {
    await given(operation, delivers('w1', 3))
    expect(await writingNothing(operation, () => takeBack('w2'))).toMatchObject({
      refusal: { kind: 'not-permitted' },
    })
  })
})
