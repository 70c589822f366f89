// 会議録を文書にして直す: 庶務がSlackのリンクからWordを保存し、直して送り返す。動いているプログラムと、HTTPで。
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadTown } from '../conversation.ts'
import { inSlack } from './people.ts'
import { placeForFile } from './place.ts'
import { STAFF, TOWN } from './village.ts'

const place = placeForFile()

const HELD = {
  ...{ body: 'council', no: 1, title: '第1回推進会議', place: '役場', state: 'closed' },
  startsAt: '2026-05-11T14:00+09:00',
  endsAt: '2026-05-11T16:00+09:00',
  items: [{ no: 1, title: '前回報告', kind: 'report' }],
}

beforeAll(async () => {
  await loadTown(place().database, { town: { id: TOWN.id, name: TOWN.name }, meetings: [HELD] }, new Date())
})

/** The links of the minutes, as staff see them in Slack: to read, Word, Markdown, and the way back. */
async function links(): Promise<string[]> {
  const staff = inSlack(place(), STAFF)
  await staff.types('/minutes', 'meeting=council-1', '会議録')
  const blocks = JSON.stringify(staff.messages().at(-1)?.blocks)
  return [...new Set([...blocks.matchAll(/https?:\/\/[^\s|>]+\/file\/[\w-]+/g)].map(([url]) => url))]
}
const sending = (url: string, values: Record<string, string | Blob>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.set(name, value)
  return fetch(url, { method: 'POST', body })
}

describe('庶務がWordで直す', () => {
  test('保存し、直し、送り返し、変わるところを見てから直す', async () => {
    const [read = '', word = '', , back = ''] = await links()
    expect(await (await fetch(read)).text()).toContain('<h3>1. 前回報告</h3>')
    const parts = unzipSync(new Uint8Array(await (await fetch(word)).arrayBuffer()))
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const edited = body.replace('（主な発言を、ここに書き加えてください。）', '報告のとおり了承した。')
    const file = new File(
      [Uint8Array.from(zipSync({ ...parts, 'word/document.xml': strToU8(edited) }))],
      '会議録.docx',
    )
    expect(await (await fetch(back)).text()).toContain('<form method="post" enctype="multipart/form-data">')
    const shown = await (await sending(back, { file })).text()
    expect(shown).toContain('<ins>後：報告のとおり了承した。</ins>')
    const written = /name="written" value="([\w-]+)"/.exec(shown)?.[1] ?? ''
    const done = await sending(back, { written })
    expect(done.status).toBe(200)
    expect(await (await fetch(read)).text()).toContain('報告のとおり了承した。')
    // もう一度押しても、二度は直さない。
    expect((await sending(back, { written })).status).toBe(422)
    expect(await place().database.db.auditEntry.count({ where: { act: 'minutes.edited' } })).toBe(1)
  })
  test('大きすぎるものは断り、プログラムは動き続ける', async () => {
    const [, , , back = ''] = await links()
    const response = await sending(back, { file: new File([new Uint8Array(6 * 1_048_576)], '大.docx') })
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('5MBまで')
    expect((await fetch(`${place().program.origin}/readyz`)).status).toBe(200)
  })
})
