// 設置スケジュール: 職員が Slack で工程を加えると、担当が LINE で聞き、図はプログラム自身の住所で見られる。
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { asText } from '../../standin/json.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile } from './place.ts'
import { lineId, STAFF } from './village.ts'

const PUBLIC = 'https://yoriai.example.jp/base/'

/** A port nobody listens on at this moment. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? `${address?.port}` : ''
}

const place = placeForFile({ members: 1, settings: { PUBLIC_URL: PUBLIC, PORT: await freePort() } })
const staff = () => inSlack(place(), STAFF)
const member = () => inLine(place(), lineId('c', 1))

/** Everything of that key, however deep. */
const valuesOf = (value: unknown, key: string): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [
        ...(name === key ? [asText(inner) ?? []].flat() : []),
        ...valuesOf(inner, key),
      ])

/** Through a proxy that forwards the public address to the program. */
const open = (url: string) => fetch(url.replace(PUBLIC, `${place().program.origin}/`), { redirect: 'error' })

test('工程を加え、見て、図を開く', { timeout: 60_000 }, async () => {
  const empty = await staff().types('/roadmap', '', 'まだ工程がありません')
  expect(empty).toContain('例：')
  await staff().types(
    '/roadmap',
    'new title="規則の施行" when="7月初旬" owner=m1',
    '工程1「規則の施行」を加えました',
  )
  await member().hears('工程1「規則の施行」の担当になりました')
  await staff().types('/roadmap', '', '1 規則の施行')
  const [inChannel] = staff()
    .messages()
    .flatMap(({ blocks }) => valuesOf(blocks, 'image_url'))
  if (!inChannel) throw new Error(`no picture: ${staff().everything()}`)
  expect(inChannel.startsWith(`${PUBLIC}picture/`)).toBe(true)
  const drawn = await open(inChannel)
  expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png'])
  const png = Buffer.from(await drawn.arrayBuffer())
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 1024])

  await member().says('設置スケジュール', '1 規則の施行')
  const [inPrivate] = place()
    .line.chat(member().userId)
    .flatMap(({ message }) => valuesOf(message, 'url'))
  expect((await open(inPrivate ?? '')).status).toBe(200)

  const tampered = inChannel.replace(/.(?=\.png$)/, (last) => (last === 'A' ? 'B' : 'A'))
  expect((await open(tampered)).status).toBe(404)
  expect((await open(`${PUBLIC}picture/x.png`)).status).toBe(404)
  expect((await open(`${PUBLIC}picture/`)).status).toBe(404)

  await staff().types('/roadmap', 'done no=1', '工程1「規則の施行」を完了にしました')
  await staff().types('/roadmap', 'done no=1', 'すでに完了しています')
  const { roadmap } = await place().town()
  expect(roadmap).toMatchObject([{ no: 1, title: '規則の施行', when: '7月初旬', state: 'done', owner: 'm1' }])
})
