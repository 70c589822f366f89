// 資料を画面から送り、リンクから開く: 本物のプログラムに、HTTPで。
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Act } from '../../src/domain/act.ts'
import { FILE_MOST_BYTES } from '../../src/domain/papers/model.ts'
import { withdrawPaper } from '../../src/domain/papers/withdraw.ts'
import { takePledge } from '../../src/domain/pledge/take.ts'
import { type Link, signLink } from '../../src/links.ts'
import { openVault } from '../../src/vault.ts'
import { loadTown } from '../conversation.ts'
import { granted } from '../domain/meeting/granted.ts'
import { PDF } from '../domain/papers/attaching.ts'
import { inSlack } from './people.ts'
import { LINE_SECRET, placeForFile, SLACK_SECRET } from './place.ts'
import { STAFF, TOWN } from './village.ts'

const place = placeForFile()
const vault = openVault([LINE_SECRET, SLACK_SECRET])
const MEETING = 'council-3'

const linkTo = (kind: string, more: Partial<Link> = {}): Link => ({
  ...{ kind, town: TOWN.id, person: kind === 'upload' ? 's1' : 'p2', until: Date.now() + 60_000 },
  facts: kind === 'upload' ? { meeting: MEETING, locale: 'ja' } : { meeting: MEETING, no: '1' },
  ...more,
})
const at = (path: 'upload' | 'file', token: string) => `${place().program.origin}/${path}/${token}`
const uploadAt = (more: Partial<Link> = {}) => at('upload', signLink(vault, linkTo('upload', more)))
const paperAt = (more: Partial<Link> = {}) => at('file', signLink(vault, linkTo('paper', more)))

function form(
  content: Uint8Array,
  more: { name?: string; title?: string; item?: string; secret?: string } = {},
) {
  const { name = '見積書.pdf', title = '', item = '', secret = 'yes' } = more
  const data = new FormData()
  data.set('file', new File([Uint8Array.from(content)], name, { type: 'application/pdf' }))
  data.set('title', title)
  data.set('item', item)
  if (secret) data.set('secret', secret)
  return data
}
const send = (url: string, body: FormData) => fetch(url, { method: 'POST', body })

const doing = <Result>(by: string, work: (act: Act) => Promise<Result>) =>
  inTransaction(place().database.db, (transaction) =>
    work({ ...transaction, town: TOWN.id, now: new Date(), by, via: 'line' }),
  )
const papers = () =>
  place().database.db.paper.findMany({ where: { townId: TOWN.id }, orderBy: { no: 'asc' } })
const openings = () => place().database.db.paperOpening.count({ where: { townId: TOWN.id } })

