// 何が資料として受け取られ、どう名づけられ、いつ知らせるか: データベースのいらない決まり。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arePapersNews } from '../../../src/domain/papers/due.ts'
import { fileNameOf } from '../../../src/domain/papers/model.ts'
import { sniffType } from '../../../src/domain/papers/sniff.ts'
import { termOf } from '../../../src/domain/pledge/read.ts'
import { writeXlsx } from '../../../src/sheet/xlsx.ts'
import { PDF } from './attaching.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const PNG = new Uint8Array([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44],
])

describe('種類は、内容で見分ける', () => {
  test('PDF、Excel、画像は受け取る', async () => {
    expect(await sniffType(PDF)).toBe('application/pdf')
    expect(await sniffType(PNG)).toBe('image/png')
    const sheet = await writeXlsx({
      name: '表',
      columns: [{ title: '名', wide: 5 }],
      rows: [['あ']],
      sums: [],
    })
    expect(await sniffType(sheet)).toMatch(/spreadsheetml\.sheet$/)
  })
  test.each([
    ['ページ', bytes('<!doctype html><script>1</script>')],
    ['SVG', bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['文字', bytes('PDFのふりをした文字')],
    ['プログラム', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0])],
    ['圧縮', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0])],
    ['古いWord', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])],
  ])('%s は受け取らない', async (_, content) => {
    expect(await sniffType(content)).toBeUndefined()
  })
  test('マクロの入ったOfficeの文書は受け取らない', async () => {
    const sheet = await writeXlsx({
      name: '表',
      columns: [{ title: '名', wide: 5 }],
      rows: [['あ']],
      sums: [],
    })
    expect(await sniffType(Buffer.concat([sheet, bytes('xl/vbaProject.bin')]))).toBeUndefined()
  })
  test('性質: どんなバイトの列でも、倒れずに答える', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (content) => {
        const type = await sniffType(content)
        expect(type === undefined || /^(?:application|image)\//.test(type)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('保存される名前', () => {
  test('題名に終わりをつける', () => {
    expect(fileNameOf({ title: '令和8年度 見積書', type: 'application/pdf' })).toBe('令和8年度 見積書.pdf')
    expect(fileNameOf({ title: '../../etc/passwd', type: 'image/png' })).toBe('_.._etc_passwd.png')
    expect(fileNameOf({ title: '...', type: 'image/png' })).toBe('paper.png')
  })
  test('性質: 区切りや制御の文字は残らず、終わりは受け取る種類のもの', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        expect(fileNameOf({ title, type: 'application/pdf' })).toMatch(/^[^\p{Cc}\p{Cf}"*/:<>?\\|]+\.pdf$/u)
      }),
    )
  })
})

describe('知らせるとき', () => {
  const now = new Date('2026-11-25T10:00Z')
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  test('知らせていない資料があり、いちばん新しいものから10分たてば知らせる', () => {
    expect(arePapersNews([], now)).toBe(false)
    expect(arePapersNews([{ at: minutesAgo(60), toldAt: minutesAgo(30) }], now)).toBe(false)
    expect(arePapersNews([{ at: minutesAgo(60), toldAt: null }], now)).toBe(true)
    const two = [minutesAgo(60), minutesAgo(9)].map((at) => ({ at, toldAt: null }))
    expect(arePapersNews(two, now)).toBe(false)
  })
})

describe('誓約の任期', () => {
  const seat = (from: string, to: string | null, bodyId = 'council') => ({
    ...{ seatId: 's', category: 'expert', title: '有識者' },
    bodyId,
    from,
    to,
  })
  const days = { meetingDay: '2026-12-10', today: '2026-11-25' }
  test('今日の任期、なければこれからの任期のもの。会議の日に委員でなければない', () => {
    expect(termOf([seat('2024-07-01', null)], 'council', days)).toBe('2024-07-01')
    expect(termOf([seat('2024-07-01', '2026-11-30'), seat('2026-12-01', null)], 'council', days)).toBe(
      '2024-07-01',
    )
    expect(termOf([seat('2026-12-01', null)], 'council', days)).toBe('2026-12-01')
    expect(termOf([seat('2024-07-01', '2026-12-09')], 'council', days)).toBeUndefined()
    expect(
      termOf([seat('2024-07-01', '2026-12-10')], 'council', { ...days, today: '2026-12-11' }),
    ).toBeUndefined()
    expect(termOf([seat('2024-07-01', null, 'other')], 'council', days)).toBeUndefined()
  })
})
