import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { statement } from '../../src/db/sql.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile } from './place.ts'
import { lineId, STAFF } from './village.ts'

const place = placeForFile({ members: 5 })
test('shots', async () => {
  const { database } = place()
  await database.sql.count(
    statement`update meeting set starts_at = now() + interval '20 minutes', ends_at = now() + interval '2 hours'`,
  )
  await database.sql.count(statement`update town set version = version + 1`)
  await database.sql.count(
    statement`insert into item (town_id, meeting_id, no, title, kind, notified) select town_id, id, g + 2, (array['テレワーク拠点の利用規程の改正','住民ワーカーの募集と研修の計画','サテライトオフィスの貸出条件','部会の設置について','その他'])[g], 'report', true from meeting, generate_series(1,5) g`,
  )
  const staff = inSlack(place(), STAFF)
  await staff.types('/meeting', 'board meeting=3', '会議盤を開く')
  const blocks = JSON.stringify(staff.messages().map(({ blocks, text }) => [blocks, text]))
  const url = /http:\/\/127[^|"\\>\s]+/.exec(blocks)?.[0] ?? ''
  console.log(url)
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const wide = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  const problems: string[] = []
  wide.on('console', (m) => problems.push(m.text()))
  wide.on('pageerror', (m) => problems.push(m.message))
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  const dark = await browser.newPage({ viewport: { width: 1024, height: 768 }, colorScheme: 'dark' })
  await wide.goto(url)
  await phone.goto(url)
  await dark.goto(`${url}?lang=en`)
  const shot = async (name: string) => {
    await new Promise((d) => setTimeout(d, 2200))
    for (const [n, page] of Object.entries({ wide, phone, dark }))
      await page.screenshot({ path: `/tmp/board/${name}-${n}.png`, fullPage: n === 'phone' })
    const over = await wide.evaluate(() => [document.documentElement.scrollHeight, innerHeight])
    const across = await phone.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    console.log(name, over, across)
  }
  const seat = (member: string, more = '') =>
    staff.types('/meeting', `present meeting=3 member=${member}${more}`, 'の着席を記録')
  await shot('1-before')
  for (const one of ['p1', 'p2', 'm1', 'm2']) await seat(one)
  await seat('p3', ' mode=online')
  await staff.types('/meeting', 'open meeting=3', '開会しました')
  await shot('2-open')
  await staff.types(
    '/motion',
    'new meeting=3 item=2 title="会費の額と令和9年度の事業計画について"',
    'を作りました',
  )
  await staff.types('/motion', 'open meeting=3 motion=1', '採決を始めました')
  await inLine(place(), lineId('c', 1)).says('賛成', '受け付けました')
  await shot('3-vote')
  await inLine(place(), lineId('c', 2)).says('反対', '受け付けました')
  await staff.types('/motion', 'close meeting=3 motion=1', '決')
  await shot('4-result')
  await staff.types('/motion', 'void meeting=3 motion=1 reason="a"', '無効')
  await staff.types('/motion', 'new meeting=3 item=4 title="利用規程"', 'を作りました')
  await staff.types('/motion', 'open meeting=3 motion=2', '採決を始めました')
  await inLine(place(), lineId('c', 1)).says('賛成', '受け付けました')
  await inLine(place(), lineId('c', 2)).says('反対', '受け付けました')
  await staff.types('/motion', 'close meeting=3 motion=2', '可否同数')
  await shot('5-tie')
  for (const one of ['m1', 'p3']) await staff.types('/meeting', `left meeting=3 member=${one}`, '退席を記録')
  await shot('6-lost')
  console.log(problems)
  expect(url).not.toBe('')
  await browser.close()
}, 120000)
