// 集計の図: カードの言葉と同じ数が、図にもある。文字は重ならず、PNG になる。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHARTS, figuresPicture } from '../../../src/bot/figures/picture.ts'
import { figuresOf } from '../../../src/domain/figures/figures-of.ts'
import type { Figures } from '../../../src/domain/figures/model.ts'
import { periodsOf } from '../../../src/domain/figures/periods.ts'
import { barsPicture } from '../../../src/drawing/bars.ts'
import { draw } from '../../../src/drawing/draw.ts'
import { contrast, wordsIn } from '../../drawing/looking.ts'

const span = { year: 2026 } as const
const claim = (personId: string, day: string, yen: number) => ({
  ...{ personId, state: 'accepted' as const, at: new Date('2026-09-01T09:00+09:00'), endedAt: null, yen },
  ...{ deliveredAt: new Date(`${day}T09:00+09:00`), acceptedAt: new Date('2026-10-20T09:00+09:00') },
})
const figures: Figures = figuresOf(
  {
    jobs: [],
    claims: [claim('w1', '2026-10-05', 3_000), claim('w2', '2026-10-11', 70_000)],
    active: ['w1', 'w2', 'w3'],
  },
  { periods: periodsOf(span), timezone: 'Asia/Tokyo', now: new Date('2026-11-25T10:00+09:00') },
)
const said = (chart: (typeof CHARTS)[number], locale: 'ja' | 'en') =>
  wordsIn(figuresPicture(chart, figures, { span, locale }).svg).map(({ text }) => text)

describe('集計の図', () => {
  test('仕事の量', () => {
    expect(said('load', 'ja')).toEqual(
      expect.arrayContaining(['仕事の量　令和8年度', '作業中（期間の終わり）', '4月', '10月', '2件', '11月']),
    )
    expect(said('load', 'ja')).not.toContain('12月')
  })
  test('かかった日数', () => {
    expect(said('lead', 'ja')).toEqual(
      expect.arrayContaining(['応募から納品まで', '37日', '12日', '記録なし']),
    )
    expect(said('lead', 'en')).toEqual(
      expect.arrayContaining(['Lead times (medians), FY 2026', '37 days', 'none']),
    )
  })
  test('報酬の広がりに、名前はない', () => {
    expect(said('spread', 'ja')).toEqual(
      expect.arrayContaining(['納品なし', '10,000円未満', '50,000円〜100,000円未満', '1人', '200,000円以上']),
    )
    expect(said('spread', 'ja').join()).not.toMatch(/w\d/)
  })
  test('性質: どんな数でも、文字は図に収まり、同じ段で重ならない', () => {
    const bar = fc.record({
      value: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      said: fc.constantFrom('0件', '1,000,000件', '12.3 days', 'none'),
    })
    const group = fc.record({
      label: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      bars: fc.array(bar, { minLength: 1, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), fc.string({ maxLength: 80 }), (groups, title) => {
        const { svg, width, height } = barsPicture({ title, series: ['募集中', '作業中', '納品'], groups })
        expect(Math.max(width, height)).toBeLessThanOrEqual(1024)
        const all = wordsIn(svg)
        for (const one of all) {
          expect(one.right, one.text).toBeLessThanOrEqual(1024)
          expect(contrast(one.fill)).toBeGreaterThanOrEqual(4.5)
        }
        const clash = all.filter((one, n) =>
          all.slice(n + 1).some((two) => two.y === one.y && one.left < two.right && two.left < one.right),
        )
        expect(clash).toEqual([])
      }),
    )
  })
  test('PNG になる', async () => {
    const pictures = CHARTS.map((chart) => figuresPicture(chart, figures, { span, locale: 'ja' }))
    const drawn = await draw(pictures.map(({ svg }) => svg))
    expect(drawn.map((png) => Buffer.from(png).readUInt32BE(16))).toEqual(pictures.map(({ width }) => width))
  })
})
