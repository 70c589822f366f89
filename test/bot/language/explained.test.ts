import { expect, test } from 'vitest'
import { explained } from '../../../src/bot/engine/explained.ts'
import { EVERYDAY } from './everyday.ts'
import { SENTENCES } from './sentences.ts'

test.each([
  ['代理とは', 'proxy'],
  ['代理の頼み方は？', 'proxy'],
  ['代理を頼むにはどうすればいいですか', 'proxy'],
  ['欠席したらどうなりますか', 'rsvp'],
  ['欠席するときはどうすればいいですか', 'rsvp'],
  ['応募の仕方', 'claim'],
  ['納品ってどうやるの？', 'deliver'],
  ['棄権とは', 'vote'],
  ['How do I cancel a job?', 'release'],
  ['What is a proxy?', 'proxy'],
  ['代理は山田です', undefined],
  ['欠席で', undefined],
])('「%s」は、%s の使い方を尋ねている', (text, id) => {
  expect(explained(text)).toBe(id)
})

test('何かをすると言う文は、使い方を尋ねていない', () => {
  const acts = [...Object.entries(SENTENCES), ...Object.entries(EVERYDAY)].flatMap(([intent, rows]) =>
    /^(?:rsvp|proxy|vote)_|^job_(?:claim|release|deliver|progress)$/.test(intent) ? rows : [],
  )
  expect(acts.map(([, text]) => text).filter((text) => explained(text) !== undefined)).toEqual([])
})
