// 時期の始まりと終わりの知らせ: それぞれ一度だけ、いつ時計が打っても。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type MilestoneNews, newsOf, newsSubject } from '../../../src/domain/roadmap/due.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { stepsIn } from './steps.ts'

const operation = operations()
const { made, step, finishing, moving, reminding } = stepsIn(operation)
const morning = (day: string) => new Date(`${day}T08:00+09:00`)

const day = (n: number) => Temporal.PlainDate.from('2026-11-25').add({ days: n }).toString()

describe('いつ知らせるか', () => {
  const of = { no: 1, state: 'open' as const, from: day(10), to: day(20), setOn: day(0) }
  test.each([
    [9, undefined],
    [10, 'begins'],
    [20, 'begins'],
    [21, 'ended'],
    [385, 'ended'],
    [386, undefined],
  ])('%i日後には %s', (n, news) => {
    expect(newsOf(of, day(n))).toBe(news)
  })
  test('終わった工程も、過ぎてから決めた期間も、知らせない', () => {
    expect(newsOf({ ...of, state: 'done' }, day(21))).toBeUndefined()
    expect(newsOf({ ...of, state: 'dropped' }, day(12))).toBeUndefined()
    expect(newsOf({ ...of, setOn: day(10) }, day(12))).toBeUndefined()
    expect(newsOf({ ...of, setOn: day(20) }, day(21))).toBe('ended')
    expect(newsOf({ ...of, setOn: day(21) }, day(22))).toBeUndefined()
  })
  test('性質: いつ時計が打っても、始まりは高々一度、終わりは高々一度で、後から始まりは言わない', () => {
    const ticks = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 20 }),
        ticks,
        (from, long, days) => {
          const window = { ...of, from: day(from), to: day(from + long) }
          const told = new Set<string>()
          const said: MilestoneNews[] = []
          for (const today of days.toSorted((a, b) => a - b).map(day)) {
            const news = newsOf(window, today)
            const key = `${news} ${newsSubject(window)}`
            if (!news || told.has(key)) continue
            told.add(key)
            said.push(news)
          }
          const within = days.some((n) => n >= from && n <= from + long)
          const after = days.some((n) => n > from + long)
          expect(said).toEqual([...(within ? ['begins'] : []), ...(after ? ['ended'] : [])])
        },
      ),
    )
  })
})

describe('知らせる', () => {
  beforeEach(() => operation.newTown())

  test('始まりと終わりを一度ずつ', async () => {
    await made({ when: '12月初旬' })
    expect(await reminding(morning('2026-11-30'))).toEqual([])
    expect(await reminding(morning('2026-12-01'))).toEqual(['1 begins'])
    expect(await writingNothing(operation, () => reminding(morning('2026-12-10')))).toEqual([])
    expect(await reminding(morning('2026-12-11'))).toEqual(['1 ended'])
    expect(await writingNothing(operation, () => reminding(morning('2027-12-11')))).toEqual([])
  })
  test('休んでいた時計は、後のほうだけを知らせる', async () => {
    await made({ when: '12月初旬' })
    expect(await reminding(morning('2026-12-20'))).toEqual(['1 ended'])
    expect(await reminding(morning('2026-12-05'))).toEqual(['1 begins'])
  })
  test('完了した工程の終わりは知らせない', async () => {
    await made({ when: '12月初旬' })
    granted(await finishing(1))
    expect(await reminding(morning('2026-12-11'))).toEqual([])
  })
  test('時期が変われば、あらためて知らせる', async () => {
    const one = await made({ when: '12月初旬' })
    await reminding(morning('2026-12-01'))
    granted(await moving(one, '12月中旬'))
    expect(await reminding(morning('2026-12-11'))).toEqual(['1 begins'])
    expect(await reminding(morning('2026-12-21'))).toEqual(['1 ended'])
    granted(await moving(await step(1), '12月初旬'))
    expect(await reminding(morning('2026-12-02'))).toEqual([])
  })
  test('二つの時計が同じ時を打っても一度', async () => {
    await made({ when: '12月初旬' })
    const both = await Promise.all([reminding(morning('2026-12-01')), reminding(morning('2026-12-01'))])
    expect(both.flat()).toEqual(['1 begins'])
  })
})
