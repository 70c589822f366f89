// LINEのプロフィールから、言葉だけを読む。
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openLine } from '../../../src/bot/line/call.ts'
import { languageInLine } from '../../../src/bot/line/profile.ts'
import { type LineStandin, startLineStandin } from '../../../standin/line/platform.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const USER = `U${'1'.repeat(32)}`
const accessToken = 'a token of the test'
let line: LineStandin

beforeAll(async () => {
  const { destination } = smallTown.town.line
  line = await startLineStandin({ channelSecret: 'a secret of the test', accessToken, destination })
})
afterAll(() => line.close())
beforeEach(() => line.faults.reset())

const language = () => languageInLine(openLine({ accessToken, apiUrl: line.origin }), USER)
const answers = (status: number, body: unknown) =>
  line.faults.fail({ path: '/v2/bot/profile/', status, body })

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['ja', 'ja'],
  ['zh-TW', 'ja'],
  ['eng', 'ja'],
])('%s は %s', async (says, meant) => {
  line.addUser({ userId: USER, displayName: '見本', language: says })
  expect(await language()).toBe(meant)
})

test('友だちでない人と、言葉を出していない人のことは、わからない', async () => {
  line.addUser({ userId: USER, displayName: '見本', friend: false })
  expect(await language()).toBeUndefined()
  answers(200, { userId: USER, displayName: '見本' })
  expect(await language()).toBeUndefined()
})

test('LINEの故障は投げられ、プロフィールの中身は言わない', async () => {
  answers(500, {})
  await expect(language()).rejects.toThrow('LINE answered 500')
  for (const body of [{ language: 7, displayName: '見本' }, '見本']) {
    answers(200, body)
    await expect(language()).rejects.toThrow(/^LINE answered with something that is no profile$/)
  }
})
