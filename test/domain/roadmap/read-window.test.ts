// 年のない時期は、これから来るいちばん近い年。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { done, refuse } from '../../../src/domain/outcome.ts'
import { findCircle } from '../../../src/domain/roadmap/find-circle.ts'
import { readWindow } from '../../../src/domain/roadmap/read-window.ts'

const today = '2026-11-25'

describe('年', () => {
  test.each([
    ['12月10日', 2026],
    ['11月25日', 2026],
    ['11月下旬', 2026],
    ['11月24日', 2027],
    ['11月中旬', 2027],
    ['3月末', 2027],
    ['6月中旬', 2027],
    ['2月29日', 2028],
    ['令和6年3月31日', 2024],
  ])('11月25日に言う「%s」は%i年', (when, year) => {
    expect(readWindow(when, { today })).toMatchObject({ ok: true, value: { when, year } })
  })
  test('年をまたぐ期間は、まだ続いていればその期間', () => {
    expect(readWindow('12月31日頃', { today: '2027-01-02' })).toEqual(
      done({ when: '12月31日頃', year: 2026, from: '2026-12-28', to: '2027-01-03' }),
    )
  })
  test('言われた年はそのまま、過ぎていてもよい', () => {
    expect(readWindow('6月中旬', { year: 2024, today })).toMatchObject({ value: { from: '2024-06-11' } })
    expect(readWindow('平成36年3月31日', { year: 2024, today })).toMatchObject({
      value: { from: '2024-03-31' },
    })
  })
  test('言葉の年と食い違えば断る', () => {
    expect(readWindow('R6.3.31', { year: 2025, today })).toEqual(
      refuse({ kind: 'other-year-named', named: 2024 }),
    )
  })
  test.each(['', 'そのうち', '13月', '4月31日', 'soon'])('「%s」は断る', (when) => {
    expect(readWindow(when, { today })).toEqual(refuse({ kind: 'unreadable-when' }))
  })
  test('性質: 年のない時期は、終わっておらず、一年より先ではない', () => {
    const words = fc.constantFrom('初旬', '中旬', '下旬', '末', '15日', '15日頃', '')
    const start = Temporal.PlainDate.from('2024-01-01')
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        words,
        fc.integer({ min: 0, max: 1500 }),
        (month, part, n) => {
          const now = start.add({ days: n })
          const read = readWindow(`${month}月${part}`, { today: now.toString() })
          if (!read.ok) throw new Error('not read')
          expect(read.value.to >= now.toString()).toBe(true)
          expect(read.value.from <= now.add({ years: 1, days: 1 }).toString()).toBe(true)
        },
      ),
    )
  })
})

describe('輪', () => {
  test.each([
    [
      [
        { no: 1, after: [] },
        { no: 2, after: [1] },
      ],
      undefined,
    ],
    [[{ no: 1, after: [1] }], [1]],
    [
      [
        { no: 1, after: [2] },
        { no: 2, after: [3] },
        { no: 3, after: [1] },
      ],
      [1, 2, 3],
    ],
    [
      [
        { no: 1, after: [2, 3] },
        { no: 2, after: [4] },
        { no: 3, after: [4] },
        { no: 4, after: [] },
      ],
      undefined,
    ],
    [[{ no: 1, after: [9] }], undefined],
  ])('%j', (all, circle) => {
    expect(findCircle(all)).toEqual(circle)
  })
  test('性質: 前の番号だけを待つなら、輪はない', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(20)), { maxLength: 20 }), (waits) => {
        const all = waits.map((after, n) => ({ no: n, after: after.filter((no) => no < n) }))
        expect(findCircle(all)).toBeUndefined()
      }),
    )
  })
})
