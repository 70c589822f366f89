// 支払い済み: 月のうち払っていないものを、一度だけ記録する。取り消せる。
import { beforeEach, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { markPaid } from '../../../src/domain/pay/mark-paid.ts'
import { atOnce, overlapping, turn } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { DECEMBER, DECEMBER_YEN, payingIn, payTownOf, YEAR_END } from './paying.ts'

const operation = operations()
const { marking, unmarking, change, monthOf } = payingIn(operation)
const NOT_STAFF = { ok: false, refusal: { kind: 'not-permitted', who: ['staff'] } }
const paidDays = async () =>
  (await monthOf()).people.flatMap(({ lines }) => lines.map(({ paidOn }) => paidOn))
const mark = turn('s1', new Date('2026-12-30T17:00+09:00'), (act) =>
  markPaid(act, { month: DECEMBER, on: '2026-12-30', seenYen: DECEMBER_YEN }),
)

beforeEach(() => payTownOf(operation))

test('その月の払っていない納品が、支払い済みになる。手直し中は入らない', async () => {
  expect(granted(await marking())).toEqual({
    claims: 3,
    yen: DECEMBER_YEN,
    withheld: 207_603,
    net: 1_328_730,
  })
  expect(await paidDays()).toEqual(['2026-12-30', '2026-12-30', '2026-12-30'])
  expect((await monthOf()).correcting.map(({ paidOn }) => paidOn)).toEqual([null])
  expect(await lastAudit(operation)).toMatchObject({
    act: 'pay.paid',
    facts: { on: '2026-12-30', claims: 3, yen: DECEMBER_YEN, withheld: 207_603 },
  })
})
test('あとから加わった納品だけを、もう一度記録できる', async () => {
  granted(await marking())
  await change(14, { state: 'delivered' })
  expect(granted(await marking(YEAR_END, { month: DECEMBER, on: '2026-12-30', seenYen: 5_000 })).claims).toBe(
    1,
  )
  expect(await marking()).toEqual(refuse({ kind: 'all-paid' }))
})
test('古い: markPaid は、額が変わっていれば記録しない', async () => {
  await change(14, { state: 'delivered' })
  expect(await writingNothing(operation, () => marking())).toMatchObject(
    refuse({ kind: 'month-changed', month: { yen: DECEMBER_YEN + 5_000 } }),
  )
})
test('庶務でない人、これからの日、納品より前の日、何もない月は断る', async () => {
  const outcome = await writingNothing(operation, async () => [
    await marking({ ...YEAR_END, by: 'd1' }),
    await marking({ ...YEAR_END, by: 'w1' }),
    await marking(YEAR_END, { month: DECEMBER, on: '2026-12-31', seenYen: DECEMBER_YEN }),
    await marking(YEAR_END, { month: DECEMBER, on: '2026-11-01', seenYen: DECEMBER_YEN }),
    await marking(YEAR_END, { month: '2027-08', on: '2026-12-30', seenYen: 0 }),
    await unmarking({ ...YEAR_END, by: 'd1' }),
  ])
  expect(outcome).toMatchObject([
    NOT_STAFF,
    NOT_STAFF,
    refuse({ kind: 'day-to-come' }),
    { ok: false, refusal: { kind: 'before-delivery', last: { no: 13 } } },
    refuse({ kind: 'nothing-paid' }),
    NOT_STAFF,
  ])
})
test('二人が同時に押しても、一度だけ', async () => {
  expect((await atOnce(operation, mark, mark)).filter(({ ok }) => ok)).toHaveLength(1)
})
test('見えないうちに押しても、二度は払わない', async () => {
  const [one, two] = await overlapping(operation, mark, mark)
  expect([one.ok, two]).toEqual([true, refuse({ kind: 'all-paid' })])
})
test('取り消すと、元に戻る。もう一度は取り消せない', async () => {
  granted(await marking())
  expect(granted(await unmarking()).claims).toBe(3)
  expect(await paidDays()).toEqual([null, null, null])
  expect(await writingNothing(operation, () => unmarking())).toEqual(
    refuse({ kind: 'paid-otherwise', claims: 0 }),
  )
})
test('古い: unmarkPaid は、そのあとに同じ日で加わった支払いがあれば、何も変えない', async () => {
  granted(await marking())
  await change(14, { state: 'delivered' })
  granted(await marking(YEAR_END, { month: DECEMBER, on: '2026-12-30', seenYen: 5_000 }))
  expect(await writingNothing(operation, () => unmarking())).toEqual(
    refuse({ kind: 'paid-otherwise', claims: 4 }),
  )
})
