import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handlers } from '../../src/bot/engine/handlers.ts'
import { commandIds, commands } from '../../src/bot/table/table.ts'
import { line, readLine, slashLine } from '../../src/bot/turn/line.ts'
import { slackManifest } from '../../src/cli/manifest.ts'

const read = (text: string) => {
  const found = readLine(text)
  return found.kind === 'command' ? found.line : found.kind
}

describe('一つの言葉の並びが、一つの命令になる', () => {
  test.each([
    ['出席', { id: 'rsvp', args: { answer: 'attend' } }],
    ['/rsvp 第3回 欠席', { id: 'rsvp', args: { meeting: '第3回', answer: '欠席' } }],
    [
      'rsvp council-3 attend online',
      { id: 'rsvp', args: { meeting: 'council-3', answer: 'attend', mode: 'online' } },
    ],
    ['応募　３', { id: 'claim', args: { job: '3' } }],
    ['進捗 3 50%', { id: 'progress', args: { job: '3', percent: '50%' } }],
    ['meeting new place="役場 第1会議室"', { id: 'meeting-new', args: { place: '役場 第1会議室' } }],
    ['納品 3 https://example.jp/a', { id: 'deliver', args: { job: '3', url: 'https://example.jp/a' } }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
  test('命令でない文は、命令と読まない', () => {
    expect(read('今日は寒いですね')).toBe('no-command')
    expect(read('欠席しません')).toBe('no-command')
  })
  test.each([
    ['/meeting', '中止 第5回', 'meeting-cancel'],
    ['/meeting', 'cancel 5', 'meeting-cancel'],
    ['/member', 'コード 田中', 'member-code'],
    ['/job', '終了 12', 'job-close'],
    ['/rsvp', '第3回 出席', 'rsvp'],
    ['/yoriai', '', 'help'],
    ['/quorum', '第三回', 'quorum'],
  ])('%s %s は %s', (slash, text, id) => {
    expect(read(slashLine(slash, text))).toMatchObject({ id })
  })
})

describe('表', () => {
  test('どの命令にも、日本語と英語の名前と、することがある', () => {
    for (const id of commandIds) {
      expect(commands[id].names.ja.length, id).toBeGreaterThan(0)
      expect(
        commands[id].names.en.some(({ preset }) => !preset),
        id,
      ).toBe(true)
      expect(handlers[id]).toBeTypeOf('function')
    }
  })
  test('性質: ボタンの行は、値が何であれ、書いたとおりに読み戻せる', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 9999 }),
        (reason, proxy) => {
          expect(read(line('proxy-refuse', { proxy, reason }))).toEqual({
            id: 'proxy-refuse',
            args: { proxy: `${proxy}`, reason },
          })
        },
      ),
    )
  })
  test('Slackの設定は、表のすべての命令を持つ', () => {
    const { features, settings } = slackManifest('https://example.jp/slack/events', false)
    expect(features.slash_commands.map(({ command }) => command)).toEqual([
      '/yoriai',
      '/meeting',
      '/rsvp',
      '/quorum',
      '/proxy',
      '/vote',
      '/motion',
      '/election',
      '/charter',
      '/minutes',
      '/roadmap',
      '/body',
      '/fee',
      '/member',
      '/job',
      '/pay',
      '/worker',
      '/client',
      '/lead',
      '/order',
      '/course',
    ])
    expect(features.slash_commands.length).toBeLessThanOrEqual(50)
    expect(settings.interactivity.is_enabled).toBe(true)
  })
})
