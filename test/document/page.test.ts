// 電話で読むページ: 入れ子の項目が正しく開いて閉じ、文は文のまま(印は効かない)、色は読みやすい。
import { existsSync } from 'node:fs'
import axe from 'axe-core'
import fc from 'fast-check'
import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { uploadChanges, uploadDone, uploadForm, uploadRefused } from '../../src/bot/minutes/upload-form.ts'
import { blocksOf } from '../../src/document/blocks.ts'
import { writeMarkdown } from '../../src/document/markdown.ts'
import { writePage } from '../../src/document/page.ts'
import { MINUTES, PAPER } from './texts.ts'

const CHROMIUM = '/usr/bin/chromium'
const RULES = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'wcag2aaa'],
})

/** The pages of a file that comes back. */
function uploadPages(): string[] {
  const place = { locale: 'ja', name: '第3回推進会議', latest: { state: 'final' } } as const
  const changes = [{ section: '', removed: ['前'], added: ['x'.repeat(200)] }]
  return [
    uploadForm(place),
    uploadRefused(place, 'だめ', 'もう一度'),
    uploadChanges(place, { changes, without: new Set(['tables', 'notes'] as const), written: 'x' }),
    uploadDone(place, '直しました'),
  ].map(({ html }) => html)
}

const page = (text: string) => writePage({ ...PAPER, blocks: blocksOf(text) })
const mainOf = (html: string): string => /<main>([\s\S]*)<footer>/.exec(html)?.[1] ?? ''

describe('ページ', () => {
  test('見出し、段落、項目、案の印、版', () => {
    const html = page(MINUTES)
    expect(html).toContain('<html lang="ja">')
    expect(html).toContain('<h1>第3回推進会議 会議録</h1>')
    expect(html).toContain(
      '<h3>1. 前回報告</h3><p><strong>会長</strong> から報告があり、5 &lt; 6 &amp; &quot;7&quot;',
    )
    expect(html).toContain('<p class="mark">案</p>')
    expect(html).toContain(PAPER.foot[1])
    expect(html).not.toContain('<script')
  })
  test('項目は入れ子になる', () => {
    expect(mainOf(page('- 一\n  - 二\n      - 三\n- 四\n五'))).toBe(
      '<p class="mark">案</p><ul><li>一<ul><li>二<ul><li>三</li></ul></li></ul></li><li>四</li></ul><p>五</p>',
    )
  })
  test('どんな文でも、開いたものは閉じ、文の中の印は効かない', () => {
    const line = fc.oneof(
      fc.constantFrom('- a', '  - b', '    - c', '          - d', 'x', '# h', '', '<script>', '**a**'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const open: string[] = []
        const main = mainOf(page(lines.join('\n')))
        for (const [, end, name] of main.matchAll(/<(\/?)([a-z]\w*)[^>]*>/g))
          if (end) expect(open.pop()).toBe(name)
          else open.push(name ?? '')
        expect(open).toEqual([])
        expect(main.replaceAll(/<\/?(h[123]|p|ul|li|strong)( class="mark")?>/g, '')).not.toMatch(/[<>]/)
      }),
    )
  })
  test('色の差は、明るい画面でも暗い画面でも 7 : 1 より大きい(AAAの本文)', () => {
    const css = /<style>([\s\S]*)<\/style>/.exec(page(MINUTES))?.[1] ?? ''
    const pairs = [...css.matchAll(/\{[^{}]*\}/g)].flatMap(([rule]) => {
      const ink = /[{;]color:(#[0-9a-f]{3,6})/.exec(rule)?.[1]
      const paper = /background:(#[0-9a-f]{3,6})/.exec(rule)?.[1]
      return ink && paper ? [[ink, paper] as const] : []
    })
    expect(pairs.length).toBeGreaterThanOrEqual(8)
    for (const [ink, paper] of pairs) expect(contrast(ink, paper), `${ink} ${paper}`).toBeGreaterThan(7)
  })
  test.skipIf(!existsSync(CHROMIUM))(
    'ブラウザーで、明るくても暗くても、だれにも読め、横にはみ出さない',
    async () => {
      const browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-gpu'],
      })
      try {
        const shown = await browser.newPage({ viewport: { width: 390, height: 844 } })
        for (const colorScheme of ['light', 'dark'] as const)
          for (const html of [page(`${MINUTES}\n${'長'.repeat(80)}${'x'.repeat(200)}`), ...uploadPages()]) {
            await shown.emulateMedia({ colorScheme })
            await shown.setContent(html)
            await shown.evaluate(axe.source)
            expect(
              await shown.evaluate(`axe.run(${RULES}).then((r) => r.violations.map(({ id }) => id))`),
            ).toEqual([])
            expect(await shown.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
          }
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
  test('Markdownは、文をそのまま、印と版をそえて', () => {
    const text = new TextDecoder().decode(writeMarkdown(MINUTES, PAPER))
    expect(text.startsWith('**案**\n\n# 第3回推進会議 会議録\n')).toBe(true)
    expect(text).toContain(MINUTES)
    expect(text).toContain(PAPER.foot[1])
  })
})

/** WCAG 2: relative luminance, and the contrast of two colours. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const digits = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [low = 0, high = 0] = [light(one), light(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
