// 受注: 登録し、一度だけ分け、変え、取りやめる。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type CancelledOrder, cancelOrder } from '../../../src/domain/order/cancel.ts'
import { changeOrder, type OrderChange } from '../../../src/domain/order/change.ts'
import { marginOf, type Order, type SeenOrder, shownOrderState } from '../../../src/domain/order/model.ts'
import { findOrder, jobsOfOrder } from '../../../src/domain/order/read.ts'
import { type NewOrder, receiveOrder } from '../../../src/domain/order/receive.ts'
import { type Splitting, splitOrder } from '../../../src/domain/order/split.ts'
import { unsplitOrder } from '../../../src/domain/order/unsplit.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { overlapping, together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { hasRoles, STAFF } from '../meeting/meanwhile.ts'
import { type Doing, NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { ORDER, sellingIn } from '../sales/selling.ts'

const operation = operations()
const { run, database } = operation
const { entered } = sellingIn(operation)
const ZONE = { timezone: 'Asia/Tokyo' }
const kindOf = (kind: string) => ({ ok: false, refusal: { kind } })
const PAST = new Date('2026-11-24T17:00+09:00')

const receiving = (how: Partial<NewOrder> = {}, doing: Doing = STAFF) =>
  run(doing, (act) => receiveOrder(act, ZONE, { clientNo: 1, ...ORDER, ...how }))
const received = async (how: Partial<NewOrder> = {}): Promise<Order> => granted(await receiving(how))
const SPLIT: Omit<Splitting, 'no'> = { parts: [10, 10, 10, 10], payYen: 20_000, skills: ['typing'] }
const splitting = (how: Partial<Splitting> = {}, doing: Doing = STAFF) =>
  run(doing, (act) => splitOrder(act, { no: 1, ...SPLIT, ...how }))
const split = async (how: Partial<Splitting> = {}): Promise<Order> => granted(await splitting(how))
const unsplitting = ({ no, revision }: SeenOrder, doing: Doing = STAFF) =>
  run(doing, (act) => unsplitOrder(act, { no, revision }))
const changing = ({ no, revision }: SeenOrder, change: OrderChange, doing: Doing = STAFF) =>
  run(doing, (act) => changeOrder(act, { no, revision, ...change }))
const cancelling = ({ no, revision }: SeenOrder, doing: Doing = STAFF) =>
  run(doing, (act) => cancelOrder(act, { no, revision }))
const order = async (no = 1): Promise<Order> => {
  const found = await run({ by: 'system' }, (act) => findOrder(act, no))
  if (!found) throw new Error(`no order ${no}`)
  return found
}
const jobs = (no = 1) => run({ by: 'system' }, (act) => jobsOfOrder(act, no))
const inTown = () => ({ townId: operation.town() })
const claimed = async (jobNo: number, personId: string, state: string, payYen = 20_000) => {
  await database().db.claim.create({
    data: { ...inTown(), jobNo, personId, state, payYen, dueAt: NOW, at: NOW, byId: personId, via: 'line' },
  })
  await database().db.job.updateMany({ where: { ...inTown(), no: jobNo }, data: { taken: 1, state: 'open' } })
}

beforeEach(async () => {
  await operation.newTown()
  await entered()
})

describe('登録する', () => {
  test('番号がつき、再委託の元の顧客と支払期日が残る', async () => {
    expect(
      await received({ reorder: { client: '塩尻市振興公社', due: '2027-01-31' }, confidential: true }),
    ).toMatchObject({
      no: 1,
      client: '佐久商会',
      state: 'received',
      reorderClient: '塩尻市振興公社',
      reorderDue: '2027-01-31',
      confidential: true,
      jobs: [],
      finished: false,
      revision: 1,
    })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'order.received',
      subject: 'order-1',
      facts: { client: 1, yen: 120_000, quantity: 40 },
    })
  })
  test('過ぎた納期、過ぎた支払期日、ない顧客、いない人は断り、何も書かない', async () => {
    for (const [how, kind] of [
      [{ dueAt: PAST }, 'due-in-the-past'],
      [{ reorder: { client: '公社', due: '2026-11-24' } }, 'reorder-due-in-the-past'],
      [{ clientNo: 9 }, 'no-such-client'],
      [{ directorId: 'nobody' }, 'no-such-person'],
    ] as const)
      expect(await writingNothing(operation, () => receiving(how))).toMatchObject(kindOf(kind))
  })
  test('同時に登録しても、番号は別々', async () => {
    const turn = {
      doing: STAFF,
      work: (act: Parameters<typeof receiveOrder>[0]) => receiveOrder(act, ZONE, { clientNo: 1, ...ORDER }),
    }
    const all = await together(operation, turn, turn, turn)
    expect(all.map((one) => granted(one).no).toSorted()).toEqual([1, 2, 3])
  })
  test('庶務とディレクターだけが、登録し、分け、変え、取りやめる', async () => {
    const one = await received()
    await hasRoles(operation, 'n1', ['director'])
    for (const by of ['p1', 'w1'])
      for (const work of [
        () => receiving({}, { by }),
        () => splitting({}, { by }),
        () => changing(one, { yen: 1 }, { by }),
        () => cancelling(one, { by }),
        () => unsplitting(one, { by }),
      ])
        expect(await writingNothing<unknown>(operation, work)).toEqual(
          refuse({ kind: 'not-permitted', who: ['staff', 'director'], article: null }),
        )
    expect(granted(await splitting({}, { by: 'n1' })).director).toBe('未接続 次郎')
  })
  test('古い: receiveOrder は、その間に庶務でなくなった人の受注を登録しない', async () => {
    await hasRoles(operation, 's1', [])
    expect(await writingNothing(operation, () => receiving())).toMatchObject(kindOf('not-permitted'))
  })
})

