// 報酬: ワーカーがLINEで納品し、職員がSlackで月の表を見て、明細を送り、会計の表と支払時計の図を開く。
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { monthOf } from '../../src/domain/pay/model.ts'
import { payBy } from '../../src/domain/pay/pay-by.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile } from './place.ts'
import { lineId, STAFF } from './village.ts'

const place = placeForFile({ workers: 2 })
const staff = () => inSlack(place(), STAFF)
const worker = (n: number) => inLine(place(), lineId('d', n))

const today = () => Temporal.Now.plainDateISO('Asia/Tokyo').toString()

/** The address of a kind that stands in the newest message with one. */
function linkIn(person: ReturnType<typeof inSlack>, kind: 'file' | 'picture'): string {
  const link = new RegExp(`https?://[^\\s|>"]+/${kind}/[\\w.-]+`)
  const found = person
    .messages()
    .toReversed()
    .flatMap(({ blocks }) => link.exec(JSON.stringify(blocks))?.[0] ?? [])[0]
  if (!found) throw new Error(`no ${kind} in: ${person.everything()}`)
  return found
}

test('納品から、明細と会計の表まで', { timeout: 60_000 }, async () => {
  const month = monthOf(payBy(today(), 'strict-60').pay)
  for (const n of [1, 2]) {
    await worker(n).says('応募 1', '1番「封筒づめ」')
    await worker(n).says('納品 1', '納品')
  }
  await worker(1).says('報酬', '検収待ち')

  const office = staff()
  await office.types('/pay', `month=${month}`, '支払額: 4,000円')
  const sheet = await fetch(linkIn(office, 'file'))
  expect(sheet.status).toBe(200)
  const rows = await readSheet(Buffer.from(await sheet.arrayBuffer()))
  const deliveries = rows.slice(1).filter(([day]) => day !== null)
  expect(deliveries.map((row) => row[6])).toEqual([2_000, 2_000])
  expect(rows.at(-1)?.[6]).toBe(4_000)

  await office.presses('明細を送る', '送る人: 2人（はじめて 2人）')
  await office.presses('送る', '2人に送りました')
  for (const n of [1, 2]) expect(await worker(n).hears('の支払明細')).toContain('2,000円')
  await office.types('/pay', `send month=${month}`, 'みなさんに送ってあります')
  await worker(1).says('支払明細', 'お支払いする報酬はありません')
  await worker(1).says(`支払明細 ${month}`, 'にお送りした明細です')

  await office.types('/pay', 'clock', '🟢 1番 封筒づめ')
  const picture = await fetch(linkIn(office, 'picture'))
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  await office.types('/job', 'figures', '報酬のあった人: 2人')
})

test('リンクは、ほかのものを開かない', { timeout: 60_000 }, async () => {
  const link = linkIn(staff(), 'file')
  expect((await fetch(`${link.slice(0, -2)}AA`)).status).toBe(404)
  expect((await fetch(link.replace('/file/', '/picture/').concat('.png'))).status).toBe(404)
})