beforeAll(async () => {
  const staff = inSlack(place(), STAFF)
  await staff.types('/meeting', 'paper meeting=3', '資料をつけます')
  const [url = ''] =
    /https?:\/\/[^\s|>"]+\/upload\/[\w-]+/.exec(JSON.stringify(staff.messages().at(-1)?.blocks)) ?? []
  const page = await fetch(url)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('multipart/form-data')
  const sent = await send(url, form(PDF))
  expect(sent.status).toBe(200)
  expect(await sent.text()).toContain('資料1 見積書をつけました')
})

describe('送る', () => {
  test('送ったファイルは、画面で言ったとおりにつき、庶務のチャンネルに知らされる', async () => {
    const sent = await send(
      uploadAt({ facts: { meeting: MEETING, item: '2', secret: 'no' } }),
      form(PDF, { title: '地図', item: '2', secret: '' }),
    )
    expect(sent.status).toBe(200)
    expect((await papers()).at(-1)).toMatchObject({
      title: '地図',
      itemNo: 2,
      secret: false,
      byId: 's1',
      via: 'link',
    })
  })
  test.each([
    ['名前だけPDFのページ', form(new TextEncoder().encode('<html><script>1</script>')), 415],
    ['空のファイル', form(new Uint8Array()), 400],
    ['ない議題', form(PDF, { item: '9' }), 400],
    ['大きすぎるファイル', form(new Uint8Array(FILE_MOST_BYTES + 1)), 413],
    ['もっと大きなファイル', form(new Uint8Array(FILE_MOST_BYTES + 200_000)), 413],
  ])('%s は受け取らず、画面で言う', async (_, body, status) => {
    const before = await papers()
    const sent = await send(uploadAt(), body)
    expect(sent.status).toBe(status)
    expect(await sent.text()).toContain('role="alert"')
    expect(await papers()).toEqual(before)
  })
  test('ファイルのない送信は、選ぶように言う', async () => {
    const plain = await fetch(uploadAt(), { method: 'POST', body: new URLSearchParams({ title: 'x' }) })
    expect(plain.status).toBe(400)
    expect(await plain.text()).toContain('ファイルを選んでください')
  })
  test.each([
    ['期限の切れた', linkTo('upload', { until: Date.now() - 1 }), 410],
    ['資料を開くための', linkTo('paper', { person: 's1' }), 404],
    ['庶務でない人の', linkTo('upload', { person: 'p2' }), 404],
    ['ほかの町の', linkTo('upload', { town: 'elsewhere' }), 404],
    ['ない会議の', linkTo('upload', { facts: { meeting: 'council-99' } }), 404],
  ])('%s リンクでは、見ることも送ることもできない', async (_, link, status) => {
    const url = at('upload', signLink(vault, link))
    const before = await papers()
    expect((await fetch(url)).status).toBe(status)
    expect((await send(url, form(PDF))).status).toBe(status)
    expect(await papers()).toEqual(before)
  })
  test('書き換えられたリンクは使えない', async () => {
    const url = `${uploadAt().slice(0, -8)}AAAAAAAA`
    expect((await send(url, form(PDF))).status).toBe(404)
  })
  test('題名に書かれたものは、画面で文字のまま', async () => {
    const sent = await send(uploadAt(), form(PDF, { title: '<img src=x onerror=1>', item: '9' }))
    expect(await sent.text()).not.toContain('<img')
  })
})

describe('開く', () => {
  test('誓約のない委員には渡さず、誓約のしかたを言う', async () => {
    const before = await openings()
    const response = await fetch(paperAt({ person: 'p1' }))
    expect(response.status).toBe(403)
    const page = await response.text()
    expect(page).toContain('「誓約」')
    expect(page).toContain('第8条')
    expect(await openings()).toBe(before)
  })
  test('誓約した委員には、保存するファイルとして渡し、ひらいたことが残る', async () => {
    granted(await doing('p2', (act) => takePledge(act, { meetingId: MEETING })))
    const before = await openings()
    const response = await fetch(paperAt())
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF)
    expect(await openings()).toBe(before + 1)
    expect((await fetch(paperAt(), { method: 'HEAD' })).status).toBe(405)
    expect(await openings()).toBe(before + 1)
  })
  test.each([
    ['期限の切れた', linkTo('paper', { until: Date.now() - 1 }), 410],
    ['送るための', linkTo('upload'), 404],
    ['ほかの町の', linkTo('paper', { town: 'elsewhere' }), 404],
    ['ない資料の', linkTo('paper', { facts: { meeting: MEETING, no: '99' } }), 404],
    ['委員でない人の', linkTo('paper', { person: 'w1' }), 403],
  ])('%s リンクは、理由を言って開かない', async (_, link, status) => {
    const before = await openings()
    const response = await fetch(at('file', signLink(vault, link)))
    expect(response.status).toBe(status)
    expect(await response.text()).not.toMatch(/%PDF|見積書/)
    expect(await openings()).toBe(before)
  })
  test('書き換えられたリンクと、別の鍵のリンクは開かない', async () => {
    expect((await fetch(`${paperAt().slice(0, -8)}AAAAAAAA`)).status).toBe(404)
    expect((await fetch(at('file', signLink(openVault(['x']), linkTo('paper'))))).status).toBe(404)
  })
  test('ほかの町の資料は、そこの人のリンクでも、この町のものにならない', async () => {
    await loadTown(
      place().database,
      {
        town: { id: 'tonari', name: '隣村', line: { destination: 'Utonari' }, slack: { teamId: 'T0TONARI' } },
        people: [{ id: 's1', name: '隣の庶務', roles: ['staff'] }],
      },
      new Date(),
    )
    expect((await fetch(paperAt({ town: 'tonari', person: 's1' }))).status).toBe(404)
    expect((await fetch(uploadAt({ town: 'tonari' }))).status).toBe(404)
  })
  test('任期の終わった人には、もう見られないことと、秘密を守る約束が続くことを言う', async () => {
    const { db } = place().database
    const held = { townId: TOWN.id, personId: 'p2' }
    const { to } = await db.appointment.findFirstOrThrow({ where: held })
    await db.appointment.updateMany({ where: held, data: { to: new Date(Date.now() - 2 * 86_400_000) } })
    const response = await fetch(paperAt())
    await db.appointment.updateMany({ where: held, data: { to } })
    expect(response.status).toBe(403)
    const page = await response.text()
    expect(page).toContain('もう見られません')
    expect(page).toContain('これからも続きます')
    expect(page).toContain('第8条')
  })
  test('取り下げた資料は、リンクを持っていても開かない', async () => {
    granted(await doing('s1', (act) => withdrawPaper(act, { meetingId: MEETING, no: 1 })))
    const response = await fetch(paperAt())
    expect(response.status).toBe(410)
    expect(await response.text()).toContain('取り下げられました')
  })
  test('リンクの資料は、確かめてからその先へ送る', async () => {
    const staff = inSlack(place(), STAFF)
    await staff.types(
      '/meeting',
      'paper meeting=3 title=先の資料 url="https://example.jp/a?b=1"',
      '先の資料をつけました',
    )
    const no = (await papers()).at(-1)?.no
    const response = await fetch(paperAt({ facts: { meeting: MEETING, no: `${no}` } }), {
      redirect: 'manual',
    })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('https://example.jp/a?b=1')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
})
