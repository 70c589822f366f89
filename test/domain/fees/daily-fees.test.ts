// 報酬は、会議ごとではなく、出席した日ごとに1回(M1)。額は、その日に決まっている額。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dailyFees } from '../../../src/domain/fees/daily-fees.ts'
import {
  type Attendance,
  amountOn,
  fiscalYear,
  fiscalYearOf,
  isWithin,
} from '../../../src/domain/fees/model.ts'

const at = (day: string, more: Partial<Attendance> = {}): Attendance => ({
  personId: 'p1',
  name: '田中 一郎',
  day,
  meetingId: `council-${day}`,
  meeting: '推進会議',
  startsAt: new Date(`${day}T14:00+09:00`),
  bodyId: 'council',
  title: '有識者',
  category: 'expert',
  online: false,
  ...more,
})
const section = (day: string, more: Partial<Attendance> = {}) =>
  at(day, {
    meetingId: `section-${day}`,
    meeting: '部会',
    startsAt: new Date(`${day}T10:00+09:00`),
    bodyId: 'section',
    title: '町民',
    category: 'resident',
    ...more,
  })
const AMOUNTS = [
  { category: 'expert', from: '2026-04-01', yen: 9000 },
  { category: 'resident', from: '2026-04-01', yen: 6000 },
]

describe('1日に1回', () => {
  test('1日に会議が2つあっても、報酬は1回。どの会議かは、始まった順に残る', () => {
    const second = at('2026-12-10', { meetingId: 'council-b', startsAt: new Date('2026-12-10T18:00+09:00') })
    expect(dailyFees([second, at('2026-12-10')], AMOUNTS)).toMatchObject([
      {
        day: '2026-12-10',
        yen: 9000,
        meetings: [{ id: 'council-2026-12-10' }, { id: 'council-b' }],
        others: [],
      },
    ])
  })
  test('2つの会議体の席で同じ日に出席すると、高いほうを1回。低いほうも示す', () => {
    expect(dailyFees([section('2026-12-10'), at('2026-12-10')], AMOUNTS)).toMatchObject([
      {
        yen: 9000,
        bodyId: 'council',
        category: 'expert',
        others: [{ category: 'resident', yen: 6000 }],
        meetings: [{ title: '部会' }, { title: '推進会議' }],
      },
    ])
  })
  test('額の決まっていない席があっても、決まっているほうを数える', () => {
    expect(dailyFees([at('2026-12-10'), section('2026-12-10')], AMOUNTS.slice(1))).toMatchObject([
      { yen: 6000, bodyId: 'section', others: [{ category: 'expert', yen: null }] },
    ])
    expect(dailyFees([at('2026-12-10')], [])).toMatchObject([{ yen: null, others: [] }])
  })
  test('0円と決めた区分は、未定ではない', () => {
    const free = [{ category: 'expert', from: '2026-04-01', yen: 0 }]
    expect(dailyFees([at('2026-12-10'), section('2026-12-10')], free)).toMatchObject([
      { yen: 0, category: 'expert' },
    ])
  })
  test('席を立って戻っても、会議は1つ', () => {
    expect(dailyFees([at('2026-12-10'), at('2026-12-10')], AMOUNTS)[0]?.meetings).toHaveLength(1)
  })
  test('別の日、別の人は、それぞれ1回', () => {
    const fees = dailyFees(
      [at('2026-12-11'), at('2026-12-10'), at('2026-12-10', { personId: 'p2' })],
      AMOUNTS,
    )
    expect(fees.map(({ personId, day }) => [personId, day])).toEqual([
      ['p1', '2026-12-10'],
      ['p2', '2026-12-10'],
      ['p1', '2026-12-11'],
    ])
  })
  test('性質: 人と日の組ごとにちょうど1回で、並べ方によらず、額はその日の席の額の最も高いもの', () => {
    const attendance = fc.record({
      personId: fc.constantFrom('p1', 'p2'),
      day: fc.constantFrom('2026-03-31', '2026-04-01', '2026-12-10'),
      category: fc.constantFrom('expert', 'resident', 'unset'),
      no: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(attendance, { maxLength: 12 }), (drawn) => {
        const all = drawn.map(({ personId, day, category, no }) =>
          at(day, { personId, category, meetingId: `m-${no}` }),
        )
        const fees = dailyFees(all, AMOUNTS)
        const keys = new Set(all.map(({ personId, day }) => `${personId} ${day}`))
        expect(fees.map(({ personId, day }) => `${personId} ${day}`).toSorted()).toEqual([...keys].toSorted())
        expect(dailyFees(all.toReversed(), AMOUNTS).map(({ yen }) => yen)).toEqual(fees.map(({ yen }) => yen))
        for (const { personId, day, yen } of fees) {
          const own = all.filter((one) => one.personId === personId && one.day === day)
          const known = own.flatMap((one) => amountOn(AMOUNTS, one.category, day) ?? [])
          expect(yen).toBe(known.length > 0 ? Math.max(...known) : null)
        }
      }),
    )
  })
})

describe('額は、いつから', () => {
  const versions = [
    { category: 'expert', from: '2026-10-01', yen: 10_000 },
    { category: 'expert', from: '2026-04-01', yen: 9000 },
  ]
  test.each([
    ['2026-03-31', null],
    ['2026-04-01', 9000],
    ['2026-09-30', 9000],
    ['2026-10-01', 10_000],
  ])('%s の額は %s', (day, yen) => {
    expect(amountOn(versions, 'expert', day)).toBe(yen)
    expect(amountOn(versions, 'organisation', day)).toBeNull()
  })
})

describe('年度は4月から3月', () => {
  test.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2027-03-31', 2026],
    ['2027-04-01', 2027],
  ])('%s は %s年度', (day, year) => {
    expect(fiscalYearOf(day)).toBe(year)
    expect(isWithin(fiscalYear(year), day)).toBe(true)
    expect(isWithin(fiscalYear(year + 1), day)).toBe(false)
  })
})
