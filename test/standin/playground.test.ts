import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type LineStandin, startLineStandin } from '../../standin/line/platform.ts'
import { createMovingClock } from '../../standin/moving-clock.ts'
import type { PlaygroundClock } from '../../standin/playground/clock.ts'
import { playground } from '../../standin/playground/playground.ts'
import { type SlackStandin, startSlackStandin } from '../../standin/slack/platform.ts'
import { startLittleBot } from './little-bot.ts'

const executablePath = '/usr/bin/chromium'
const ichiro = `U${'a'.repeat(32)}`
const hanako = `U${'b'.repeat(32)}`
const people = [
  { id: 'p1', name: '田中 一郎', note: '委員（会長）', line: ichiro, locale: 'ja' as const },
  { id: 'p2', name: '山田 花子', note: '委員', line: hanako },
  { id: 's1', name: '鈴木 美咲', note: '庶務', slack: 'U0MISAKI' },
  { id: 's2', name: '佐藤 太郎', note: '振興公社', slack: 'U0TARO' },
]

let line: LineStandin
let slack: SlackStandin
let bot: Awaited<ReturnType<typeof startLittleBot>>
let browser: Browser
let page: Page
const problems: string[] = []

/** A night of the test's own, in which three messages wait. */
const night = Date.parse('2026-11-26T22:00:00+09:00')
const eight = Date.parse('2026-11-27T08:00:00+09:00')
const moving = createMovingClock(() => night)
let held = 3
const clock: PlaygroundClock = {
  look: async () => ({
    ...{ now: moving.now(), timezone: 'Asia/Tokyo', moved: moving.isMoved(), held, holiday: false },
    ...(moving.now() < eight ? { quietUntil: eight } : {}),
  }),
  toMorning: () => {
    moving.moveTo(eight)
    held = 0
    return clock.look()
  },
  toNow: () => {
    moving.back()
    return clock.look()
  },
}

const cast = [
  { role: { ja: '委員', en: 'Member' }, platform: 'line' as const, person: 'p1' },
  { role: { ja: '職員', en: 'Staff' }, platform: 'slack' as const, person: 's2' },
]
const languages = {
  ja: { said: '日本語', line: 'language to=ja', slack: '/yoriai language to=ja' },
  en: { said: 'English', line: 'language to=en', slack: '/yoriai language to=en' },
}

const enlist = () => {
  for (const { line: userId, slack: id, name } of people) {
    if (userId) line.addUser({ userId, displayName: name })
    if (id) slack.addUser({ id, name: id.toLowerCase(), realName: name })
  }
  slack.addChannel({ id: 'C0KIKAKU', name: '企画課', members: ['U0MISAKI', 'U0TARO'] })
}

const startTown = async () => {
  const signingSecret = 'secret'
  const botToken = 'xoxb-standin'
  line = await startLineStandin({
    channelSecret: 'secret',
    accessToken: 'token',
    destination: `U${'0'.repeat(32)}`,
  })
  slack = await startSlackStandin({ signingSecret, botToken, teamId: 'T0TOWN' })
  enlist()
  const parts = { line, slack, people: async () => people, cast, languages, clock }
  const app = new Hono().route('/playground', playground(parts))
  const tokens = { lineToken: 'token', botToken, signingSecret }
  bot = await startLittleBot({ lineOrigin: line.origin, slackApiUrl: slack.apiUrl, ...tokens }, app)
  line.setWebhook(`${bot.origin}/line/webhook`)
  slack.setRequestUrl(`${bot.origin}/slack/events`)
}

const openPage = async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  browser = await chromium.launch({ executablePath, args })
  const viewport = { width: 1400, height: 900 }
  // What is still fading in has no colour of its own yet.
  page = await browser.newPage({ viewport, locale: 'ja-JP', reducedMotion: 'reduce' })
  page.setDefaultTimeout(5000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.goto(`${bot.origin}/playground`)
}

const able = existsSync(executablePath)

beforeAll(async () => {
  if (!able) return
  await startTown()
  await openPage()
})

afterAll(async () => {
  if (!able) return
  await browser.close()
  await Promise.all([bot.close(), line.close(), slack.close()])
})

const send = async (field: string, words: string) => {
  await page.fill(field, words)
  await page.press(field, 'Enter')
}

const typeInLine = (words: string) => send('#line-text', words)
const typeInSlack = (words: string) => send('#slack-text', words)
const sees = (selector: string, words: string) => page.locator(selector, { hasText: words }).first().waitFor()

test.skipIf(!able)('in LINE a text is answered with a bubble whose buttons work', async () => {
  await typeInLine('次回')
  await sees('.flex-bubble', '第3回 推進会議')
  await page.click('.flex-button >> text=出席')
  await sees('.own .bubble', '出席します')
  await sees('.from-bot .bubble', 'rsvp 3 attend')
  await page.click('.quick >> text=議題')
  await sees('.own .bubble', '議題')
})

test.skipIf(!able)('a picture and a file are sent from the chat as they are', async () => {
  const picture = Buffer.from('a picture')
  await page.setInputFiles('#line-file', { name: '花.png', mimeType: 'image/png', buffer: picture })
  await sees('.own .bubble', '(画像)')
  await page.setInputFiles('#line-file', {
    ...{ name: '名簿.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a file') },
  })
  await sees('.own .bubble', '(ファイル) 名簿.pdf')
  const sent = line.chat(ichiro).find(({ text }) => text === '(画像)')
  const kept = await fetch(`${line.origin}/v2/bot/message/${sent?.id}/content`, {
    headers: { authorization: 'Bearer token' },
  })
  expect(kept.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await kept.arrayBuffer())).toEqual(picture)
})

