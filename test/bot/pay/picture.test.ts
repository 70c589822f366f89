// 支払時計の図: 名前を書かず、どの納品も言葉と色で。文字は図に収まり、PNG になる。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payClockPicture } from '../../../src/bot/pay/picture.ts'
import { type Pressing, pressing } from '../../../src/domain/pay/due.ts'
import { payBy } from '../../../src/domain/pay/pay-by.ts'
import { draw } from '../../../src/drawing/draw.ts'
import { contrast, wordsIn } from '../../drawing/looking.ts'

const today = '2026-11-25'
const one = (no: number, delivered: string, title = '入力'): Pressing => {
  const { legal, pay } = payBy(delivered, 'strict-60')
  return pressing(
    {
      ...{ claimId: no, no, title, personId: 'w1', name: '林 はるか', invoiceNo: null, directorId: null },
      ...{ delivered, legal, on: pay, yen: 1, kind: null, withheld: 0, paidOn: null },
      ...{ standing: 'waiting', reworks: 0, isReorder: false },
    },
    today,
  )
}
const some = [one(17, '2026-09-10'), one(11, '2026-10-05'), one(12, '2026-11-20')]

describe('支払時計の図', () => {
  test('番号と題名と残りの日数。名前はない', () => {
    const { svg } = payClockPicture(some, { today, locale: 'ja' })
    const words = wordsIn(svg).map(({ text }) => text)
    expect(words).toEqual(
      expect.arrayContaining([
        '支払時計　令和8年11月25日(水)',
        '17番 入力',
        '期限を17日過ぎました・支払日 令和8年11月6日(金)',
        '支払日まで10営業日以内・期限まで8日・支払日 令和8年12月3日(木)',
        '期限を過ぎた・1営業日以内',
      ]),
    )
    expect(svg).not.toContain('林')
    expect(wordsIn(payClockPicture(some, { today, locale: 'en' }).svg).map(({ text }) => text)).toContain(
      'time yet, 54 days left, pay day Mon, 18 January 2027',
    )
  })
  test('多いときは、残りの数を言う。ないときも言う', () => {
    const many = Array.from({ length: 11 }, (_, n) => one(n + 1, '2026-11-20'))
    const said = (all: Pressing[]) =>
      wordsIn(payClockPicture(all, { today, locale: 'ja' }).svg).map(({ text }) => text)
    expect(said(many)).toContain('ほかに3件')
    expect(said([])).toContain('お支払いを待つ納品はありません。')
  })
  test('性質: 文字は図からはみ出さず、地の白から4.5:1以上ちがう', () => {
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((n) => Temporal.PlainDate.from(today).subtract({ days: n }).toString())
    const any = fc.array(fc.tuple(day, fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' })), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(any, fc.constantFrom('ja', 'en'), (all, locale) => {
        const { svg, width, height } = payClockPicture(
          all.map(([delivered, title], n) => one(n + 1, delivered, title)),
          { today, locale },
        )
        expect(Math.max(width, height)).toBeLessThanOrEqual(1024)
        for (const { text, left, right, fill } of wordsIn(svg)) {
          expect(left, text).toBeGreaterThanOrEqual(0)
          expect(right, text).toBeLessThanOrEqual(1024)
          expect(contrast(fill), text).toBeGreaterThanOrEqual(4.5)
        }
      }),
    )
  })
  test('PNG になる', async () => {
    const { svg, width, height } = payClockPicture(some, { today, locale: 'ja' })
    const [png] = await draw([svg])
    const bytes = Buffer.from(png ?? [])
    expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
      'PNG',
      width,
      height,
    ])
  })
})
