// どの納品にも、支払の期日がある（J3、J4）。
import { describe, expect, test } from 'vitest'
import { isoDay } from '../../../src/domain/calendar.ts'
import { inspectionEnd } from '../../../src/domain/delivery/due.ts'
import { fillDeliveryDays } from '../../../src/domain/delivery/fill-days.ts'
import { type PayMode, payDaysOf } from '../../../src/domain/pay/pay-by.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { given, take } from '../at-once.ts'
import { takesBack, theClaim } from '../inspection/inspecting.ts'
import { claims, delivers, releases, workingTown } from '../job/turns.ts'
import { operations } from '../operation.ts'

const tokyo = 'Asia/Tokyo'
const at = (text: string) => new Date(text)
const days = (
  text: string,
  { payMode = 'strict-60', reorderDue = null }: { payMode?: PayMode; reorderDue?: string | null } = {},
) => payDaysOf({ delivered: isoDay(at(text), tokyo), legal: null, on: null, reorderDue }, payMode)

describe('支払の日', () => {
  test.each([
    ['2026-06-01', '2026-07-30'],
    ['2026-12-15', '2027-02-12'],
    ['2027-01-01', '2027-03-01'],
  ])('%s に納めた仕事は %s まで', (day, legal) => {
    expect(days(`${day}T00:00+09:00`).legal).toBe(legal)
    expect(days(`${day}T23:59:59.999+09:00`).legal).toBe(legal)
  })
  test('再委託は、元の支払の日から三十日。それが納品より前なら、六十日の決まりに戻る', () => {
    expect(days('2026-06-01T10:00+09:00', { reorderDue: '2026-06-30' })).toEqual({
      legal: '2026-07-29',
      pay: '2026-07-29',
    })
    expect(days('2026-09-01T10:00+09:00', { reorderDue: '2026-06-30' })).toEqual(
      days('2026-09-01T10:00+09:00'),
    )
  })
  test('五年のどの日に納めても、支払の日は期日を越えず、納品の日より前でもない', () => {
    const first = Date.UTC(2026, 0, 1)
    for (let n = 0; n < 1_827; n += 1) {
      const day = new Date(first + n * 86_400_000)
      const delivered = day.toISOString().slice(0, 10)
      for (const payMode of ['strict-60', 'two-months'] as const)
        for (const reorderDue of [null, delivered, '2028-02-29']) {
          const { legal, pay } = payDaysOf({ delivered, legal: null, on: null, reorderDue }, payMode)
          expect(
            pay <= legal && pay >= delivered,
            `${delivered} ${payMode} ${reorderDue}: ${pay} ${legal}`,
          ).toBe(true)
        }
    }
  })
  test('検収は、日数のあとの日の終わりまで', () => {
    expect(inspectionEnd(at('2026-11-25T10:00+09:00'), 10, tokyo)).toEqual(
      at('2026-12-05T23:59:59.999+09:00'),
    )
    expect(inspectionEnd(at('2026-12-31T23:59+09:00'), 1, tokyo)).toEqual(at('2027-01-01T23:59:59.999+09:00'))
  })
})

describe('納めると決まる日', () => {
  const operation = operations()
  const { database, town } = operation
  const dates = async () => {
    const { inspectBy, payLegal, payOn } = await theClaim(operation)
    return [inspectBy, payLegal, payOn].map((day) => day?.toISOString() ?? null)
  }
  test('検収の終わりと支払の日が、納品と一度に書かれ、取り消すと消える', async () => {
    await workingTown(operation)
    await given(operation, claims('w1', 3), delivers('w1', 3))
    expect(await dates()).toEqual([
      '2026-12-05T14:59:59.999Z',
      '2027-01-23T00:00:00.000Z',
      '2027-01-22T00:00:00.000Z',
    ])
    await given(operation, takesBack())
    expect(await dates()).toEqual([null, null, null])
  })
  test('日の書かれていない納品（持ち込まれたもの、前からのもの）にも、同じ日が決まる', async () => {
    await workingTown(operation)
    await given(operation, claims('w1', 3), delivers('w1', 3))
    const before = await dates()
    const blank = { inspectBy: null, payLegal: null, payOn: null }
    await database().db.claim.updateMany({ where: { townId: town() }, data: blank })
    const fill = () =>
      operation.run({ by: 'system' }, async (act) => fillDeliveryDays(act, await freshTown(act)))
    expect(await fill()).toBe(1)
    expect(await dates()).toEqual(before)
    expect(await fill()).toBe(0)
  })
  test('町の決まり（月末締め翌月末払い、検収の日数）と、再委託の日による', async () => {
    await workingTown(operation)
    const { db } = database()
    const townId = town()
    await db.town.update({
      where: { id: townId },
      data: { settings: { payMode: 'two-months', inspectionDays: 3 } },
    })
    await given(operation, claims('w1', 3), delivers('w1', 3))
    expect(await dates()).toEqual([
      '2026-11-28T14:59:59.999Z',
      '2026-12-31T00:00:00.000Z',
      '2026-12-30T00:00:00.000Z',
    ])
    await given(operation, takesBack())
    const by = { byId: 's1', via: 'slack', at: at('2026-11-01T10:00+09:00') }
    await db.client.create({ data: { townId, no: 1, name: '公社', nameKey: '公社', kind: 'company', ...by } })
    await db.order.create({
      data: {
        ...{
          townId,
          no: 1,
          clientNo: 1,
          title: '名簿',
          yen: 3000,
          quantity: 1,
          unit: '件',
          state: 'split',
          ...by,
        },
        ...{ dueAt: at('2026-12-20T17:00+09:00'), reorderClient: '塩尻市', reorderDue: at('2026-11-30') },
      },
    })
    await db.job.updateMany({ where: { townId, no: 3 }, data: { orderNo: 1 } })
    // The terms it was taken under do not say so: it does not count (J4).
    expect(await take(operation, delivers('w1', 3))).toMatchObject({ value: { payOn: '2026-12-30' } })
    await given(operation, takesBack(), releases('w1', 3), claims('w1', 3))
    expect(await take(operation, delivers('w1', 3))).toMatchObject({ value: { payOn: '2026-12-29' } })
    expect((await dates())[1]).toBe('2026-12-29T00:00:00.000Z')
  })
})