test.skipIf(!able)(
  'what arrives for somebody else is announced, and a click becomes that person',
  async () => {
    await typeInLine('応募 3')
    await sees('.news-item', '山田 花子 さんに届きました')
    await page.click('.news-item >> text=山田 花子')
    await sees('.flex-bubble', '第3回 推進会議')
    expect(await page.inputValue('#line-person')).toBe('p2')
  },
)

test.skipIf(!able)('in Slack a command is suggested, and its answer is for the one who typed', async () => {
  await page.fill('#slack-text', '/q')
  await sees('#suggestions', '/quorum')
  await page.press('#slack-text', 'Enter')
  await page.press('#slack-text', 'Enter')
  await sees('.post.ephemeral', 'あなただけに表示されています')
  await sees('.post', '開ける見込みです')
  await page.click('text=会議を取り消す')
  await sees('#ask', '委員 10人 に知らせます。')
  await page.click('#ask >> text=やめる')
})

test.skipIf(!able)('a modal shows what is wrong beside its field, and closes when all is well', async () => {
  await typeInSlack('/proxy 第3回')
  await page.click('.modal >> text=届ける')
  await sees('.b-error', 'この項目は必須です')
  await page.fill('.modal input[type=text]', '山')
  await page.selectOption('.modal select', 'online')
  await page.check('.modal input[type=checkbox]')
  await page.click('.modal >> text=届ける')
  await sees('.b-error', '姓と名を入れてください。')
  expect(await page.inputValue('.modal select')).toBe('online')
  await page.fill('.modal input[type=text]', '山田 太郎')
  await page.click('.modal >> text=届ける')
  await page.locator('.modal').waitFor({ state: 'detached' })
})

const violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }))

/** What axe finds wrong with the page as it stands, in light and in dark. */
const barriers = async () => {
  const found: string[] = []
  await page.evaluate(axe.source)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // What is still moving has not its own colours yet.
    await page.evaluate(
      'Promise.all(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished))',
    )
    for (const { id, nodes } of violations.parse(await page.evaluate('axe.run().then((r) => r.violations)')))
      found.push(`${colorScheme} ${id} ${nodes.map(({ html }) => html).join(' ')}`)
  }
  return found
}

test.skipIf(!able)('who is played is one press away, and what was said names who said it', async () => {
  await page.click('#cast >> text=委員')
  expect(await page.inputValue('#line-person')).toBe('p1')
  await sees('.own .bubble', 'あなた（田中 一郎）：')
  await sees('.from-bot', 'Yoriai（寄合）：')
  await page.click('#cast >> text=職員')
  expect(await page.inputValue('#slack-person')).toBe('s2')
  await page.locator('#cast [aria-pressed=true] >> text=佐藤 太郎').waitFor()
})

test.skipIf(!able)(
  'what waits for the morning is told, arrives at one press, and the time comes back',
  async () => {
    await sees('#clock', 'いまは22時です。この3件のお知らせは、朝8時に届きます。')
    expect(await barriers()).toEqual([])
    await page.click('#clock >> text=朝8時にする')
    await sees('#clock', '時計を11月27日(金) 8時まで進めてあります。')
    await page.click('#clock >> text=今の時刻に戻す')
    await page.locator('#clock').waitFor({ state: 'hidden' })
  },
)

test.skipIf(!able)(
  'without a mouse and without eyes: nothing stands in the way, in either language',
  async () => {
    await page.fill('#slack-text', '/')
    await sees('#suggestions', '/quorum')
    expect(await barriers()).toEqual([])
    await typeInSlack('/proxy 第3回')
    await page.locator('.modal').waitFor()
    expect(await barriers()).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.modal').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('slack-text')
    expect(await page.getAttribute('#chat', 'aria-live')).toBe('polite')
  },
)

test.skipIf(!able)(
  'the Home tab opens, the page speaks English and has the bot told so, and nothing went wrong on the way',
  async () => {
    await page.click('#rail >> text=ホーム')
    await sees('.home-tab', '第3回 推進会議の定足数')
    await page.click('#language')
    await sees('h1', 'Playground')
    await sees('.own .bubble', 'You (田中 一郎):English')
    expect(await page.title()).toBe('Yoriai Playground')
    expect(await barriers()).toEqual([])
    expect(problems).toEqual([])
  },
)

test.skipIf(!able)('a browser in another language than Japanese is met in English', async () => {
  const abroad = await browser.newPage({ locale: 'fr-FR' })
  await abroad.goto(`${bot.origin}/playground`)
  await abroad.locator('h1', { hasText: 'Playground' }).waitFor()
  await abroad.close()
})

test.skipIf(!able)('what does not reach the server is told of, and what was typed is kept', async () => {
  await page.route('**/playground/line/**', (route) => route.abort())
  await page.fill('#line-text', 'next')
  await page.press('#line-text', 'Enter')
  await sees('#trouble', 'It did not arrive.')
  await expect.poll(() => page.inputValue('#line-text')).toBe('next')
})
