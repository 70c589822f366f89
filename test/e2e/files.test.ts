// 会計の表をリンクで渡す: 庶務がSlackで台帳を出し、リンクから開く。ほかのだれの、どんなリンクでも開かない。
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { recordExpense } from '../../src/domain/fees/record-expense.ts'
import { setAmount } from '../../src/domain/fees/set-amount.ts'
import { type Link, signLink } from '../../src/links.ts'
import { openVault } from '../../src/vault.ts'
import { loadTown } from '../conversation.ts'
import { granted } from '../domain/meeting/granted.ts'
import { inSlack } from './people.ts'
import { LINE_SECRET, placeForFile, SLACK_SECRET } from './place.ts'
import { STAFF, TOWN } from './village.ts'

const place = placeForFile()

const HELD = {
  ...{ body: 'council', no: 1, title: '=HYPERLINK("http://x")', place: '役場', state: 'closed' },
  startsAt: '2026-05-11T14:00+09:00',
  endsAt: '2026-05-11T16:00+09:00',
  presence: [
    { seat: 'c1', person: 'p1', from: '2026-05-11T13:50+09:00', to: '2026-05-11T16:00+09:00' },
    { seat: 'c2', person: 'p2', from: '2026-05-11T13:50+09:00', to: '2026-05-11T16:00+09:00' },
  ],
}

beforeAll(async () => {
  const { database } = place()
  await loadTown(database, { town: { id: TOWN.id, name: TOWN.name }, meetings: [HELD] }, new Date())
  await inTransaction(database.db, async (transaction) => {
    const act = { ...transaction, town: TOWN.id, now: new Date(), by: 's1', via: 'slack' as const }
    granted(await setAmount(act, { category: 'expert', from: '2026-04-01', yen: 11_000, seenYen: null }))
    const meeting = { id: 'council-1', state: 'closed', revision: 1 } as const
    granted(await recordExpense(act, { meeting, personId: 'p2', yen: 1200, note: '@交通費' }))
  })
})

const LINK = /https?:\/\/[^\s|>]+\/file\/[\w-]+/g

/** The links of the ledger, as staff see them in Slack: Excel first. */
async function links(): Promise<string[]> {
  const staff = inSlack(place(), STAFF)
  await staff.types('/fee', 'year=2026', '令和8年度の報酬台帳')
  const blocks = JSON.stringify(staff.messages().at(-1)?.blocks)
  return [...new Set([...blocks.matchAll(LINK)].map(([url]) => url))]
}

const handedOut = () =>
  place().database.db.auditEntry.findMany({
    where: { act: 'fees.handed-out' },
    orderBy: { id: 'asc' },
    select: { actor: true, via: true, subject: true, facts: true },
  })

