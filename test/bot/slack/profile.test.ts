// Slackの設定から、言葉だけを読む。
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { languageInSlack } from '../../../src/bot/slack/profile.ts'
import { slackSender } from '../../../src/platforms.ts'
import { type SlackStandin, startSlackStandin } from '../../../standin/slack/platform.ts'

const USER = 'U0SOMEONE'
const own = { signingSecret: 'a secret of the test', botToken: 'xoxb-token-of-the-test' }
let slack: SlackStandin

beforeAll(async () => {
  slack = await startSlackStandin({ ...own, teamId: 'T0MURA' })
})
afterAll(() => slack.close())
beforeEach(() => slack.faults.reset())

const language = (user = USER) =>
  languageInSlack(slackSender({ ...own, apiUrl: slack.apiUrl }, pino({ level: 'silent' })), user)

test.each([
  ['en-US', 'en'],
  ['en-GB', 'en'],
  ['ja-JP', 'ja'],
  ['fr-FR', 'ja'],
])('%s は %s', async (locale, meant) => {
  slack.addUser({ id: USER, name: 'someone', realName: '見本', locale })
  expect(await language()).toBe(meant)
})

test('言葉を言わないSlackのことは、わからない', async () => {
  slack.faults.fail({ path: 'users.info', status: 200, body: { ok: true, user: { id: USER } } })
  expect(await language()).toBeUndefined()
})

test('知らない人、回数の限り、故障は、もう一度試さずに投げられる', async () => {
  await expect(language('U0NOBODY')).rejects.toThrow('user_not_found')
  slack.faults.fail({
    path: 'users.info',
    status: 429,
    headers: { 'retry-after': '30' },
    body: { ok: false },
  })
  await expect(language()).rejects.toThrow(/rate/i)
  slack.faults.fail({ path: 'users.info', status: 500 })
  await expect(language()).rejects.toThrow(/500/)
})
