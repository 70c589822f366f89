// 会議盤のリンク: 町と会議と期限に結ばれ、書き換えれば開かない。
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardKey, openBoard, signBoard } from '../../src/web/board-link.ts'

const key = boardKey(['one', 'two'])
const until = new Date('2026-12-11T16:00:00+09:00')
const of = { town: 'mura', meeting: 'council-3' }
const token = signBoard(key, { ...of, until })
const before = new Date(until.getTime() - 1_000)

test('期限までは開き、期限が来れば切れている', () => {
  expect(openBoard(key, token, before)).toEqual({ kind: 'good', ...of, until })
  expect(openBoard(key, token, until)).toEqual({ kind: 'expired' })
})
test('同じ設定のほかの実体でも開き、ほかの設定では開かない', () => {
  expect(openBoard(boardKey(['one', undefined, 'two']), token, before).kind).toBe('good')
  expect(openBoard(boardKey(['one']), token, before)).toEqual({ kind: 'unknown' })
  expect(openBoard(boardKey([]), token, before)).toEqual({ kind: 'unknown' })
})
test('ほかの会議、ほかの町、あとの期限に書き換えても開かない', () => {
  const [, mark] = token.split('.')
  for (const forged of [
    ['mura', 'council-4', 1_797_000_000],
    ['machi', 'council-3', 1_797_000_000],
    ['mura', 'council-3', 9_999_999_999],
  ]) {
    const body = Buffer.from(JSON.stringify(forged)).toString('base64url')
    expect(openBoard(key, `${body}.${mark}`, before)).toEqual({ kind: 'unknown' })
  }
})
test('性質: 何を渡されても落ちず、一文字でも違えば開かない', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (anything) => {
      fc.pre(anything !== token)
      expect(openBoard(key, anything, before)).toEqual({ kind: 'unknown' })
    }),
  )
  fc.assert(
    fc.property(fc.nat({ max: token.length - 2 }), fc.constantFrom(...'Aa0_.'), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      fc.pre(changed !== token)
      expect(openBoard(key, changed, before)).toEqual({ kind: 'unknown' })
    }),
  )
})
