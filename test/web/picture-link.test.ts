// 図の住所: 署名したものだけが、期限まで開く。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openPicture, pictureKey, signPicture } from '../../src/web/picture-link.ts'
import { picturePages, picturePath } from '../../src/web/pictures.ts'

const key = pictureKey(['a secret of the test'])
const now = new Date('2026-11-25T10:00+09:00')
const later = (ms: number) => new Date(now.getTime() + ms)
const of = { town: 'mura', what: 'roadmap', locale: 'ja', version: 'abc' } as const
const token = signPicture(key, of, later(1000))

describe('署名', () => {
  test('期限まで開き、過ぎると期限切れ', () => {
    expect(openPicture(key, token, now)).toEqual({ kind: 'good', of })
    expect(openPicture(key, token, later(1000))).toEqual({ kind: 'good', of })
    expect(openPicture(key, token, later(1001))).toEqual({ kind: 'expired' })
  })
  test('同じ設定の鍵は開き、別の鍵は開かない', () => {
    expect(openPicture(pictureKey(['a secret of the test', undefined]), token, now)).toMatchObject({
      kind: 'good',
    })
    for (const other of [pictureKey(['another']), pictureKey([]), pictureKey([undefined])])
      expect(openPicture(other, token, now)).toEqual({ kind: 'unknown' })
  })
  test('性質: 一文字でも変われば、開かない', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABCXYZabcxyz0189-_.='), (at, letter) => {
        const changed = `${token.slice(0, at)}${letter}${token.slice(at + 1)}`
        if (changed === token) return
        expect(openPicture(key, changed, now)).toEqual({ kind: 'unknown' })
      }),
    )
  })
  test('性質: 何を送られても、倒れず、開かない', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        expect(openPicture(key, said, now)).toEqual({ kind: 'unknown' })
      }),
    )
  })
})

function pages(svgs: Record<string, string>) {
  const drawn: string[] = []
  let at = now
  const web = picturePages({
    key,
    draw: async (all) => {
      drawn.push(...all)
      if (all.includes('broken')) throw new Error('the drawing ended')
      return all.map((svg) => new TextEncoder().encode(`PNG ${svg}`))
    },
    svgOf: async ({ town, locale }) => svgs[`${town} ${locale}`],
    now: () => at,
    log: { error: () => undefined },
  })
  const path = (town: string, locale: 'ja' | 'en' = 'ja', svg = 'seen') =>
    picturePath(key, { town, what: 'roadmap', locale, svg }, now).replace('/picture', '')
  return {
    web,
    drawn,
    path,
    wait: (ms: number) => {
      at = later(ms)
    },
  }
}

describe('図を出す', () => {
  test('いまの図を、版ごと、言葉ごとに一度だけ描く', async () => {
    const svgs: Record<string, string> = { 'mura ja': '図', 'mura en': 'chart' }
    const { web, drawn, path } = pages(svgs)
    const [one, two] = await Promise.all([web.request(path('mura')), web.request(path('mura'))])
    expect([one.status, two.status, one.headers.get('content-type')]).toEqual([200, 200, 'image/png'])
    expect(await one.text()).toBe('PNG 図')
    expect(await (await web.request(path('mura', 'en'))).text()).toBe('PNG chart')
    svgs['mura ja'] = '新しい図'
    expect(await (await web.request(path('mura'))).text()).toBe('PNG 新しい図')
    expect(drawn).toEqual(['図', 'chart', '新しい図'])
  })
  test('版が変われば、住所も変わる', () => {
    const { path } = pages({})
    expect(path('mura', 'ja', '前')).not.toBe(path('mura', 'ja', '後'))
    expect(path('mura', 'ja', '前')).toBe(path('mura', 'ja', '前'))
  })
  test('覚えているのは少しだけ', async () => {
    const svgs: Record<string, string> = {}
    const { web, drawn, path } = pages(svgs)
    for (let n = 0; n <= 32; n += 1) {
      svgs['mura ja'] = `図${n}`
      await web.request(path('mura'))
    }
    svgs['mura ja'] = '図0'
    await web.request(path('mura'))
    expect(drawn.filter((svg) => svg === '図0')).toHaveLength(2)
  })
  test('知らない住所、ない町は 404、期限の過ぎたものは 410', async () => {
    const { web, path, wait } = pages({ 'mura ja': '図' })
    for (const wrong of ['/x.png', '/.png', '/a.b.png', path('mura').replace('.png', ''), path('nowhere')])
      expect((await web.request(wrong)).status, wrong).toBe(404)
    wait(9 * 86_400_000)
    expect((await web.request(path('mura'))).status).toBe(410)
  })
  test('描けなかった図は、次にまた描く', async () => {
    const svgs: Record<string, string> = { 'mura ja': 'broken' }
    const { web, drawn, path } = pages(svgs)
    expect((await web.request(path('mura'))).status).toBe(503)
    await web.request(path('mura'))
    expect(drawn).toEqual(['broken', 'broken'])
  })
})
