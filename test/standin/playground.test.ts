import { existsSync } from 'node:fs'
import { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LineStandin, startLineStandin } from '../../standin/line/platform.ts'
import { playground } from '../../standin/playground/playground.ts'
import { type SlackStandin, startSlackStandin } from '../../standin/slack/platform.ts'
import { startLittleBot } from './little-bot.ts'

const executablePath = '/usr/bin/chromium'
const ichiro = `U${'a'.repeat(32)}`
const hanako = `U${'b'.repeat(32)}`
const people = [
  { id: 'p1', name: '田中 一郎', note: '委員（会長）', line: ichiro },
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
  const app = new Hono().route('/playground', playground({ line, slack, people: async () => people }))
  const tokens = { lineToken: 'token', botToken, signingSecret }
  bot = await startLittleBot({ lineOrigin: line.origin, slackApiUrl: slack.apiUrl, ...tokens }, app)
  line.setWebhook(`${bot.origin}/line/webhook`)
  slack.setRequestUrl(`${bot.origin}/slack/events`)
}

const openPage = async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  browser = await chromium.launch({ executablePath, args })
  page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'ja-JP' })
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

test.skipIf(!able)(
  'the Home tab opens, the page speaks English, and nothing went wrong on the way',
  async () => {
    await page.click('#rail >> text=ホーム')
    await sees('.home-tab', '第3回 推進会議の定足数')
    await page.click('#language')
    await sees('h1', 'Playground')
    expect(problems).toEqual([])
  },
)
