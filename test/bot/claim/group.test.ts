// Terms never stand in a group (J1): what is said there is answered with the way to the 1:1 chat, and takes nothing.
import { expect, test } from 'vitest'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import { loadTown, openTalk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const database = testDatabase()
const NOW = '2026-11-25T10:00+09:00'

test.each(['応募 3', '自分の仕事', '作業中です', 'claim 3'])('グループでの「%s」', async (said) => {
  await loadTown(database(), smallTown, new Date(NOW))
  const talk = await openTalk(database(), NOW)
  const answer = plainText(await talk.say('林はるか', said, { room: 'group' }))
  expect(answer).toContain('1対1')
  expect(answer).not.toMatch(/名簿入力|円|期限/)
  expect(await database().db.claim.count()).toBe(0)
  expect(await talk.heard()).toEqual([])
})
