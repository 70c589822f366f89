// 契約の書面のリンク: 残した条件だけからPDFとWordになり、開くたびに、まだ受け取ってよい人かを確かめる。
import { pino } from 'pino'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeEach, describe, expect, test } from 'vitest'
import { fetchFile, takeFile } from '../../src/bot/engine/fetch-file.ts'
import type { Card } from '../../src/bot/turn/card.ts'
import { connect, type Database } from '../../src/db/database.ts'
import { readDocx } from '../../src/document/read-docx.ts'
import { filePages } from '../../src/web/files.ts'
import { loadTown, openTalk, type Talk } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { smallTown } from '../fixtures/small-town.ts'

const log = pino({ level: 'silent' })
let database: Database
let talk: Talk

const [STAFF, WORKER] = ['庶務まもる', '林はるか']

beforeEach(async () => {
  database = await connect(await newDatabaseUrl(), { onError: () => undefined })
  await loadTown(database, smallTown, new Date('2026-11-25T10:00+09:00'))
  talk = await openTalk(database, '2026-11-25T10:00+09:00')
  await talk.say(WORKER, '応募 3')
  return () => database.close()
})

const pages = () =>
  filePages(
    { fetch: (token) => fetchFile(talk.app, token), take: (token, read) => takeFile(talk.app, token, read) },
    log,
  )
const open = (url: string) => pages().request(`/${url.split('/').at(-1)}`)

function linkOn({ parts }: Card, label: string): string {
  const found = parts
    .flatMap((part) => (part.kind === 'links' ? part.links : []))
    .find((one) => one.label === label)
  if (!found) throw new Error(`no link ${label}`)
  return found.url
}

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

async function pdfOf(url: string) {
  const response = await open(url)
  expect(response.status).toBe(200)
  const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
  const { text } = await extractText(document, { mergePages: true })
  return { response, text: bare(text) }
}

async function wordOf(url: string): Promise<{ text: string; properties: Record<string, string> }> {
  const read = readDocx(new Uint8Array(await (await open(url)).arrayBuffer()))
  if (!read.ok) throw new Error(read.why)
  const { blocks, properties } = read.document
  return {
    properties,
    text: bare(
      blocks
        .map((block) => ('text' in block ? block.text : ''))
        .join('')
        .replaceAll('**', ''),
    ),
  }
}

/** Everything the worker's card says of the terms. */
const saidOn = ({ parts }: Card): string[] =>
  parts.flatMap((part) =>
    part.kind === 'facts' ? part.facts.map(({ name, value }) => bare(name + value)) : [],
  )

describe('本人の書面', () => {
  test('応募の答えにある条件が、PDFにもWordにも、みなある', async () => {
    const given = saidOn(await talk.say(WORKER, '応募 3'))
    expect(given.length).toBeGreaterThan(10)
    const card = await talk.say(WORKER, '契約 3')
    const { sha256 } = await database.db.terms.findFirstOrThrow()
    const { response, text } = await pdfOf(linkOn(card, 'PDFの書面'))
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const word = await wordOf(linkOn(card, 'Wordの書面'))
    for (const row of given) {
      expect(text).toContain(row)
      expect(word.text).toContain(row)
    }
    expect(text).toContain(sha256)
    expect(word.properties).toMatchObject({ YoriaiTermsSha256: sha256 })
  })
  test('仕事や名前があとで変わっても、書面は渡したときのまま', async () => {
    const url = linkOn(await talk.say(WORKER, '契約 3'), 'PDFの書面')
    const before = (await pdfOf(url)).text
    await database.db.job.updateMany({ data: { title: '別の仕事', payYen: 1, place: '月' } })
    await database.db.person.updateMany({ where: { id: 'w1' }, data: { name: '別の名' } })
    expect((await pdfOf(url)).text).toBe(before)
  })
  test('効力のない版の書面は、初めにそう書いてある', async () => {
    await talk.say(STAFF, '/job change job=3 worker=w1 yen=2500 reason="減ったため"')
    await talk.say(WORKER, '変更を断る')
    const { claimId } = await database.db.terms.findFirstOrThrow()
    const url = linkOn(await talk.say(WORKER, '契約 3'), 'PDFの書面')
    expect((await pdfOf(url)).text).not.toContain('効力なし')
    const { termsDocument } = await import('../../src/bot/terms/terms-file.ts')
    const { findContract } = await import('../../src/domain/terms/read.ts')
    const { inTransaction } = await import('../../src/db/transaction.ts')
    const contract = await inTransaction(database.db, (transaction) =>
      findContract({ ...transaction, town: 'mura' }, claimId),
    )
    const declined = contract?.versions[1]
    expect(declined && termsDocument('ja', declined)).toMatchObject({ mark: '効力なし' })
  })
  test('英語の人には英語の書面', async () => {
    await talk.say(WORKER, 'English please')
    const { text } = await pdfOf(linkOn(await talk.say(WORKER, 'contracts 3'), 'As a PDF'))
    expect(text).toContain(bare('Terms of an order of work'))
    expect(text).toContain('¥3,000')
  })
})

describe('だれに、いつまで', () => {
  test('職員も受け取れる。受け取ったことは記録に残る', async () => {
    await pdfOf(linkOn(await talk.say(STAFF, '/job terms job=3 worker=w1'), 'PDFの書面'))
    const entry = await database.db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(entry).toMatchObject({ act: 'terms.handed-out', actor: 's1', via: 'link', subject: 'job-3' })
  })
  test('職員でなくなった人のリンクは、もう開かない', async () => {
    const url = linkOn(await talk.say(STAFF, '/job terms job=3 worker=w1'), 'PDFの書面')
    await database.db.person.update({
      where: { townId_id: { townId: 'mura', id: 's1' } },
      data: { roles: ['member'] },
    })
    expect((await open(url)).status).toBe(404)
  })
  test('一日たてば、期限切れと言う。書き換えたリンクは知らない', async () => {
    const url = linkOn(await talk.say(WORKER, '契約 3'), 'PDFの書面')
    expect((await open(`${url}x`)).status).toBe(404)
    talk.at('2026-11-26T10:01+09:00')
    expect((await open(url)).status).toBe(410)
  })
  test('リンクは、そのままの字ではどこにも残らない: 封をして置く', async () => {
    const url = linkOn(await talk.say(WORKER, '契約 3'), 'PDFの書面')
    const kept = JSON.stringify(await database.db.inbox.findMany({ select: { card: true } }))
    expect(kept).not.toContain(url.split('/').at(-1))
  })
})

test('とても長い内容は、カードでは途中までで、書面に全文がある', async () => {
  const details = `${'長い説明。'.repeat(300)}おしまい`
  await database.db.job.updateMany({ where: { no: 5 }, data: { details } })
  const card = await talk.say(WORKER, '応募 5')
  expect(JSON.stringify(card)).not.toContain('おしまい')
  expect((await pdfOf(linkOn(card, 'PDFの書面'))).text).toContain('おしまい')
})
