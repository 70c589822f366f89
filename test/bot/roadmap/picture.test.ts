// 設置スケジュールの図: どの工程もあり、文字は重ならず、切れず、PNG になる。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roadmapPicture } from '../../../src/bot/roadmap/picture.ts'
import type { Milestone } from '../../../src/domain/roadmap/model.ts'
import { draw } from '../../../src/drawing/draw.ts'
import { ems } from '../../../src/drawing/letters.ts'

const today = '2026-11-25'
const step = (no: number, more: Partial<Milestone> = {}): Milestone => ({
  no,
  title: `工程の名前 ${no}`,
  when: '12月初旬',
  year: 2026,
  from: '2026-12-01',
  to: '2026-12-10',
  state: 'open',
  ownerId: null,
  owner: null,
  after: [],
  doneAt: null,
  reason: null,
  setOn: '2026-11-25',
  revision: 1,
  ...more,
})

type Box = { text: string; left: number; right: number; top: number; bottom: number }

const TEXT =
  /<text x="([\d.-]+)" y="([\d.-]+)"[^>]*font-size="(\d+)" text-anchor="(\w+)"[^>]*>([^<]*)<\/text>/g
const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Where words stand, as wide as they may be. */
const boxesOf = (svg: string): Box[] =>
  [...svg.matchAll(TEXT)].map(([, x, y, size, anchor, words]) => {
    const text = plain(words ?? '')
    const width = Number(size) * ems(text)
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    return {
      text,
      left,
      right: left + width,
      top: Number(y) - 0.85 * Number(size),
      bottom: Number(y) + 0.15 * Number(size),
    }
  })

const overlaps = (svg: string): string[] => {
  const boxes = boxesOf(svg)
  return boxes.flatMap((one, n) =>
    boxes
      .slice(n + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.text} × ${other.text}`),
  )
}

const day = fc.integer({ min: -900, max: 1500 }).map((n) => Temporal.PlainDate.from(today).add({ days: n }))
const anyStep = fc.record({
  title: fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }),
  when: fc.option(fc.constantFrom('6月中旬', '4月20日頃', 'around 20 April', '令和9年3月31日')),
  from: day,
  long: fc.integer({ min: 0, max: 400 }),
  state: fc.constantFrom('open', 'done', 'dropped'),
  after: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
})
const anyPlan = fc
  .array(anyStep, { maxLength: 12 })
  .map((all) =>
    all.map(({ from, long, ...more }, n) =>
      step(n + 1, { ...more, from: from.toString(), to: from.add({ days: long }).toString() }),
    ),
  )

describe('設置スケジュールの図', () => {
  test.each(['ja', 'en'] as const)('%s: どの工程も、番号と名前と時期と状態で', (locale) => {
    const steps = [
      step(1, { state: 'done', title: '提出' }),
      step(2, { from: '2026-11-01', to: '2026-11-10', when: '11月初旬', after: [1] }),
      step(3, { state: 'dropped', when: null }),
      step(4, { after: [2] }),
    ]
    const words = boxesOf(roadmapPicture(steps, { today, locale }).svg).map(({ text }) => text)
    const [done, late, dropped, later, now, year] = {
      ja: ['完了', '遅れています', '取りやめ', '予定・2のあと', '今日', '令和8年'],
      en: ['done', 'late', 'dropped', 'to come · after 2', 'today', '2026'],
    }[locale]
    const between = locale === 'ja' ? '・' : ' · '
    expect(words).toEqual(
      expect.arrayContaining([
        ...['1 提出', `12月初旬${between}${done}`, '2 工程の名前 2', `11月初旬${between}${late}`],
        ...['3 工程の名前 3', `2026-12-01–2026-12-10${between}${dropped}`, '4 工程の名前 4'],
        ...[`12月初旬${between}${later}`, now, year],
      ]),
    )
  })
  test('長い名前も、終わりまで書く', () => {
    const title =
      '立科町附属機関設置条例及び会議規則に基づく推進会議の設置に関する規則案と条例案の提出'.repeat(2)
    const words = boxesOf(roadmapPicture([step(1, { title })], { today, locale: 'ja' }).svg).map(
      ({ text }) => text,
    )
    expect(words.join('')).toContain(`1 ${title}`)
  })
  test('性質: 文字は重ならず、絵からはみ出さず、LINE の大きさに収まる', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom('ja', 'en'), (steps, locale) => {
        const { svg, width, height } = roadmapPicture(steps, { today, locale })
        expect(overlaps(svg)).toEqual([])
        for (const { text, left, right } of boxesOf(svg)) {
          expect(left, text).toBeGreaterThanOrEqual(0)
          expect(right, text).toBeLessThanOrEqual(1024)
        }
        expect(Math.max(width, height)).toBeLessThanOrEqual(1024)
        expect(Math.min(width, height)).toBeGreaterThan(0)
      }),
    )
  })
  test('何を書かれても XML であり、言った大きさの PNG になる', { timeout: 60_000 }, async () => {
    const hostile = step(1, { title: '</text><b>&"\'\u0000\u0007\ud800]]>', when: '<script>' })
    const pictures = [
      roadmapPicture([hostile], { today, locale: 'ja' }),
      roadmapPicture(
        Array.from({ length: 40 }, (_, n) => step(n + 1)),
        { today, locale: 'en' },
      ),
      roadmapPicture([], { today, locale: 'ja' }),
    ]
    const drawn = await draw(pictures.map(({ svg }) => svg))
    for (const [n, { width, height }] of pictures.entries()) {
      const png = Buffer.from(drawn[n] ?? [])
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
    }
  })
  test('文字は描かれている', { timeout: 60_000 }, async () => {
    const { svg } = roadmapPicture([step(1)], { today, locale: 'ja' })
    const [written, mute] = await draw([svg, svg.replaceAll(/<text.*?<\/text>/g, '')])
    expect(Buffer.from(written ?? []).length).toBeGreaterThan(2 * Buffer.from(mute ?? []).length)
  })
})

/** WCAG: the contrast of two colours. */
function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [a = 0, b = 0] = [light(one), light(other)].sort((x, y) => y - x)
  return (a + 0.05) / (b + 0.05)
}

test('文字は白い地に 4.5:1 以上、棒は 3:1 以上', () => {
  const states = [step(1), step(2, { state: 'done' }), step(3, { state: 'dropped' })]
  const late = step(4, { from: '2026-01-01', to: '2026-01-02' })
  const now = step(5, { from: '2026-11-01', to: '2026-12-31' })
  const { svg } = roadmapPicture([...states, late, now], { today, locale: 'ja' })
  const inks = [...svg.matchAll(/<text[^>]* fill="(#\w{6})"/g)].map(([, ink = '']) => ink)
  expect(inks.length).toBeGreaterThan(10)
  for (const ink of inks) expect(contrast(ink, '#FFFFFF')).toBeGreaterThanOrEqual(4.5)
  const bars = [...svg.matchAll(/<rect[^>]*rx="5" fill="(#\w{6})"(?: stroke="(#\w{6})")?/g)]
  expect(bars).toHaveLength(5)
  for (const [, fill = '', stroke] of bars)
    expect(contrast(stroke ?? fill, '#FFFFFF')).toBeGreaterThanOrEqual(3)
})
