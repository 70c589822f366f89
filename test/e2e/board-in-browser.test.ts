// 会議盤を、ブラウザーで: 会場の画面、タブレット、電話に収まり、だれにも読め、自分でつなぎ直す。
import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { beginsIn, withBoard } from './boards.ts'
import { inLine } from './people.ts'
import { placeForFile } from './place.ts'
import { lineId } from './village.ts'

const executablePath = '/usr/bin/chromium'
const able = existsSync(executablePath)
const place = placeForFile({ members: 5 })
const member = (n: number) => inLine(place(), lineId('c', n))
const sizes = {
  screen: { width: 1280, height: 720 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
}

let board: Awaited<ReturnType<typeof withBoard>>
let browser: Browser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  if (!able) return
  await beginsIn(place(), 10)
  board = await withBoard(place())
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  page = await browser.newPage({ viewport: sizes.screen, reducedMotion: 'reduce' })
  page.setDefaultTimeout(8_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.goto(board.address)
  await page.evaluate('window.sameSince = true')
})
afterAll(() => browser?.close())

const violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }))
const RULES = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'wcag2aaa'],
})

/** Nobody is kept out, neither in the light nor in the dark; contrast is AAA. */
async function expectOpenToAll(): Promise<void> {
  await page.evaluate(axe.source)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = violations.parse(await page.evaluate(`axe.run(${RULES}).then((r) => r.violations)`))
    expect(
      found.map(({ id, nodes }) => `${colorScheme} ${id} ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([])
  }
}

/** On the screen in the room nothing has to be scrolled, on nothing sideways. */
async function expectToFit(): Promise<void> {
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size)
    const across = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(across, `${size.width} across`).toBe(0)
  }
  for (const size of [sizes.tablet, sizes.screen]) {
    await page.setViewportSize(size)
    const below = await page.evaluate('document.documentElement.scrollHeight - innerHeight')
    expect(below, `${size.height} down`).toBe(0)
  }
}

const sees = (selector: string, words: string) => page.locator(selector, { hasText: words }).first().waitFor()

test.skipIf(!able)('開会前: すべて収まり、だれにも読める', async () => {
  await sees('#quorum', 'あと5人')
  await sees('.state', '開会前')
  await expectToFit()
  await expectOpenToAll()
})

test.skipIf(!able)('読み込み直さずに数が増え、変わったことは読み上げられる', async () => {
  await board.sits('p1', 'p2', 'm1', 'm2', 'm3')
  await sees('#quorum', '満たしています')
  await sees('[role=status]', '出席5人、必要5人')
  await board.opens()
  await sees('.state', '開会中')
  expect(await page.evaluate('window.sameSince')).toBe(true)
  await expectToFit()
  await expectOpenToAll()
})

test.skipIf(!able)('採決中、結果、可否同数、定足数割れでも同じ', async () => {
  const no = await board.puts('会費の額')
  await sees('#matters', '採決中')
  expect(await page.locator('[aria-current=step]').textContent()).toContain('議案第1号')
  await expectToFit()
  await expectOpenToAll()
  for (const n of [1, 2, 3]) await member(n).says('賛成', '受け付けました')
  await board.closes(no, '可決')
  await sees('#matters .result', '可決')
  await expectToFit()
  await expectOpenToAll()
  const tied = await board.puts('予算')
  await member(1).says('賛成', '受け付けました')
  await member(2).says('反対', '受け付けました')
  await board.closes(tied, '可否同数')
  await sees('#matters', '裁決を待っています')
  await board.leaves('m3')
  await sees('#alarm', '定足数を割りました')
  await expectToFit()
  await expectOpenToAll()
})

test.skipIf(!able)('キーボードで言葉を変えられ、議題にも行ける', async () => {
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('English')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.id')).toBe('agenda')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await sees('h2', 'Quorum')
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await board.sits('m3')
  await sees('#quorum', 'met')
  await expectToFit()
  await expectOpenToAll()
  await page.click('text=日本語')
  await sees('h2', '定足数')
})

test.skipIf(!able)('互選の投票中、決選投票とくじを待つあいだ、決まってからも同じ', async () => {
  await inLine(place(), `U${'1'.repeat(32)}`).says('裁決 賛成', '裁決により')
  const step = await board.elects('vice')
  await sees('#matters', '投票中')
  await sees('#matters', '候補者：委員全員')
  const ballots = async () => {
    await member(1).says('投票 委員1', '受け付けました')
    await member(2).says('投票 委員2', '受け付けました')
  }
  await ballots()
  await sees('#matters .figures', '2人')
  await expectToFit()
  await expectOpenToAll()
  await step('close', '決選投票を行います')
  await sees('#matters', '決選投票を待っています')
  await step('open', '決選投票を始めました')
  await ballots()
  await step('close', 'くじで決めます')
  await sees('#matters', 'くじを待っています')
  await expectToFit()
  await expectOpenToAll()
  await step('draw', 'くじにより')
  await sees('#matters', 'くじで決まりました')
  await sees('[role=status]', 'くじにより')
  await expectToFit()
  await expectOpenToAll()
})

test.skipIf(!able)('スクリプトがなくても、同じものが見える', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: sizes.phone })
  const plain = await context.newPage()
  await plain.goto(board.address)
  for (const id of ['head', 'matters', 'quorum', 'agenda'])
    expect(await plain.locator(`#${id}`).textContent()).toBe(await page.locator(`#${id}`).textContent())
  expect(await plain.locator('.code').textContent()).toMatch(/^\d{6}$/)
  expect(await plain.locator('#stale').isVisible()).toBe(false)
  await context.close()
})

test.skipIf(!able)(
  'プログラムが倒れたら、古いと言い、戻れば自分でつなぎ直す',
  async () => {
    expect(problems).toEqual([])
    const { program } = place()
    await program.kill()
    await page.locator('#stale', { hasText: '更新が止まっています' }).waitFor({ timeout: 15_000 })
    const again = await place().another({ PORT: new URL(program.origin).port })
    place().point(again)
    await page.locator('#stale').waitFor({ state: 'hidden', timeout: 25_000 })
    await board.leaves('m2')
    await sees('#alarm', '定足数を割りました')
  },
  60_000,
)

test.skipIf(!able)('切れたリンクの画面も読める', async () => {
  await page.goto(`${new URL(board.address).origin}/board/x.y`)
  await sees('h1', 'このリンクでは、何も見られません')
  await expectToFit()
  await expectOpenToAll()
})
