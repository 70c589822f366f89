// 会議盤: リンクを持つ人に、その会議だけを、いま。番号で着席すれば数が増え、締め切るまでの賛否はどこにも出ない。
import { renderSVG } from 'uqr'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { statement } from '../../src/db/sql.ts'
import { signLink } from '../../src/links.ts'
import { openVault } from '../../src/vault.ts'
import { beginsIn, listens, withBoard } from './boards.ts'
import { inLine } from './people.ts'
import { LINE_SECRET, placeForFile, SLACK_SECRET } from './place.ts'
import { lineId, TOWN } from './village.ts'

const place = placeForFile({ members: 5 })
const vault = openVault([LINE_SECRET, SLACK_SECRET])

type Of = { town: string; meeting: string; until: Date }
const signBoard = (by: typeof vault, { town, meeting, until }: Of, kind = 'board'): string =>
  signLink(by, { kind, town, person: 's1', facts: { meeting }, until: until.getTime() })
const LATER = new Date(Date.now() + 3_600_000)
const member = (n: number) => inLine(place(), lineId('c', n))

let board: Awaited<ReturnType<typeof withBoard>>
const listening: Awaited<ReturnType<typeof listens>>[] = []
const listen = async (headers: Record<string, string> = {}, query = '') => {
  const stream = await listens(`${board.address}/events${query}`, headers)
  listening.push(stream)
  return stream
}
const page = async (query = '') => (await fetch(`${board.address}${query}`)).text()
const at = (token: string, query = '') => fetch(`${place().program.origin}/board/${token}${query}`)

beforeAll(async () => {
  await beginsIn(place(), 10)
  board = await withBoard(place())
})
afterEach(async () => {
  for (const stream of listening.splice(0)) await stream.cut()
})

const ACROSS = /<span>出席 <b>(\d+)人<\/b><\/span>/
const qrOf = (words: string): string => renderSVG(words, { border: 3, pixelSize: 4 })
const CODE = /<p class="code">(\d{6})<\/p>/

test('初めの画面に、スクリプトがなくてもすべてある', async () => {
  const answer = await fetch(board.address)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  for (const words of [
    'テレワーク推進会議 第3回推進会議',
    '役場 第1会議室',
    '開会前',
    '前回報告',
    '議案第1号',
  ])
    expect(html).toContain(words)
  expect(html).toMatch(ACROSS)
  expect(html).toContain('必要 5人')
  expect(html).toContain('あと5人')
  expect(html).toMatch(CODE)
  expect(html).toContain('<svg xmlns')
  expect(html).toContain('<noscript><meta http-equiv="refresh" content="15"')
  expect(html).toContain('lang="ja"')
  expect(await page('?lang=en')).toContain('not open yet')
})

test('見出しは、よそに何も渡さず、何も残さない', async () => {
  const stream = await listen()
  for (const { headers } of [await fetch(board.address), stream.answer, await at('x.y')]) {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-robots-tag')).toContain('noindex')
  }
  for (const file of ['board.css', 'board.js'])
    expect((await at(`files/${file}`)).headers.get('content-type')).toMatch(/^text\/(css|javascript)/)
})

test('書き換えたリンクは404、切れたリンクは410、ほかの町の会議も404。読める言葉で', async () => {
  const changed = `${board.token.slice(0, -2)}${board.token.endsWith('AA') ? 'BB' : 'AA'}`
  const good = { town: TOWN.id, meeting: 'council-3', until: LATER }
  for (const token of [
    changed,
    signBoard(vault, good, 'fees'),
    signBoard(openVault(['other']), good),
    'files',
  ]) {
    const answer = await at(token)
    expect(answer.status, token).toBe(404)
  }
  expect(await (await at(changed)).text()).toContain('このリンクでは、何も見られません')
  const elsewhere = [
    { ...good, town: 'machi' },
    { ...good, meeting: 'council-9' },
  ]
  for (const of of elsewhere) expect((await at(signBoard(vault, of))).status).toBe(404)
  const past = signBoard(vault, { ...good, until: new Date(Date.now() - 1_000) })
  for (const path of [past, `${past}/events`]) expect((await at(path)).status, path).toBe(410)
  expect(await (await at(past)).text()).toContain('このリンクの期限は切れました')
  expect(await (await at(past, '?lang=en')).text()).toContain('This link has ended')
})

test('画面の番号をLINEで送ると着席し、その数がすぐ画面に届く', async () => {
  const stream = await listen()
  await stream.hears(/出席 <b>0人/)
  const code = CODE.exec(stream.last())?.[1] ?? ''
  await member(1).says(`着席 ${code}`, '着席を記録しました')
  await stream.hears(/出席 <b>1人/)
  expect(stream.told()).toContain('retry: 2000')
  await board.sits('p1', 'p2', 'm2', 'm3')
  await stream.hears('満たしています')
  await board.opens()
  await stream.hears('class="state open"')
  expect(ACROSS.exec(await page())?.[1]).toBe('5')
})

