// 報酬の表と図は、署名のあるリンクで。渡した人がもう庶務でなければ、開かない。通数は先に言う。
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchFile } from '../../../src/bot/engine/fetch-file.ts'
import { fetchPicture } from '../../../src/bot/engine/fetch-picture.ts'
import { renderSlack } from '../../../src/bot/slack/render.ts'
import type { Card } from '../../../src/bot/turn/card.ts'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import { connect, type Database } from '../../../src/db/database.ts'
import { openLink } from '../../../src/links.ts'
import { loadTown, openTalk, type Talk } from '../../conversation.ts'
import { newDatabaseUrl } from '../../database.ts'
import { wordsIn } from '../../drawing/looking.ts'
import { town as payTown } from '../../fixtures/pay-town.ts'

const START = '2026-11-25T10:00+09:00'
let database: Database
let talk: Talk
beforeAll(async () => {
  database = await connect(await newDatabaseUrl(), { onError: () => undefined })
  await loadTown(database, payTown, new Date(START))
  talk = await openTalk(database, START)
})
afterAll(() => database.close())

const STAFF = '庶務 まもる'
const tokens = ({ parts }: Card, label: string): string[] =>
  parts.flatMap((part) =>
    part.kind === 'links'
      ? part.links.filter((one) => one.label === label).map(({ url }) => url.split('/').at(-1) ?? '')
      : [],
  )
const pictures = ({ parts }: Card) =>
  parts.flatMap((part) =>
    part.kind === 'picture' ? [(part.url.split('/').at(-1) ?? '').replace('.png', '')] : [],
  )
const fileOf = async (label: string) => {
  const [token = ''] = tokens(await talk.say(STAFF, '/pay month=2026-12'), label)
  return { token, found: await fetchFile(talk.app, token) }
}
const roles = (id: string, all: string[]) =>
  database.db.person.updateMany({ where: { id }, data: { roles: all } })

test('Excelを開いて足し直すと、合う', async () => {
  const { found } = await fileOf('Excel（.xlsx）')
  if (found.kind !== 'file') throw new Error(found.kind)
  expect(found.file.name).toBe('報酬_2026-12.xlsx')
  const [header, ...rows] = await readSheet(Buffer.from(found.file.bytes))
  expect(header).toEqual([
    ...['支払日', '氏名', '登録番号', '案件', '納品日', '支払期限(法定)', '支払額'],
    ...['源泉の区分', '源泉徴収税額', '差引支払額', '備考'],
  ])
  expect(rows).toEqual([
    [
      '2026-12-03',
      '林 はるか',
      'T7010705000725',
      '11番 台帳の入力',
      '2026-10-05',
      '2026-12-03',
      3_000,
      null,
      0,
      3_000,
      null,
    ],
    [
      ...['2026-12-18', '林 はるか', 'T7010705000725', '12番 広報の原稿', '2026-10-20', '2026-12-18', 33_333],
      ...['原稿料', 3_403, 29_930, '検収待ち'],
    ],
    [null, '林 はるか 小計（2件）', 'T7010705000725', null, null, null, 36_333, null, 3_403, 32_930, null],
    [
      ...['2026-12-30', '森 ゆう', '登録なし（免税事業者等）', '13番 案内の翻訳', '2026-11-02', '2026-12-31'],
      ...[1_500_000, '翻訳料', 204_200, 1_295_800, '検収待ち'],
    ],
    [
      ...[null, '森 ゆう 小計（1件）', '登録なし（免税事業者等）', null, null, null],
      ...[1_500_000, null, 204_200, 1_295_800, null],
    ],
    [null, '合計（2人・3件）', null, null, null, null, 1_536_333, null, 207_603, 1_328_730, null],
  ])
  const sum = (column: number) =>
    rows.filter(([day]) => day !== null).reduce((total, row) => total + Number(row[column]), 0)
  expect([sum(6), sum(8), sum(9)]).toEqual([rows.at(-1)?.[6], rows.at(-1)?.[8], rows.at(-1)?.[9]])
})

