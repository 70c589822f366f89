// The menus as LINE takes them, and as people see them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Menu, menusOf } from '../../../src/bot/line/menu/menus.ts'
import { draw } from '../../../src/drawing/draw.ts'
import { lineClient } from '../../../src/platforms.ts'
import { type LineStandin, startLineStandin } from '../../../standin/line/platform.ts'
import { loadTown, openTalk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const SECRETS = { channelSecret: 'a secret of the test', accessToken: 'a token of the test' }
const menus = menusOf('mura')
const called = ({ kind, locale }: Menu) => `${kind} ${locale}`
const of = (kind: Menu['kind'], locale: Menu['locale'] = 'ja') => {
  const found = menus.find((menu) => menu.kind === kind && menu.locale === locale)
  if (!found) throw new Error(`no menu ${kind} ${locale}`)
  return found
}
const labels = ({ request }: Menu) => request.areas?.map(({ action }) => action?.label) ?? []

let line: LineStandin
beforeAll(async () => {
  line = await startLineStandin({ ...SECRETS, destination: smallTown.town.line.destination })
})
afterAll(() => line.close())

describe('定義', () => {
  test.each(menus.map((menu) => [called(menu), menu] as const))(
    '%s は LINE の決まりに合う',
    async (_, menu) => {
      const client = lineClient({ ...SECRETS, apiUrl: line.origin })
      await expect(client.validateRichMenuObject(menu.request)).resolves.toBeDefined()
    },
  )
  test.each(menus.map((menu) => [called(menu), menu] as const))(
    '%s のキーは、すきまも重なりもない',
    (_, menu) => {
      const { size, areas = [] } = menu.request
      const [width, height] = [size?.width ?? 0, size?.height ?? 0]
      const covered = areas.reduce((sum, { bounds }) => sum + (bounds?.width ?? 0) * (bounds?.height ?? 0), 0)
      expect(covered).toBe(width * height)
      const hits = (x: number, y: number) =>
        areas.filter(
          ({ bounds: b }) =>
            b &&
            x >= (b.x ?? 0) &&
            x < (b.x ?? 0) + (b.width ?? 0) &&
            y >= (b.y ?? 0) &&
            y < (b.y ?? 0) + (b.height ?? 0),
        ).length
      for (let x = 1; x < width; x += 89) for (let y = 1; y < height; y += 97) expect(hits(x, y)).toBe(1)
    },
  )
  test('役割ごとに、することがある', () => {
    expect(labels(of('member'))).toEqual([
      ...['次回の会議', '出欠を答える', '代理を届け出る', '私の出欠', '議題', '職員と話したい'],
    ])
    expect(labels(of('worker'))).toEqual([
      ...['仕事一覧', '私の仕事', '納品', '進捗', '報酬', '職員と話したい'],
    ])
    expect(labels(of('invited'))).toEqual([
      ...['次回の会議', '議題', '資料', '使い方', '言語 English', '職員と話したい'],
    ])
    expect(labels(of('stranger'))).toEqual(['コードを送る', '使い方', '職員と話したい'])
    expect(labels(of('both'))).toEqual(expect.arrayContaining(['出欠を答える', '納品']))
    expect(labels(of('member', 'en'))).toContain('Answer an invitation')
  })
  test('同じ町の同じ表からは、同じ名前ができ、ほかのどれとも違う', () => {
    const names = menus.map(({ request }) => request.name)
    expect(menusOf('mura').map(({ request }) => request.name)).toEqual(names)
    expect(new Set([...names, ...menusOf('machi').map(({ request }) => request.name)]).size).toBe(
      2 * names.length,
    )
  })
})

describe('絵', () => {
  test('LINE が受け取る大きさの PNG で、文字が描かれている', { timeout: 60_000 }, async () => {
    const mute = (svg: string) => svg.replaceAll(/<text.*?<\/text>/g, '')
    const drawn = await draw(menus.map(({ picture }) => picture))
    const wordless = await draw(menus.map(({ picture }) => mute(picture)))
    for (const [n, { request }] of menus.entries()) {
      const png = Buffer.from(drawn[n] ?? [])
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        request.size?.width,
        request.size?.height,
      ])
      expect(png.length).toBeLessThanOrEqual(1_048_576)
      expect(png.length).toBeGreaterThan(1.3 * (wordless[n]?.length ?? 0))
    }
  })
  test('文字も印も、地との明暗の差が 7:1 以上ある（WCAG AAA）', () => {
    for (const { picture } of menus) {
      const ink =
        picture.match(/<text[^>]* fill="(#\w+)"/g)?.map((tag) => /fill="(#\w+)"/.exec(tag)?.[1] ?? '') ?? []
      const discs = [...picture.matchAll(/fill="(#\w+)"\/><g [^>]*stroke="(#\w+)"/g)]
      expect(ink.length).toBeGreaterThan(0)
      expect(discs.length).toBeGreaterThan(0)
      for (const one of ink) expect(contrast(one, '#FFFFFF')).toBeGreaterThanOrEqual(7)
      for (const [, disc = '', sign = ''] of discs) expect(contrast(disc, sign)).toBeGreaterThanOrEqual(7)
    }
  })
})

/** WCAG 2's contrast of two colours. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, n) => sum + c * ([0.2126, 0.7152, 0.0722][n] ?? 0), 0)
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('キーに触れる', () => {
  const database = testDatabase()
  const NOW = '2026-11-25T10:00+09:00'

  test('どのキーも、触れただけでは何も記録せず、だれにも伝えない', { timeout: 60_000 }, async () => {
    const both = {
      ...smallTown,
      workers: [...smallTown.workers, { person: 'p2', state: 'active', skills: ['typing'] }],
    }
    await loadTown(database(), both, new Date(NOW))
    const talk = await openTalk(database(), NOW)
    await talk.say('山本 愛子', '応募 3')
    await talk.heard()
    const before = await recorded()
    for (const menu of menus)
      for (const { action } of menu.request.areas ?? []) {
        const data = action && 'data' in action ? `${action.data}` : ''
        for (const who of ['山本 愛子', 'stranger-1']) {
          const card = await talk.say(who, data, { manner: 'exact' })
          expect(card.tone, `${who} ${data}`).not.toBe('done')
          expect(await talk.heard(), `${who} ${data}`).toEqual([])
        }
      }
    expect(await recorded()).toEqual(before)
  })

  const recorded = async () => {
    const { db } = database()
    return [
      await db.auditEntry.count(),
      await db.answer.findMany(),
      await db.proxy.findMany(),
      await db.claim.findMany(),
    ]
  }
})
