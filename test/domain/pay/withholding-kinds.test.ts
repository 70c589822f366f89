import { expect, test } from 'vitest'
import { withholdingKind, withholdingKinds } from '../../../src/domain/pay/withholding-kinds.ts'

test('区分には、所得税法の根拠がある。名前は一つずつ違う', () => {
  for (const { article } of withholdingKinds()) expect(article).toMatch(/^所得税法(?:施行令)?\d+条/)
  for (const of of ['name', 'en'] as const)
    expect(new Set(withholdingKinds().map((kind) => kind[of])).size).toBe(withholdingKinds().length)
})

test.each([
  ['原稿料', '原稿料'],
  ['原稿', '原稿料'],
  ['ﾃﾞｻﾞｲﾝ料', 'デザイン料'],
  ['translation', '翻訳料'],
  ['Lectures', '講演料'],
  ['教授 指導料', '教授・指導料'],
])('%s は %s', (said, name) => {
  expect(withholdingKind(said)?.name).toBe(name)
})

test.each(['データ入力', 'テープ起こし', '封入', '', 'b', '料'])('%s は、どの区分でもない', (said) => {
  expect(withholdingKind(said)).toBeUndefined()
})
