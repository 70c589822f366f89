// 期限つきのリンク: 書き換えられたもの、期限の切れたもの、別の種類のもの、別の鍵で作られたものは開かない。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { card, cardSchema, secretLinks, text } from '../src/bot/turn/card.ts'
import { opened, sealed } from '../src/bot/turn/secret.ts'
import { type Link, openLink, signLink } from '../src/links.ts'
import { openVault } from '../src/vault.ts'

const vault = openVault(['a secret of the test'])
const NOW = new Date('2026-12-10T10:00+09:00')
const link: Link = {
  kind: 'fees',
  town: 'mura',
  person: 's1',
  facts: { year: '2026' },
  until: NOW.getTime() + 60_000,
}
const open = (token: string, kinds = ['fees'], now = NOW) => openLink(vault, token, { kinds, now })

describe('リンク', () => {
  test('作ったとおりに開く。中身はだれにも読めない', () => {
    const token = signLink(vault, link)
    expect(open(token)).toEqual({ ok: true, link })
    expect(token).toMatch(/^[\w-]+$/)
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/mura|fees|s1/)
  })
  test('期限の時刻からは、開かない', () => {
    const token = signLink(vault, link)
    expect(open(token, ['fees'], new Date(link.until - 1))).toMatchObject({ ok: true })
    expect(open(token, ['fees'], new Date(link.until))).toEqual({ ok: false, why: 'expired' })
  })
  test('別の種類の入口では開かない。期限が切れていても、そうとは言わない', () => {
    const late = new Date(link.until)
    expect(open(signLink(vault, link), ['board'], late)).toEqual({ ok: false, why: 'unknown' })
  })
  test('別の鍵で作られたもの、ほかの用に封じられたものは開かない', () => {
    expect(open(signLink(openVault(['another']), link))).toEqual({ ok: false, why: 'unknown' })
    expect(open(vault.seal(JSON.stringify(link)))).toEqual({ ok: false, why: 'unknown' })
    expect(open(vault.seal('yes'))).toEqual({ ok: false, why: 'unknown' })
  })
  test('性質: どこか1文字でも変えたら開かない。どんな文字列も、開かないだけで壊れない', () => {
    const token = signLink(vault, link)
    fc.assert(
      fc.property(fc.nat({ max: token.length - 2 }), fc.constantFrom('A', 'b', '7', '_'), (at, sign) => {
        const other = `${token.slice(0, at)}${sign}${token.slice(at + 1)}`
        expect(open(other).ok).toBe(other === token)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(open(words).ok).toBe(false)
      }),
    )
  })
})

describe('カードに書いたリンク', () => {
  const url = 'https://yoriai.test/file/abc'
  const shown = card('台帳', [text('表'), secretLinks({ label: 'CSV', url })])

  test('データベースには封じて置き、届けるときに開く', () => {
    const kept = cardSchema.parse(JSON.parse(JSON.stringify(sealed(shown, vault))))
    expect(JSON.stringify(kept)).not.toContain('abc')
    expect(opened(kept, vault)).toEqual(shown)
  })
  test('鍵が変わっていたら、リンクだけが消える', () => {
    expect(opened(sealed(shown, vault), openVault(['another'])).parts).toEqual([
      text('表'),
      { kind: 'links', links: [] },
    ])
  })
})
