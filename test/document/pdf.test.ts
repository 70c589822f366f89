// PDFの文書: 別の道具で開くと、同じ言葉がその順にあり、字は文書の中に入っている。
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../src/document/blocks.ts'
import { writePdf } from '../../src/document/pdf.ts'
import { MINUTES, PAPER } from './texts.ts'

const written = (text: string, more: Partial<typeof PAPER> = {}) =>
  writePdf({ ...PAPER, ...more, blocks: blocksOf(text) })

/** Without blanks and line ends, which are the reader's own. */
const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

async function reading(bytes: Uint8Array) {
  const document = await getDocumentProxy(Uint8Array.from(bytes))
  const { text } = await extractText(document, { mergePages: false })
  const { info } = await getMeta(document)
  return { pages: text.map(bare), whole: bare(text.join('')), info }
}

describe('書き出す', () => {
  test('見出し、数字、項目がみな、その順にある', async () => {
    const { whole } = await reading(await written(MINUTES))
    let from = 0
    for (const line of MINUTES.split('\n')) {
      const words = bare(line.replace(/^ *(#+|-) /, '').replaceAll('**', ''))
      const at = whole.indexOf(words, from)
      expect(at, line).toBeGreaterThanOrEqual(from)
      from = at
    }
  })
  test('版と検査値とページ番号は、どのページにもあり、案の印は初めにある', async () => {
    const long = Array.from({ length: 120 }, (_, n) => `- ${n + 1}つめの項目`).join('\n')
    const { pages, info } = await reading(await written(long, { mark: '案' }))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages[0]).toMatch(/^案/)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`${at + 1}/${pages.length}`)
      for (const line of PAPER.foot) expect(page).toContain(bare(line))
    }
    expect(pages.join('')).toContain('120つめの項目')
    expect(info).toMatchObject({ Title: PAPER.title, Creator: 'Yoriai' })
  })
  test('日本語の字は使う分だけが入り、ファイルは小さい', async () => {
    const bytes = await written('髙橋 﨑山 德川 ①㈱ 〜ー 令和8年')
    expect(bytes.length).toBeLessThan(60_000)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/FontFile2/)
    expect((await reading(bytes)).whole).toContain('髙橋﨑山德川')
  })
  test('見出しと段落は、読み上げる道具にもそれと分かる', async () => {
    const raw = Buffer.from(await written('# 題\n本文')).toString('latin1')
    expect(raw).toMatch(/\/Marked true/)
    expect(raw).toMatch(/\/S \/H1/)
    expect(raw).toMatch(/\/Lang \(/)
  })
})
