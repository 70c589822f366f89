// 写真やファイルを LINE で送る: LINE から取り出し、中身で確かめ、仕事につけ、期限のあるリンクで渡す。
import { Buffer } from 'node:buffer'
import { beforeAll, expect, test } from 'vitest'
import { FILE_MOST_BYTES } from '../../src/domain/papers/model.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile } from './place.ts'
import { lineId, STAFF, TOWN } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile({ workers: 4 })
const worker = (n: number) => inLine(place(), lineId('d', n))
const staff = () => inSlack(place(), STAFF)

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const picture = (mark: string) => Buffer.concat([PNG, Buffer.from(mark)])
const TAKEN_WITHIN_MS = 2_000

beforeAll(async () => {
  for (const n of [1, 2, 3]) await worker(n).says('応募 1', '1番「封筒づめ」をお願いしました')
})

const files = () =>
  place().database.db.deliveryFile.findMany({ where: { townId: TOWN.id }, orderBy: { id: 'asc' } })
const stored = () => place().database.db.storedFile.count({ where: { townId: TOWN.id } })

const linkIn = (words: string): string => {
  const url = /https?:\/\/\S+\/file\/[\w-]+/.exec(words)?.[0]
  if (!url) throw new Error(`no link in: ${words}`)
  return url
}

test('写真を送り、納品し、職員がリンクでひらく', async () => {
  const person = worker(1)
  const sent = await place().line.sayImage(person.userId, PNG, 'image/png')
  expect(sent.status).toBe(200)
  await person.hears('1番「封筒づめ」にファイルをつけました')
  await person.presses('納品する', '1番「封筒づめ」の納品を受け付けました')
  await staff().sees('働手 1さんが1番を納品しました')
  expect((await staff().press('見る')).status).toBe(200)
  const shown = await until(
    () =>
      staff()
        .messages()
        .map((message) => JSON.stringify(message))
        .find((text) => text.includes('/file/')),
    { what: () => `the link; so far: ${staff().everything()}` },
  )
  const address = new URL(linkIn(shown.replaceAll('\\u0026', '&').replaceAll(/[">|)\]]/g, ' ')))
  const answer = await fetch(`${place().program.origin}${address.pathname}`)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment; /),
    'cache-control': 'no-store',
  })
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG)
  expect((await fetch(`${place().program.origin}${address.pathname}x`)).status).toBe(404)
})

test('LINE が遅くても、webhook はすぐ 200 で、ファイルは届く', async () => {
  const person = worker(2)
  place().line.faults.fail({ path: '/content', times: 2, status: 500 })
  const sent = await place().line.sayFile(person.userId, { name: '報告.png', bytes: picture('slow') })
  expect(sent.status).toBe(200)
  expect(sent.durationMs).toBeLessThan(TAKEN_WITHIN_MS)
  await person.hears('ファイルをつけました')
  place().line.faults.latencyMs = 1_500
  const late = await place().line.sayFile(person.userId, { name: '報告2.png', bytes: picture('late') })
  expect(late.status).toBe(200)
  expect(late.durationMs).toBeLessThan(1_000)
  await person.hears('報告2.png')
  place().line.faults.reset()
})

test('LINE が渡さないときは、もう一度送ってほしいと伝える', async () => {
  const person = worker(2)
  const before = (await files()).length
  place().line.faults.fail({ path: '/content', times: 9, status: 503 })
  expect((await place().line.sayImage(person.userId, picture('lost'), 'image/png')).status).toBe(200)
  await person.hears('ファイルを受け取れませんでした', 20_000)
  place().line.faults.reset()
  await place().line.sayFile(person.userId, { name: 'もう一度.png', bytes: picture('again') })
  await person.hears('もう一度.png')
  expect((await files()).length).toBe(before + 1)
})

test('大きすぎるもの、危ないもの、動画は、わけを伝えて受け取らない', async () => {
  const person = worker(3)
  const before = await stored()
  const large = Buffer.concat([PNG, Buffer.alloc(FILE_MOST_BYTES)])
  await place().line.sayFile(person.userId, { name: '大きい.png', bytes: large })
  await person.hears('ファイルが大きすぎます（20MBまで）')
  await place().line.sayFile(person.userId, {
    name: '写真.png',
    type: 'image/png',
    bytes: Buffer.from('<html><script>alert(1)</script>'),
  })
  await person.hears('この種類のファイルは受け取れません')
  await place().line.sayFile(person.userId, { name: '便利.exe', bytes: Buffer.from('MZ\u0090\u0000') })
  await person.hears('この種類のファイルは受け取れません')
  await place().line.sayMedia(person.userId, 'video')
  await person.hears('動画と音声は受け取れません')
  expect(await stored()).toBe(before)
})

test('受けている仕事のない人のものは、取り出しもしない', async () => {
  const person = worker(4)
  const asked = () => place().line.calls.filter(({ name }) => name.includes('/content')).length
  const before = asked()
  await place().line.sayImage(person.userId, picture('nobody'), 'image/png')
  await person.hears('このファイルをつける仕事がありません')
  expect(asked()).toBe(before)
})

test('同じ知らせが二度届いても、ファイルは一つ', async () => {
  const person = worker(3)
  const before = (await files()).length
  const sent = await place().line.sayImage(person.userId, picture('twice'), 'image/png')
  await person.hears('ファイルをつけました')
  await place().line.redeliver(sent)
  await person.says('自分の仕事', 'あなたの仕事')
  expect((await files()).length).toBe(before + 1)
})

test('ファイルのあとに続けて「納品」と書いても、順に進む', async () => {
  const person = worker(3)
  void place().line.sayImage(person.userId, picture('then'), 'image/png')
  await person.says('納品 1', '納品を受け付けました')
  const [last] = (await files()).toReversed()
  expect(last?.name).toMatch(/^写真\.png$/)
})

test('質問にスレッドで答えると、ご本人に届く', async () => {
  const person = worker(2)
  await person.says('質問 1 のりはどこですか', '担当に伝えました')
  const notice = await until(
    () =>
      staff()
        .messages()
        .find(({ text, fromBot }) => fromBot && text.includes('のりはどこですか')),
    { what: () => `the question in the channel: ${staff().everything()}` },
  )
  expect((await place().slack.message(STAFF, 'C0SHOMU', '棚の二段目です', notice.ts)).status).toBe(200)
  await person.hears('棚の二段目です')
})
