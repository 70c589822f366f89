// 商談: 段階を進め、戻し、受注か失注で終える。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { askedOn } from '../../../src/domain/sales/due.ts'
import { OPEN_STAGES } from '../../../src/domain/sales/model.ts'
import { winLead } from '../../../src/domain/sales/win-lead.ts'
import { overlapping, together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { hasRoles, STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { ORDER, sellingIn } from './selling.ts'

const operation = operations()
const { entered, removing, opening, opened, moving, changing, winning, takingBack, lead, steps, reminding } =
  sellingIn(operation)
const morning = (day: string) => new Date(`${day}T08:00+09:00`)
const kindOf = (kind: string) => ({ ok: false, refusal: { kind } })

beforeEach(async () => {
  await operation.newTown()
  await entered()
})

describe('加える', () => {
  test('見込みから始まり、最初の一歩が残る', async () => {
    expect(await opened({ ownerId: 'p1', nextOn: '2026-12-01' })).toMatchObject({
      no: 1,
      client: '佐久商会',
      stage: 'lead',
      owner: '田中 一郎',
      nextOn: '2026-12-01',
      revision: 1,
    })
    expect(await steps()).toEqual(['lead'])
  })
  test('ない顧客、いない人、過ぎた日は断る', async () => {
    for (const [how, kind] of [
      [{ clientNo: 9 }, 'no-such-client'],
      [{ ownerId: 'nobody' }, 'no-such-person'],
      [{ nextOn: '2026-11-24' }, 'next-in-the-past'],
    ] as const)
      expect(await writingNothing(operation, () => opening(how))).toMatchObject(kindOf(kind))
    expect((await opening({ nextOn: '2026-11-25' })).ok).toBe(true)
  })
  test('庶務とディレクターだけが、加え、動かし、変え、受注にし、戻す', async () => {
    const one = await opened()
    const member = { by: 'p1' }
    for (const work of [
      () => opening({}, member),
      () => moving(one, { stage: 'contacted' }, member),
      () => changing(one, { topic: '別' }, member),
      () => winning(one, member),
      () => takingBack(one, member),
    ])
      expect(await writingNothing<unknown>(operation, work)).toEqual(
        refuse({ kind: 'not-permitted', who: ['staff', 'director'], article: null }),
      )
  })
  test('古い: makeLead は、その間に取り消された顧客の商談を加えない', async () => {
    granted(await removing(1))
    expect(await writingNothing(operation, () => opening())).toMatchObject(kindOf('no-such-client'))
  })
})

describe('動かす', () => {
  test('前にも後ろにも動き、その日になった次の一歩は終わる', async () => {
    let one = await opened({ nextOn: '2026-12-01' })
    one = granted(await moving(one, { stage: 'negotiation' })).lead
    expect(one).toMatchObject({ stage: 'negotiation', nextOn: '2026-12-01', revision: 2 })
    one = granted(await moving(one, { stage: 'contacted' }, { ...STAFF, now: morning('2026-12-01') })).lead
    expect(one).toMatchObject({ stage: 'contacted', nextOn: null })
    expect(await steps()).toEqual(['lead', 'negotiation', 'contacted'])
  })
  test('失注には理由がいり、次の一歩はなくなる', async () => {
    const one = await opened({ nextOn: '2026-12-01' })
    expect(await writingNothing(operation, () => moving(one, { stage: 'lost' }))).toMatchObject(
      kindOf('reason-missing'),
    )
    const { lead: lost } = granted(await moving(one, { stage: 'lost', note: '予算' }))
    expect(lost).toMatchObject({ stage: 'lost', reason: '予算', nextOn: null })
    expect(JSON.stringify(await lastAudit(operation))).not.toContain('予算')
  })
  test('同じ段階は、日かひとことがあれば一歩', async () => {
    const one = await opened()
    expect(await writingNothing(operation, () => moving(one, { stage: 'lead' }))).toMatchObject(
      kindOf('nothing-moves'),
    )
    expect(granted(await moving(one, { stage: 'lead', nextOn: '2026-12-03' })).lead.nextOn).toBe('2026-12-03')
  })
  test('終わった商談は動かない', async () => {
    const one = await opened()
    granted(await winning(one))
    const won = await lead()
    for (const stage of [...OPEN_STAGES, 'lost'] as const)
      expect(await writingNothing(operation, () => moving(won, { stage, note: '理由' }))).toMatchObject({
        refusal: { kind: 'lead-ended', stage: 'won' },
      })
    expect(await writingNothing(operation, () => changing(won, { topic: '別' }))).toMatchObject(
      kindOf('lead-ended'),
    )
  })
  test('古い: moveLead は、その間に動いた商談を動かさない', async () => {
    const seen = await opened()
    granted(await moving(seen, { stage: 'proposal' }))
    expect(await writingNothing(operation, () => moving(seen, { stage: 'contacted' }))).toMatchObject(
      kindOf('lead-changed'),
    )
  })
  test('古い: changeLead は、その間に動いた商談を変えない', async () => {
    const seen = await opened()
    granted(await moving(seen, { stage: 'proposal' }))
    expect(await writingNothing(operation, () => changing(seen, { ownerId: 'p2' }))).toMatchObject(
      kindOf('lead-changed'),
    )
  })
  test('担当を変え、なくす', async () => {
    const one = await opened()
    const { lead: given } = granted(await changing(one, { ownerId: 'p2' }))
    expect(given).toMatchObject({ owner: '山本 愛子', topic: '名簿の入力', revision: 2 })
    expect(granted(await changing(given, { ownerId: null })).lead.ownerId).toBeNull()
    expect(
      await writingNothing(operation, async () => changing(await lead(), { ownerId: 'x' })),
    ).toMatchObject(kindOf('no-such-person'))
  })
})

describe('受注になる', () => {
  test('受注が一つでき、商談は終わる', async () => {
    const { order } = granted(await winning(await opened()))
    expect(order).toMatchObject({ no: 1, client: '佐久商会', leadNo: 1, yen: 120_000, state: 'received' })
    expect(await lead()).toMatchObject({ stage: 'won', orderNo: 1, revision: 2 })
  })
  test('だめな受注なら、商談もそのまま', async () => {
    const one = await opened()
    const past = { ...ORDER, dueAt: new Date('2026-11-24T17:00+09:00') }
    expect(await writingNothing(operation, () => winning(one, STAFF, past))).toMatchObject(
      kindOf('due-in-the-past'),
    )
  })
  test('二人が同時に受注にしても、受注は一つ', async () => {
    const { no, revision } = await opened()
    const turn = {
      doing: STAFF,
      work: (act: Parameters<typeof winLead>[0]) =>
        winLead(act, { timezone: 'Asia/Tokyo' }, { no, revision, order: ORDER }),
    }
    const all = await together(operation, turn, turn, turn)
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await operation.database().db.order.count({ where: { townId: operation.town() } })).toBe(1)
  })
  test('古い: winLead は、その間に失注になった商談を受注にしない', async () => {
    const seen = await opened()
    granted(await moving(seen, { stage: 'lost', note: '予算' }))
    expect(await writingNothing(operation, () => winning(seen))).toMatchObject({
      refusal: { kind: 'lead-ended', stage: 'lost' },
    })
  })
})

describe('取り消す', () => {
  test('前の段階に戻り、触れていない受注は取りやめる', async () => {
    const one = granted(await moving(await opened(), { stage: 'proposal', nextOn: '2026-12-05' })).lead
    const won = granted(await winning(one)).lead
    expect(granted(await takingBack(won))).toMatchObject({
      stage: 'proposal',
      nextOn: '2026-12-05',
      orderNo: null,
    })
    expect(
      await operation.database().db.order.findFirst({ where: { townId: operation.town() } }),
    ).toMatchObject({
      state: 'cancelled',
      leadNo: null,
    })
    expect(granted(await winning(await lead())).order.no).toBe(2)
    expect(await steps()).toEqual(['lead', 'proposal', 'won', 'proposal', 'won'])
  })
  test('失注の取り消しは、動いていた商談に戻す', async () => {
    const lost = granted(await moving(await opened(), { stage: 'lost', note: '予算' })).lead
    expect(granted(await takingBack(lost))).toMatchObject({ stage: 'lead', reason: null })
  })
  test('動いている受注があれば戻せない', async () => {
    const won = granted(await winning(await opened())).lead
    await operation.database().db.order.updateMany({
      where: { townId: operation.town() },
      data: { state: 'split', revision: 2 },
    })
    expect(await writingNothing(operation, () => takingBack(won))).toMatchObject({
      refusal: { kind: 'order-under-way', order: 1 },
    })
  })
  test('最初の一歩は取り消せない', async () => {
    const one = await opened()
    expect(await writingNothing(operation, () => takingBack(one))).toMatchObject(kindOf('first-step'))
  })
  test('古い: takeBackStep は、その間に動いた商談を戻さない', async () => {
    const seen = granted(await moving(await opened(), { stage: 'contacted' })).lead
    granted(await moving(seen, { stage: 'proposal' }))
    expect(await writingNothing(operation, () => takingBack(seen))).toMatchObject(kindOf('lead-changed'))
  })
  test('進める人と取り消す人が重なれば、先の一人だけ', async () => {
    const seen = granted(await moving(await opened(), { stage: 'contacted' })).lead
    const doing = STAFF
    const [first, second] = await overlapping(
      operation,
      { doing, work: (act) => winLead(act, { timezone: 'Asia/Tokyo' }, { ...seen, order: ORDER }) },
      { doing, work: (act) => winLead(act, { timezone: 'Asia/Tokyo' }, { ...seen, order: ORDER }) },
    )
    expect([first.ok, second.ok]).toEqual([true, false])
  })
})

describe('次の一歩を知らせる', () => {
  const of = { stage: 'contacted' as const, nextOn: '2026-12-01' }
  test.each([
    ['2026-11-30', undefined],
    ['2026-12-01', 0],
    ['2026-12-07', 0],
    ['2026-12-08', 1],
    ['2026-12-15', 2],
  ])('%s には %s', (today, weeks) => {
    expect(askedOn(of, { changedOn: '2026-11-25', today })).toBe(weeks)
  })
  test('その日に書いた人には、次の週まで聞かない。終わった商談には聞かない', () => {
    expect(askedOn(of, { changedOn: '2026-12-01', today: '2026-12-01' })).toBeUndefined()
    expect(askedOn(of, { changedOn: '2026-12-01', today: '2026-12-08' })).toBe(1)
    expect(askedOn({ ...of, stage: 'won' }, { changedOn: '2026-11-25', today: '2026-12-08' })).toBeUndefined()
    expect(askedOn({ ...of, nextOn: null }, { changedOn: '2026-11-25', today: '2026-12-08' })).toBeUndefined()
  })
  test('性質: いつ時計が打っても、同じ週に二度は聞かず、日の前には聞かない', async () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }), (days) => {
        const start = Temporal.PlainDate.from('2026-11-25')
        const asked = days
          .toSorted((a, b) => a - b)
          .flatMap((n) => {
            const weeks = askedOn(of, { changedOn: '2026-11-25', today: start.add({ days: n }).toString() })
            expect(weeks === undefined).toBe(n < 6)
            return weeks ?? []
          })
        expect(asked).toEqual(asked.toSorted((a, b) => a - b))
      }),
    )
  })
  test('一度だけ。動けば、あらためて', async () => {
    const one = await opened({ nextOn: '2026-12-01' })
    expect(await reminding(morning('2026-11-30'))).toEqual([])
    expect(await reminding(morning('2026-12-01'))).toEqual(['1 +0'])
    expect(await writingNothing(operation, () => reminding(morning('2026-12-03')))).toEqual([])
    expect(await reminding(morning('2026-12-20'))).toEqual(['1 +2'])
    granted(await moving(one, { stage: 'contacted', nextOn: '2026-12-01' }))
    expect(await reminding(morning('2026-12-01'))).toEqual(['1 +0'])
    granted(await moving(await lead(), { stage: 'lost', note: '予算' }))
    expect(await reminding(morning('2026-12-29'))).toEqual([])
  })
  test('二つの時計が同じ時を打っても一度', async () => {
    await opened({ nextOn: '2026-12-01' })
    const both = await Promise.all([reminding(morning('2026-12-01')), reminding(morning('2026-12-01'))])
    expect(both.flat()).toEqual(['1 +0'])
  })
  test('庶務でなくなった人の動きは書かない', async () => {
    const one = await opened()
    await hasRoles(operation, 's1', [])
    expect(await writingNothing(operation, () => moving(one, { stage: 'contacted' }))).toMatchObject(
      kindOf('not-permitted'),
    )
  })
})
