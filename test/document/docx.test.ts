// Wordの文書: 見出しも数字もそろい、直さずに戻せば一字も変わらない。別の道具(LibreOffice)でも開く。
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../src/document/blocks.ts'
import { writeDocx } from '../../src/document/docx.ts'
import { merge } from '../../src/document/merge.ts'
import { readDocx } from '../../src/document/read-docx.ts'
import { MINUTES, PAPER } from './texts.ts'

const run = promisify(execFile)
const office = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)

const written = (text: string, more: Partial<typeof PAPER> = {}) =>
  writeDocx({ ...PAPER, ...more, blocks: blocksOf(text) })

function reading(bytes: Uint8Array) {
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.why)
  return read.document
}

/** The words of a part, as any program finds them. */
const wordsIn = (bytes: Uint8Array, part: string): string =>
  strFromU8(unzipSync(bytes)[part] ?? new Uint8Array())
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe('書き出す', () => {
  test('見出し、数字、項目がみな本文にあり、案の印、版、検査値、ページ番号が各ページにある', async () => {
    const bytes = await written(MINUTES)
    const body = wordsIn(bytes, 'word/document.xml')
    for (const line of MINUTES.split('\n'))
      expect(body).toContain(line.replace(/^ *(#+|-) /, '').replaceAll('**', ''))
    expect(wordsIn(bytes, 'word/header1.xml')).toContain('案')
    const foot = wordsIn(bytes, 'word/footer1.xml')
    for (const line of PAPER.foot) expect(foot).toContain(line)
    expect(strFromU8(unzipSync(bytes)['word/footer1.xml'] ?? new Uint8Array())).toMatch(/PAGE[\s\S]*NUMPAGES/)
  })
  test('A4、明朝、中央の題名、見出しの段、項目の段', async () => {
    const parts = unzipSync(await written(MINUTES))
    const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    expect(xml('word/document.xml')).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/)
    expect(xml('word/styles.xml')).toContain('w:eastAsia="ＭＳ 明朝"')
    expect(xml('word/styles.xml')).toMatch(/w:styleId="Title"[\s\S]{0,400}w:jc w:val="center"/)
    for (const [style, times] of [
      ['Title', 1],
      ['Heading1', 0],
      ['Heading2', 2],
      ['Heading3', 4],
    ] as const)
      expect(xml('word/document.xml').split(`w:pStyle w:val="${style}"`)).toHaveLength(times + 1)
    expect(xml('word/document.xml').split('<w:ilvl w:val="2"/>')).toHaveLength(2)
  })
  test('確定したものに、案の印はない', async () => {
    const parts = unzipSync(await writeDocx({ ...PAPER, mark: null, blocks: blocksOf(MINUTES) }))
    expect(Object.keys(parts)).not.toContain('word/header1.xml')
  })
  test('文書に書けない文字があっても、開ける文書になる', async () => {
    expect(reading(await written('前\u0000\u0008\uD800後\uFFFF <b>&amp;')).blocks).toEqual([
      { kind: 'paragraph', text: '前\uFFFD後 <b>&amp;' },
    ])
  })
})

describe('読み直す', () => {
  test('直さずに戻すと、一字も変わらない', async () => {
    const { blocks, properties, without } = reading(await written(MINUTES))
    expect(merge(MINUTES, blocks)).toEqual({ text: MINUTES, changes: [] })
    expect(properties).toEqual(PAPER.properties)
    expect([...without]).toEqual([])
  })
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '',
      '## 議事',
      '### 1. 報告',
      '- 項目',
      '  - 内の項目',
      '　字下げ',
      '**太字** の文',
      '# 題',
      '-',
      '#',
      '****',
      'a**b**c**d',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/[\n\r]/g, '')),
  )
  test('どんな文でも、直さずに戻せば同じ文', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const text = lines.join('\n')
        expect(merge(text, reading(await written(text)).blocks)).toEqual({ text, changes: [] })
      }),
      { numRuns: 60 },
    )
  })
  test.skipIf(!office)(
    'LibreOfficeで開き、直さずに保存し直しても、同じ文とどの会議録かの印が残る',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'yoriai-docx-'))
      try {
        await writeFile(join(folder, 'minutes.docx'), await written(MINUTES))
        const convert = (to: string) =>
          run('soffice', [
            `-env:UserInstallation=file://${folder}/profile`,
            ...[
              '--headless',
              '--convert-to',
              to,
              '--outdir',
              join(folder, 'out'),
              join(folder, 'minutes.docx'),
            ],
          ])
        await convert('docx')
        const { blocks, properties } = reading(await readFile(join(folder, 'out', 'minutes.docx')))
        expect(merge(MINUTES, blocks)).toEqual({ text: MINUTES, changes: [] })
        expect(properties).toMatchObject(PAPER.properties)
        await convert('txt:Text (encoded):UTF8')
        const text = await readFile(join(folder, 'out', 'minutes.txt'), 'utf8')
        expect(text).toContain('第3回推進会議 会議録')
        expect(text).toContain('賛成1、反対1、棄権0、投票なし1')
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const p = (inner: string, style = ''): string => `<w:p>${style && `<w:pPr>${style}</w:pPr>`}${inner}</w:p>`
const r = (text: string, look = ''): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

/** A file as some other program writes it. */
const word = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
  })