test('CSVも同じ。もう庶務でない人には、開かない。渡したことは監査に残る', async () => {
  const { token, found } = await fileOf('CSV')
  if (found.kind !== 'file') throw new Error(found.kind)
  const text = new TextDecoder().decode(found.file.bytes)
  expect(text).toContain(
    '2026-12-18,林 はるか,T7010705000725,12番 広報の原稿,2026-10-20,2026-12-18,33333,原稿料,3403,29930',
  )
  expect(await database.db.auditEntry.count({ where: { act: 'pay.handed-out' } })).toBeGreaterThan(0)
  await roles('s1', ['director'])
  expect(await fetchFile(talk.app, token)).toEqual({ kind: 'unknown' })
  await roles('s1', ['staff'])
})

test('図は、見せた人のもの。ディレクターには自分の仕事だけ、役目が終われば何もない', async () => {
  const drawn = async (who: string, line: string) => {
    const card = await talk.say(who, line)
    return Promise.all(
      pictures(card).map((token) => {
        const opened = openLink(talk.app.vault, token, { kinds: ['picture'], now: talk.app.now() })
        if (!opened.ok) throw new Error(opened.why)
        const { person, facts } = opened.link
        return fetchPicture(
          { sql: database.sql, town: 'mura' },
          { person, facts, locale: 'ja', now: talk.app.now() },
        )
      }),
    )
  }
  const words = (svg: string | undefined) => wordsIn(svg ?? '').map(({ text }) => text)
  const [all] = await drawn(STAFF, '/pay clock')
  expect(words(all)).toEqual(expect.arrayContaining(['17番 写真の整理', '13番 案内の翻訳']))
  const [own] = await drawn('指導 さち', '/pay clock')
  expect(words(own)).toContain('13番 案内の翻訳')
  expect(words(own)).not.toContain('17番 写真の整理')
  expect((await drawn(STAFF, '/job figures')).map((svg) => words(svg)[0])).toEqual([
    '仕事の量　令和8年度',
    'かかった日数（中央値）　令和8年度',
    '報酬の広がり　令和8年度',
  ])
  await roles('d1', ['worker'])
  const of = { person: 'd1', locale: 'ja', now: talk.app.now() } as const
  const reader = { sql: database.sql, town: 'mura' }
  expect(await fetchPicture(reader, { ...of, facts: { what: 'pay-clock' } })).toBeUndefined()
  expect(
    await fetchPicture(reader, { ...of, facts: { what: 'figures', chart: 'load', year: '2026' } }),
  ).toBeUndefined()
  expect(await fetchPicture(reader, { ...of, facts: { what: 'nothing' } })).toBeUndefined()
  await roles('d1', ['director'])
})

test('Slackには、図も含めて一枚で収まる', async () => {
  for (const [line, images] of [
    ['/pay clock', 1],
    ['/job figures', 3],
    ['/job figures month=2026-11', 3],
    ['/pay month=2026-12', 0],
  ] as const) {
    const { blocks } = renderSlack(await talk.say(STAFF, line))
    expect(blocks.filter(({ type }) => type === 'image')).toHaveLength(images)
    expect(blocks.length).toBeLessThanOrEqual(50)
  }
})

test('送る前に、今月のLINEの残りを言う', async () => {
  const usage = (used: number, quota: number | null) =>
    database.db.lineUsage.upsert({
      where: { townId: 'mura' },
      create: { townId: 'mura', used, quota, readAt: talk.app.now() },
      update: { used, quota, readAt: talk.app.now() },
    })
  const asked = async () => plainText(await talk.say(STAFF, '/pay send month=2026-12'))
  await usage(150, 200)
  expect(await asked()).toContain('今月のLINEの残り: 50通')
  await usage(199, 200)
  expect(await asked()).toContain('今月のLINEの残りが足りません')
  await usage(199, null)
  expect(await asked()).toContain('今月のLINEの残り: 上限なし')
})
