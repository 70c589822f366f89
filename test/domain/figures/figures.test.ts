// 集計: 仕事の量、かかった日数、報酬の広がり。名前は出ない。
import { describe, expect, test } from 'vitest'
import { figuresOf, median } from '../../../src/domain/figures/figures-of.ts'
import { maySeeFigures } from '../../../src/domain/figures/may.ts'
import type { ClaimFact, JobFact } from '../../../src/domain/figures/model.ts'
import { periodsOf } from '../../../src/domain/figures/periods.ts'
import { readFacts } from '../../../src/domain/figures/read.ts'
import { closeJob } from '../../../src/domain/job/close.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { payTownOf } from '../pay/paying.ts'

const timezone = 'Asia/Tokyo'
const at = (time: string) => new Date(`${time}+09:00`)
const job = (more: Partial<JobFact> = {}): JobFact => ({
  state: 'open',
  publishedAt: at('2026-11-03T09:00'),
  dueAt: at('2026-12-20T17:00'),
  closedAt: null,
  ...more,
})
const claim = (more: Partial<ClaimFact> = {}): ClaimFact => ({
  ...{ personId: 'w1', state: 'claimed', at: at('2026-11-04T09:00'), deliveredAt: null },
  ...{ endedAt: null, acceptedAt: null, yen: 3_000 },
  ...more,
})
const november = periodsOf({ month: '2026-11' })
const of = (jobs: JobFact[], claims: ClaimFact[], active: string[] = []) =>
  figuresOf({ jobs, claims, active }, { periods: november, timezone, now: at('2026-11-25T10:00') })

describe('期間', () => {
  test('年度は4月から12か月、月は月曜からの週', () => {
    const year = periodsOf({ year: 2026 })
    expect([year.length, year[0], year.at(-1)]).toEqual([
      12,
      { from: '2026-04-01', until: '2026-05-01' },
      { from: '2027-03-01', until: '2027-04-01' },
    ])
    expect(november.map(({ from }) => from)).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ])
    expect(november.at(-1)?.until).toBe('2026-12-01')
  })
  test('まだ来ていない週は出ない', () => {
    expect(of([], []).load.at(-1)?.from).toBe('2026-11-23')
  })
})

describe('仕事の量', () => {
  test('募集中は、公開から期限か終了まで', () => {
    const open = (...jobs: JobFact[]) => of(jobs, []).load.map((one) => one.open)
    expect(open(job())).toEqual([0, 1, 1, 1, 1])
    expect(open(job({ state: 'closed', closedAt: at('2026-11-12T09:00') }))).toEqual([0, 1, 0, 0, 0])
    expect(open(job({ dueAt: at('2026-11-20T17:00') }))).toEqual([0, 1, 1, 0, 0])
    expect(open(job({ state: 'closed' }), job({ publishedAt: null }))).toEqual([0, 0, 0, 0, 0])
  })
  test('作業中は、応募から納品か辞退まで。納品は、その週に', () => {
    const delivered = claim({ state: 'delivered', deliveredAt: at('2026-11-17T09:00') })
    const released = claim({ state: 'released', endedAt: at('2026-11-10T09:00') })
    const { load } = of([], [delivered, released, claim()])
    expect(load.map(({ inHand }) => inHand)).toEqual([0, 3, 2, 1, 1])
    expect(load.map((one) => one.delivered)).toEqual([0, 0, 0, 1, 0])
  })
  test('真夜中の境は、町の時計で', () => {
    const late = claim({ state: 'delivered', deliveredAt: at('2026-11-08T23:59') })
    const early = claim({ state: 'delivered', deliveredAt: at('2026-11-09T00:00') })
    expect(of([], [late, early]).load.map((one) => one.delivered)).toEqual([0, 1, 1, 0, 0])
  })
})

describe('かかった日数', () => {
  test('中央値: 奇数はまんなか、偶数は二つのあいだ、なければなし', () => {
    expect([median([9, 1, 2]), median([4, 1, 2, 9]), median([])]).toEqual([2, 3, null])
  })
  test('応募から納品、納品から検収', () => {
    const done = claim({
      ...{ state: 'accepted', deliveredAt: at('2026-11-06T09:00'), acceptedAt: at('2026-11-09T21:00') },
    })
    const { leadTimes, overall } = of(
      [],
      [done, claim({ state: 'delivered', deliveredAt: at('2026-11-08T09:00') })],
    )
    expect(leadTimes.slice(1, 3)).toMatchObject([
      { toDelivery: 3, toAcceptance: null },
      { toDelivery: null, toAcceptance: 3.5 },
    ])
    expect(overall).toEqual({ deliveries: 2, toDelivery: 3, acceptances: 1, toAcceptance: 3.5 })
  })
})

describe('報酬の広がり', () => {
  test('ひとりずつ合計して、幅ごとに数える。何もなかった人も', () => {
    const got = (personId: string, yen: number) =>
      claim({ personId, yen, state: 'accepted', deliveredAt: at('2026-11-06T09:00') })
    const { bands, earned } = of(
      [],
      [got('w1', 9_999), got('w2', 6_000), got('w2', 4_000), got('w4', 300_000)],
      ['w1', 'w2', 'w3'],
    )
    expect(bands.map(({ from, workers }) => [from, workers])).toEqual([
      [0, 1],
      [1, 1],
      [10_000, 1],
      [30_000, 0],
      [50_000, 0],
      [100_000, 0],
      [200_000, 1],
    ])
    expect(earned).toEqual({ workers: 3, yen: 319_999, median: 10_000 })
    expect(JSON.stringify(bands)).not.toContain('w1')
  })
})

const operation = operations()

test('町の記録から。終えた仕事は、終えたときまで募集中だった', async () => {
  await payTownOf(operation)
  const run = <Result>(work: Parameters<typeof operation.run<Result>>[1]) => operation.run(STAFF, work)
  granted(await run((act) => closeJob(act, 3)))
  const all = await run((act) => readFacts(act))
  expect(all.active).toEqual(['w1', 'w2', 'w3'])
  expect(all.jobs.filter(({ closedAt }) => closedAt !== null)).toHaveLength(1)
  expect(all.claims.map(({ yen }) => yen).toSorted((a, b) => a - b)).toEqual([
    2_000, 3_000, 4_000, 5_000, 33_333, 1_500_000,
  ])
  const own = await run((act) => readFacts(act, 'd1'))
  expect([own.jobs.length, own.claims.map(({ yen }) => yen), own.active]).toEqual([1, [1_500_000], []])
})

test('見られるのは、庶務とディレクター', () => {
  const may = (...roles: string[]) => maySeeFigures({ personId: 'x', roles }).allowed
  expect([may('staff'), may('director'), may('worker'), may('member'), may()]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