const style = (id: string, name: string, inner = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`

describe('ほかの人のWordで直したもの', () => {
  test('日本語のWordの見出し(番号だけの名)も、アウトラインの段も、見出しになる', () => {
    const styles = `<w:styles ${W}>${style('1', 'heading 1')}${style('2', 'heading 2')}${style('a3', 'Title')}${style('x', '自作', '<w:basedOn w:val="2"/>')}${style('y', '自作2', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')}</w:styles>`
    const body = ['a3', '1', '2', 'x', 'y'].map((id) => p(r(id), `<w:pStyle w:val="${id}"/>`)).join('')
    expect(reading(word(body, { 'word/styles.xml': styles })).blocks).toEqual([
      { kind: 'heading', level: 1, text: 'a3' },
      { kind: 'heading', level: 1, text: '1' },
      { kind: 'heading', level: 2, text: '2' },
      { kind: 'heading', level: 2, text: 'x' },
      { kind: 'heading', level: 3, text: 'y' },
    ])
  })
  test('変更履歴は承諾したものとして読み、消した文は入らない', () => {
    const body = p(
      `${r('賛成')}<w:del>${r('2').replaceAll('w:t', 'w:delText')}</w:del><w:ins>${r('3')}</w:ins>${r('票')}`,
    )
    expect(reading(word(body)).blocks).toEqual([{ kind: 'paragraph', text: '賛成3票' }])
  })
  test('太字、改行、リンク、ふりがな、表、数える箇条書き', () => {
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
    const counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    const body = [
      p(
        `${r('会', '<w:b/>')}${r('長', '<w:b w:val="1"/>')}${r('は', '<w:b w:val="0"/>')}<w:hyperlink>${r('述べた')}</w:hyperlink>`,
      ),
      p('<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>'),
      p(
        `<w:r><w:ruby><w:rt>${r('たてしな')}</w:rt><w:rubyBase>${r('立科')}</w:rubyBase></w:ruby></w:r>${r('町')}`,
      ),
      `<w:tbl><w:tr><w:tc>${p(r('賛成'))}</w:tc><w:tc>${p(r('3'))}</w:tc></w:tr></w:tbl>`,
      p(r('一つ目'), counted),
      p(r('二つ目'), counted),
    ].join('')
    const { blocks, without } = reading(word(body, { 'word/numbering.xml': numbering }))
    expect(blocks.map((block) => ('text' in block ? block.text : ''))).toEqual([
      '**会長**は述べた',
      '上',
      '下',
      '立科町',
      '賛成 | 3',
      '1. 一つ目',
      '2. 二つ目',
    ])
    expect([...without]).toEqual(['tables'])
  })
  test('画像や脚注は入らず、そうと言う', () => {
    const { without } = reading(word(p('<w:r><w:drawing/></w:r><w:r><w:footnoteReference/></w:r>')))
    expect([...without].toSorted()).toEqual(['notes', 'pictures'])
  })
  test.each([
    ['zipでないもの', new Uint8Array([1, 2, 3]), 'no-document'],
    ['途中で切れたもの', word(p(r('あ'))).slice(0, 60), 'no-document'],
    ['Wordでないzip', zipSync({ 'a.txt': strToU8('a') }), 'no-document'],
    ['壊れたXML', zipSync({ 'word/document.xml': strToU8('<w:document') }), 'no-document'],
    [
      '自分の実体を持つXML',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>') }),
      'no-document',
    ],
    ['広げると大きすぎるもの', zipSync({ 'word/document.xml': new Uint8Array(9 * 1_048_576) }), 'too-large'],
  ] as const)('%s は断る', (_, bytes, why) => {
    expect(readDocx(bytes)).toEqual({ ok: false, why })
  })
})

describe('もとの文に重ねる', () => {
  const edited = (change: (text: string) => string) => merge(MINUTES, blocksOf(change(MINUTES)))

  test('直した行だけが変わり、どの節かがわかる', () => {
    const { text, changes } = edited((text) => text.replace('委員4人のうち3人', '委員4人のうち4人'))
    expect(text).toBe(MINUTES.replace('委員4人のうち3人', '委員4人のうち4人'))
    expect(changes).toEqual([
      { section: '出席者', removed: ['委員4人のうち3人出席'], added: ['委員4人のうち4人出席'] },
    ])
  })
  test('足した節は、その見出しで言い、空いた行は比べない', () => {
    const added = '## その他\n特になし'
    const { text, changes } = edited((text) =>
      text.replaceAll('\n\n', '\n').replace('以上の', `${added}\n以上の`),
    )
    expect(changes).toEqual([{ section: 'その他', removed: [], added: added.split('\n') }])
    expect(text).toContain(`\n\n${added}`)
    expect(text).toContain('\n\n## 出席者')
  })
  test('消した行は消える', () => {
    const { text, changes } = edited((text) => text.replace('    - 三段目の項目\n', ''))
    expect(text).not.toContain('三段目')
    expect(changes).toMatchObject([{ removed: ['    - 三段目の項目'], added: [] }])
  })
  test('まるごと別の文でも、時間をかけずに別の文になる', () => {
    const lines = (mark: string) => Array.from({ length: 12_000 }, (_, n) => `${mark}${n}`).join('\n')
    const begun = performance.now()
    const { text, changes } = merge(lines('a'), blocksOf(lines('b')))
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect(text).toBe(lines('b'))
    expect(changes).toHaveLength(1)
  })
})
