// 条件は1対1のトークだけで（J1）: グループでの応募は何もせず、だれの条件も見せない。
import { expect, test } from 'vitest'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import { loadTown, openTalk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const database = testDatabase()

test('グループでは、応募も契約も、1対1のトークへ案内するだけ', async () => {
  const start = '2026-11-25T10:00+09:00'
  await loadTown(database(), smallTown, new Date(start))
  const talk = await openTalk(database(), start)
  await talk.say('森ゆう', '応募 5')
  for (const words of ['応募 3', '契約', '契約 5', '同意', '条件']) {
    const said = plainText(await talk.say('森ゆう', words, { room: 'group' }))
    expect(said).toContain('1対1のトーク')
    for (const term of ['5,000円', '森 ゆう', '納品の期限', '口座振込', '3,000円'])
      expect(said).not.toContain(term)
  }
  expect(await database().db.claim.count()).toBe(1)
  expect(await database().db.terms.count()).toBe(1)
})