describe('分ける', () => {
  test('部分が一つの仕事になる: 下書き、一人分、分けた人がディレクター', async () => {
    await received({ confidential: true })
    const done = await split({ place: '自宅' })
    expect(done).toMatchObject({ state: 'split', jobs: [10, 11, 12, 13], payYen: 80_000 })
    expect(marginOf(done)).toBe(40_000)
    const rows = await database().db.job.findMany({
      where: { ...inTown(), orderNo: 1 },
      orderBy: { no: 'asc' },
    })
    expect(rows.map(({ title }) => title)).toEqual(
      ['1/4', '2/4', '3/4', '4/4'].map((part) => `名簿入力 ${part}`),
    )
    for (const row of rows)
      expect(row).toMatchObject({
        slots: 1,
        taken: 0,
        state: 'draft',
        payYen: 20_000,
        quantity: 10,
        unit: '件',
        dueAt: ORDER.dueAt,
        skills: ['typing'],
        place: '自宅',
        confidential: true,
        directorId: 's1',
      })
  })
  test('合計が数量と違えば、合計と数量を言って断る', async () => {
    await received()
    for (const [parts, sum] of [
      [[10, 10, 10], 30],
      [[10, 10, 10, 11], 41],
      [[], 0],
      [[50, -10], 40],
    ] as const)
      expect(await writingNothing(operation, () => splitting({ parts }))).toEqual(
        refuse({ kind: 'parts-do-not-add-up', sum, quantity: 40, unit: '件' }),
      )
  })
  test('報酬が金額を超えるときは、それと知って分ける', async () => {
    await received()
    expect(await writingNothing(operation, () => splitting({ payYen: 30_001 }))).toEqual(
      refuse({ kind: 'above-price', pay: 120_004, yen: 120_000 }),
    )
    expect(marginOf(await split({ payYen: 30_001, sure: true }))).toBe(-4)
  })
  test('ない受注、知らない技能、過ぎた期限は断る', async () => {
    await received()
    for (const [how, kind] of [
      [{ no: 9 }, 'no-such-order'],
      [{ skills: ['soroban'] }, 'unknown-skill'],
      [{ dueAt: PAST }, 'due-in-the-past'],
    ] as const)
      expect(await writingNothing(operation, () => splitting(how))).toMatchObject(kindOf(kind))
  })
  test('二人が同時に分けても、仕事は一度だけできる', async () => {
    await received()
    const turn = {
      doing: STAFF,
      work: (act: Parameters<typeof splitOrder>[0]) => splitOrder(act, { no: 1, ...SPLIT }),
    }
    const [first, second] = await overlapping(operation, turn, turn)
    expect([first.ok, second.ok]).toEqual([true, false])
    expect(second).toEqual(refuse({ kind: 'order-split', jobs: [10, 11, 12, 13] }))
    expect((await order()).jobs).toHaveLength(4)
  })
  test('古い: splitOrder は、すでに分けた受注を分けず、仕事を言う', async () => {
    await received()
    await split()
    expect(await writingNothing(operation, () => splitting())).toEqual(
      refuse({ kind: 'order-split', jobs: [10, 11, 12, 13] }),
    )
  })
  test('性質: どう分けても、部分の和は数量、報酬の和と差引の和は金額', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 30_000 }),
        async (parts, payYen) => {
          const quantity = parts.reduce((sum, part) => sum + part, 0)
          const { no } = await received({ quantity })
          const done = await split({ no, parts, payYen, sure: true })
          const made = await jobs(no)
          expect(made.reduce((sum, job) => sum + (job.quantity ?? 0), 0)).toBe(quantity)
          expect(made.reduce((sum, job) => sum + job.payYen * job.slots, 0)).toBe(done.payYen)
          expect(marginOf(done) + done.payYen).toBe(done.yen)
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('分割を取り消す', () => {
  test('下書きのうちは、仕事ごとなくなり、また分けられる', async () => {
    await received()
    expect(granted(await unsplitting(await split()))).toMatchObject({ state: 'received', jobs: [] })
    expect((await split()).jobs).toEqual([10, 11, 12, 13])
  })
  test('募集を始めた仕事があれば断る', async () => {
    await received()
    const done = await split()
    await database().db.job.updateMany({ where: { ...inTown(), no: 12 }, data: { state: 'open' } })
    expect(await writingNothing(operation, () => unsplitting(done))).toMatchObject(kindOf('jobs-published'))
  })
  test('古い: unsplitOrder は、その間に変わった受注の分割を取り消さない', async () => {
    await received()
    const seen = await split()
    granted(await changing(seen, { yen: 1 }))
    expect(await writingNothing(operation, () => unsplitting(seen))).toMatchObject(kindOf('order-changed'))
  })
})

describe('進み具合', () => {
  test('すべての仕事が検収されれば完了、戻れば完了でない', async () => {
    await received({ quantity: 20 })
    await split({ parts: [10, 10] })
    await claimed(10, 'w1', 'accepted', 15_000)
    await claimed(11, 'w2', 'delivered')
    expect(await order()).toMatchObject({ accepted: 10, finished: false, payYen: 35_000 })
    expect(shownOrderState(await order())).toBe('split')
    await database().db.claim.updateMany({ where: { ...inTown(), jobNo: 11 }, data: { state: 'accepted' } })
    expect(await order()).toMatchObject({ accepted: 20, finished: true })
    expect(shownOrderState(await order())).toBe('done')
    expect(await writingNothing(operation, async () => changing(await order(), { yen: 1 }))).toMatchObject(
      kindOf('order-done'),
    )
    await database().db.claim.updateMany({ where: { ...inTown(), jobNo: 11 }, data: { state: 'rework' } })
    expect(shownOrderState(await order())).toBe('split')
  })
  test('分けていない受注は、仕事がなくても完了ではない', async () => {
    expect(shownOrderState(await received())).toBe('received')
  })
})

describe('変える', () => {
  test('金額と納期を変えても、仕事はそのまま', async () => {
    await received()
    const dueAt = new Date('2026-12-25T12:00+09:00')
    const { order: now, before } = granted(await changing(await split(), { yen: 90_000, dueAt }))
    expect(now).toMatchObject({ yen: 90_000, dueAt, title: '名簿入力' })
    expect(before.yen).toBe(120_000)
    for (const job of await jobs()) expect(job).toMatchObject({ dueAt: ORDER.dueAt, payYen: 20_000 })
  })
  test('過ぎた納期、いない人は断る', async () => {
    const one = await received()
    expect(await writingNothing(operation, () => changing(one, { dueAt: PAST }))).toMatchObject(
      kindOf('due-in-the-past'),
    )
    expect(await writingNothing(operation, () => changing(one, { directorId: 'x' }))).toMatchObject(
      kindOf('no-such-person'),
    )
  })
  test('古い: changeOrder は、その間に変わった受注を変えない', async () => {
    const seen = await received()
    granted(await changing(seen, { yen: 130_000 }))
    expect(await writingNothing(operation, () => changing(seen, { yen: 1 }))).toMatchObject(
      kindOf('order-changed'),
    )
  })
})

describe('取りやめる', () => {
  test('仕事は募集を終え、待っていた人を言う', async () => {
    await received()
    const done = await split()
    await database().db.job.updateMany({ where: { ...inTown(), no: 11 }, data: { state: 'open' } })
    await database().db.waiting.create({
      data: { ...inTown(), jobNo: 11, personId: 'w1', state: 'waiting', at: NOW },
    })
    const cancelled: CancelledOrder = granted(await cancelling(done))
    expect(cancelled.waiting).toEqual([{ no: 11, people: ['w1'] }])
    expect(cancelled.order.state).toBe('cancelled')
    expect((await jobs()).map(({ state }) => state)).toEqual(['closed', 'closed', 'closed', 'closed'])
  })
  test('受けている人がいる間は断り、その仕事を言う', async () => {
    await received()
    const done = await split()
    await claimed(12, 'w1', 'working')
    expect(await writingNothing(operation, () => cancelling(done))).toEqual(
      refuse({ kind: 'jobs-claimed', jobs: [12] }),
    )
  })
  test('取りやめた受注は、分けることも変えることもできない', async () => {
    granted(await cancelling(await received()))
    const now = await order()
    expect(await writingNothing(operation, () => splitting())).toMatchObject(kindOf('order-cancelled'))
    expect(await writingNothing(operation, () => changing(now, { yen: 1 }))).toMatchObject(
      kindOf('order-cancelled'),
    )
  })
  test('古い: cancelOrder は、その間に分けた受注を取りやめない', async () => {
    const seen = await received()
    await split()
    expect(await writingNothing(operation, () => cancelling(seen))).toMatchObject(kindOf('order-changed'))
  })
})
