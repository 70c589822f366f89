import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

describe('設定', () => {
  test('何もなければ、見本の町で動く', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, dataDir: '.data' })
  })
  test('LINEだけでも動き、見本は出ない', () => {
    expect(readConfig({ LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' })).toMatchObject({
      demo: false,
      line: { channelSecret: 's' },
    })
  })
  test.each([
    [{ LINE_CHANNEL_SECRET: 's' }, 'LINE_CHANNEL_ACCESS_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
    [{ PORT: 'abc' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ LINE_API_BASE_URL: 'https://api.line.me/v2' }, 'LINE_API_BASE_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('まちがいは、変数の名前で言う: %o', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(name)
  })
  test('まちがいは、まとめて言う', () => {
    expect(() => readConfig({ PORT: 'abc', LINE_CHANNEL_SECRET: 's', SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(
      /PORT[\s\S]*LINE_CHANNEL_ACCESS_TOKEN[\s\S]*SLACK_SIGNING_SECRET/,
    )
  })
})