test('QRは、町のLINEのトークに番号を打ち込むリンク', async () => {
  const html = await page()
  expect(html).toContain('読み取って、LINEで送ってください')
  const words = `着席 ${CODE.exec(html)?.[1]}`
  expect(html).toContain(`「${words}」を送る二次元コード`)
  expect(html).toContain(qrOf(`https://line.me/R/oaMessage/%40yoriai/?${encodeURIComponent(words)}`))
  const english = await page('?lang=en')
  const said = `present ${CODE.exec(english)?.[1]}`
  expect(english).toContain(qrOf(`https://line.me/R/oaMessage/%40yoriai/?${encodeURIComponent(said)}`))
})

test('LINEのない町では、QRは送る言葉そのもの', async () => {
  const without = await place().another({ LINE_CHANNEL_SECRET: '', LINE_CHANNEL_ACCESS_TOKEN: '' })
  const own = signBoard(openVault([SLACK_SECRET]), { town: TOWN.id, meeting: 'council-3', until: LATER })
  const html = await (await fetch(`${without.origin}/board/${own}`)).text()
  const words = `着席 ${CODE.exec(html)?.[1]}`
  expect(html).toContain(`LINEで「${words}」と送ってください`)
  expect(html).toContain(qrOf(words))
  // A link of other secrets opens nothing here.
  expect((await fetch(`${without.origin}/board/${board.token}`)).status).toBe(404)
  await without.stop()
})

test('記名の採決: 始まり、票、結果が届く', async () => {
  const stream = await listen()
  const no = await board.puts('会費の額')
  await stream.hears('採決中')
  expect(stream.last()).toContain('aria-current="step"')
  await member(1).says('賛成', '受け付けました')
  await stream.hears(/賛成<\/dt><dd>1<\/dd>[\s\S]*まだ<\/dt><dd>4<\/dd>/)
  await member(2).says('賛成', '受け付けました')
  await member(3).says('賛成', '受け付けました')
  await board.closes(no, '可決')
  await stream.hears('class="result passed"')
  expect(stream.last()).toContain('必要な賛成 3（5人のうち）')
  expect(stream.last()).toContain('第6条第4項')
  expect(stream.told()).not.toContain('委員 1')
})

test.each([
  ['無記名', 'ballot=secret', '投票 <b>2票'],
  ['非公開', 'hidden=yes', '投票済み <b>2人'],
])('%sの採決: 締め切るまで、賛否の数はどの画面にもどの知らせにも出ない', async (name, how, turnout) => {
  const [ja, en] = [await listen(), await listen({}, '?lang=en')]
  await ja.hears('result passed')
  const title = `${name}の件`
  const before = ja.told().length
  const no = await board.puts(title, how)
  await ja.hears(`${title}[\\s\\S]*<b>0`)
  const seen = [await page(), await page('?lang=en')]
  await member(1).says('賛成', '受け付けました')
  await member(2).says('反対', '受け付けました')
  await ja.hears(turnout)
  await en.hears(/<b>2<\/b>/)
  const events = ja.events().length
  await member(2).says('賛成', '受け付けました')
  seen.push(await page(), await page('?lang=en'))
  await new Promise((done) => setTimeout(done, 1_500))
  // Nobody hears that somebody has changed their mind: what comes meanwhile comes with the minute.
  const codes = ja.events().map((one) => CODE.exec(one)?.[1])
  for (let n = events; n < codes.length; n += 1) expect(codes[n]).not.toBe(codes[n - 1])
  const told = [...seen, ja.told().slice(before), en.events().at(-1) ?? '']
  for (const one of told) expect(one).not.toMatch(/<dt>(賛成|反対|棄権|for|against|abstain)<\/dt>/)
  await board.closes(no, '否決')
  await ja.hears('class="result rejected"')
  expect(ja.last()).toMatch(/賛成<\/dt><dd>2<\/dd>/)
  const next = await board.puts('次の件')
  for (const n of [1, 2, 3]) await member(n).says('賛成', '受け付けました')
  await board.closes(next, '可決')
})

test('可否同数は裁決を待ち、定足数を割れば大きく出る。会議は閉じない', async () => {
  const stream = await listen()
  const no = await board.puts('予算')
  await member(1).says('賛成', '受け付けました')
  await member(2).says('反対', '受け付けました')
  await board.closes(no, '可否同数')
  await stream.hears('裁決を待っています：田中 一郎（議長）')
  await board.leaves('m3')
  await stream.hears('class="alarm"')
  expect(stream.last()).toMatch(/定足数を割りました[\s\S]*あと1人（第6条第3項）/)
  expect(stream.last()).toContain('class="state open"')
  await board.sits('m3')
  await stream.hears(/id="alarm" data-live hidden/)
})