describe('庶務が開く', () => {
  test('Excelの表が、名前つきで保存され、監査に残る', async () => {
    const [excel = ''] = await links()
    expect(excel.startsWith(`${place().program.origin}/file/`)).toBe(true)
    const response = await fetch(excel)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    const saved = response.headers.get('content-disposition') ?? ''
    expect(saved).toMatch(/^attachment; filename="[\w.-]+\.xlsx"; filename\*=UTF-8''/)
    expect(decodeURIComponent(saved.split("''")[1] ?? '')).toBe('報酬・費用弁償_令和8年度.xlsx')
    expect(await readSheet(Buffer.from(await response.arrayBuffer()))).toEqual([
      ['氏名', '席', '区分', '日', '会議', '報酬日額', '費用弁償', '計', '備考'],
      ['田中 一郎', '有識者', '有識者', '令和8年5月11日(月)', HELD.title, 11_000, null, 11_000, null],
      [
        '田中 一郎',
        null,
        null,
        '小計（出席 1日）',
        null,
        11_000,
        0,
        11_000,
        expect.stringContaining('1万円を超えています'),
      ],
      [
        '山本 愛子',
        '商工会',
        '関係団体',
        '令和8年5月11日(月)',
        HELD.title,
        null,
        1200,
        1200,
        '日額未定、@交通費 1,200円',
      ],
      ['山本 愛子', null, null, '小計（出席 1日）', null, 0, 1200, 1200, null],
      ['合計', null, null, null, null, 11_000, 1200, 12_200, null],
    ])
    expect((await handedOut()).at(-1)).toEqual({
      ...{ actor: 's1', via: 'link', subject: 'fees 2026' },
      facts: { year: 2026, form: 'xlsx' },
    })
  })
  test('CSVでは、式として始まる欄が文字になる', async () => {
    const [, csv = ''] = await links()
    const response = await fetch(csv)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    expect(text).toContain(
      '\r\n田中 一郎,有識者,有識者,令和8年5月11日(月),"\'=HYPERLINK(""http://x"")",11000,,11000,\r\n',
    )
    expect(text.startsWith('\uFEFF氏名,席,')).toBe(true)
  })
  test('先回りして見るだけのもの(HEAD)には渡さず、監査にも残らない', async () => {
    const [excel = ''] = await links()
    const before = await handedOut()
    expect((await fetch(excel, { method: 'HEAD' })).status).toBe(405)
    expect(await handedOut()).toEqual(before)
  })
  test('リンクは、データベースにも記録にも、そのままでは残らない', async () => {
    const [excel = ''] = await links()
    const token = excel.split('/').at(-1) ?? ''
    await fetch(excel)
    expect(JSON.stringify(await place().database.db.inbox.findMany())).not.toContain(token)
    expect(JSON.stringify(place().program.logged())).not.toContain(token)
  })
})

describe('開かないリンク', () => {
  const vault = openVault([LINE_SECRET, SLACK_SECRET])
  const good = (more: Partial<Link> = {}): Link => ({
    ...{ kind: 'fees', town: TOWN.id, person: 's1' },
    facts: { year: '2026', form: 'csv', locale: 'ja' },
    until: Date.now() + 60_000,
    ...more,
  })
  const opening = (token: string) => fetch(`${place().program.origin}/file/${token}`)

  test('同じ作り方の、正しいリンクは開く', async () => {
    expect((await opening(signLink(vault, good()))).status).toBe(200)
  })
  test.each([
    ['期限の切れた', signLink(vault, good({ until: Date.now() - 1 })), 410],
    ['書き換えられた', `${signLink(vault, good()).slice(0, -8)}AAAAAAAA`, 404],
    ['別の鍵の', signLink(openVault(['x']), good()), 404],
    ['別の種類の', signLink(vault, good({ kind: 'board' })), 404],
    ['ほかの町の', signLink(vault, good({ town: 'elsewhere' })), 404],
    ['庶務でない人の', signLink(vault, good({ person: 'p1' })), 404],
    ['いない人の', signLink(vault, good({ person: 'nobody' })), 404],
    ['でたらめな', 'x', 404],
  ])('%s リンクは、どうすればよいかを二つの言葉で言う', async (_, token, status) => {
    const before = await handedOut()
    const response = await opening(token)
    expect(response.status).toBe(status)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const page = await response.text()
    expect(page).toContain('新しいリンクから開いてください')
    expect(page).toContain('Please ask Yoriai again')
    expect(page).not.toMatch(/田中|山本/)
    expect(await handedOut()).toEqual(before)
  })
  test('ほかの町の庶務のリンクで、この町の表は出ない', async () => {
    const { database } = place()
    const other = {
      id: 'tonari',
      name: '隣村',
      line: { destination: 'Utonari' },
      slack: { teamId: 'T0TONARI' },
    }
    await loadTown(
      database,
      { town: other, people: [{ id: 's1', name: '隣の庶務', roles: ['staff'] }] },
      new Date(),
    )
    const response = await opening(signLink(vault, good({ town: 'tonari' })))
    expect(response.status).toBe(200)
    expect(await response.text()).not.toMatch(/田中|山本/)
  })
})