test('同じものを見たあとでつなぎ直せば、変わるまで何も届かない', async () => {
  const stream = await listen()
  await stream.hears('event: board')
  const id = /^id: (\S+)$/m.exec(stream.told())?.[1] ?? ''
  const again = await listen({ 'last-event-id': id })
  await board.leaves('m3')
  const first = await again.hears('event: board')
  // Unless the minute has changed between the two, the first that is heard is the change.
  expect(first).toMatch(/出席 <b>4人|class="code"/)
  expect(first).not.toContain(`id: ${id}`)
  await board.sits('m3')
})

test('同じ記録を分け合うほかの実体で見ていても届き、止まるときは待たせない', async () => {
  const second = await place().another()
  const stream = await listens(`${second.origin}/board/${board.token}/events`)
  await stream.hears(/出席 <b>5人/)
  await board.leaves('m3')
  await stream.hears(/出席 <b>4人/)
  const begun = Date.now()
  const stopping = second.stop()
  await stream.ended
  expect(Date.now() - begun).toBeLessThan(1_000)
  expect(await stopping).toBe(0)
})

test('互選: 投票中は何人のうち何人か、同数は決選投票とくじを待ち、決まれば名前と票が出る', async () => {
  await board.sits('m3')
  const stream = await listen()
  await inLine(place(), `U${'1'.repeat(32)}`).says('裁決 賛成', '裁決により')
  const step = await board.elects('vice', 'm1', 'm2')
  await stream.hears('副会長の互選')
  await stream.hears('投票中')
  const before = stream.told().length
  await member(1).says('投票 委員1', '受け付けました')
  await member(2).says('投票 委員2', '受け付けました')
  await stream.hears(/投票済み <b>2人<\/b><\/span> <span>5人のうち/)
  await member(1).says('投票 委員2', '変えました')
  await member(1).says('投票 委員1', '変えました')
  expect(stream.told().slice(before)).not.toMatch(/<b>\d票/)
  expect(await page('?lang=en')).toMatch(/Ballot open[\s\S]*Voted <b>2<\/b>/)
  await step('close', '決選投票を行います')
  await stream.hears(/同数：委員 1、委員 2[\s\S]*決選投票を待っています[\s\S]*委員 1 <b>1票/)
  await step('open', '決選投票を始めました')
  await stream.hears('決選投票　候補者：委員 1、委員 2')
  await member(1).says('投票 委員1', '受け付けました')
  await member(2).says('投票 委員2', '受け付けました')
  await step('close', 'くじで決めます')
  await stream.hears(/くじを待っています[\s\S]*第5条第1項　くじの約束 [\w-]{12}…/)
  await step('draw', 'くじにより')
  await stream.hears(/class="result passed">委員 [12]<[\s\S]*くじで決まりました[\s\S]*決選投票（2回目）/)
  expect(stream.last()).toMatch(/くじの元の数 [\w-]{12}…　くじの約束/)
})

test('リンクは、どの記録にも残らず、答えの控えにも読める形ではない', async () => {
  const logged = JSON.stringify(place().program.logged())
  expect(logged).not.toContain(board.token)
  expect(logged).not.toContain('/board/')
  const { sql } = place().database
  expect(
    await sql.count(statement`select 1 from inbox where card::text like '%会議盤を開く%'`),
  ).toBeGreaterThan(0)
  expect(await sql.count(statement`select 1 from inbox where card::text like ${`%${board.token}%`}`)).toBe(0)
})

test('リンクを作り直すと、前のリンクは開けず、開いていた画面もすぐに終わる', async () => {
  const stream = await listen()
  await stream.hears('第3回推進会議')
  await board.doing('/meeting', 'board meeting=3 renew=yes', '会議盤のリンクを作り直しました')
  await stream.ended
  expect(stream.events().at(-1)).toContain('event: gone')
  expect((await fetch(board.address)).status).toBe(404)
  expect((await fetch(`${board.address}/events`)).status).toBe(200)
  const forged = signLink(vault, {
    ...{ kind: 'board', town: TOWN.id, person: 's1', until: LATER.getTime() },
    facts: { meeting: 'council-3', no: '1' },
  })
  expect((await at(forged)).status).toBe(404)
  const fresh = signLink(vault, {
    ...{ kind: 'board', town: TOWN.id, person: 's1', until: LATER.getTime() },
    facts: { meeting: 'council-3', no: '2' },
  })
  expect((await at(fresh)).status).toBe(200)
})
