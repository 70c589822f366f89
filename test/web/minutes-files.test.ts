// 会議録のリンク: 読む、保存する、直したWordを送り返す。開くたびに、まだ読んでよい人かを確かめる。
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { fetchFile, takeFile } from '../../src/bot/engine/fetch-file.ts'
import type { Card } from '../../src/bot/turn/card.ts'
import { connect, type Database } from '../../src/db/database.ts'
import { blocksOf } from '../../src/document/blocks.ts'
import { writeDocx } from '../../src/document/docx.ts'
import { readDocx } from '../../src/document/read-docx.ts'
import { type Link, signLink } from '../../src/links.ts'
import { openVault } from '../../src/vault.ts'
import { filePages } from '../../src/web/files.ts'
import { loadTown, openTalk, type Talk } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { smallTown } from '../fixtures/small-town.ts'

const log = pino({ level: 'silent' })
let database: Database
let talk: Talk

const STAFF = '庶務まもる'
const CHAIR = '田中一郎'

beforeEach(async () => {
  database = await connect(await newDatabaseUrl(), { onError: () => undefined })
  await loadTown(database, smallTown, new Date('2026-12-10T13:50+09:00'))
  talk = await openTalk(database, '2026-12-10T13:50+09:00')
  await talk.say(STAFF, '/meeting present 第3回 田中一郎')
  await talk.say(STAFF, '/meeting present 第3回 山本愛子')
  await talk.say(STAFF, '/meeting open meeting=3')
  talk.at('2026-12-10T16:00+09:00')
  await talk.say(STAFF, '/meeting close meeting=3')
  return () => database.close()
})

const pages = () =>
  filePages(
    { fetch: (token) => fetchFile(talk.app, token), take: (token, read) => takeFile(talk.app, token, read) },
    log,
  )
const open = (url: string) => pages().request(`/${url.split('/').at(-1)}`)
const post = (url: string, values: Record<string, string | Blob>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.set(name, value)
  return pages().request(`/${url.split('/').at(-1)}`, { method: 'POST', body })
}

function linkOn({ parts }: Card, label: string): string {
  const found = parts
    .flatMap((part) => (part.kind === 'links' ? part.links : []))
    .find((one) => one.label === label)
  if (!found) throw new Error(`no link ${label}`)
  return found.url
}
const staffCard = () => talk.say(STAFF, '/minutes meeting=3')
const sends = () => talk.say(STAFF, '/minutes send meeting=3')
const confirms = () => talk.say(CHAIR, '議事録承認 第3回')
const minutes = () => database.db.minutes.findMany({ orderBy: { version: 'asc' } })
const acts = async () =>
  (await database.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ act, actor, via, facts }) => ({
    act,
    actor,
    via,
    facts,
  }))

async function saved(label = 'Wordで保存'): Promise<Uint8Array> {
  const response = await open(linkOn(await staffCard(), label))
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

/** The saved file, its words changed as somebody in Word would. */
const changed = (bytes: Uint8Array, change: (xml: string) => string): Blob => {
  const parts = unzipSync(bytes)
  const body = strToU8(change(strFromU8(parts['word/document.xml'] ?? new Uint8Array())))
  return new File([Uint8Array.from(zipSync({ ...parts, 'word/document.xml': body }))], '直し.docx')
}
const hidden = (html: string): string => /name="written" value="([\w-]+)"/.exec(html)?.[1] ?? ''
const REMARK = '（主な発言を、ここに書き加えてください。）'

describe('保存する、読む', () => {
  test('Wordには、見出しと数字、版と検査値の頭、どの文かの印がある', async () => {
    const response = await open(linkOn(await staffCard(), 'Wordで保存'))
    expect(response.headers.get('content-type')).toContain('wordprocessingml')
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      '会議録_テレワーク推進会議_第3回推進会議_第1版_案.docx',
    )
    const bytes = new Uint8Array(await response.arrayBuffer())
    const read = readDocx(bytes)
    const [kept] = await minutes()
    expect(read).toMatchObject({
      ok: true,
      document: {
        properties: { YoriaiMeeting: 'council-3', YoriaiVersion: '1', YoriaiSha256: kept?.sha256 },
      },
    })
    const foot = strFromU8(unzipSync(bytes)['word/footer1.xml'] ?? new Uint8Array())
    expect(foot).toContain(kept?.sha256.slice(0, 16))
    expect(foot).toContain('第1版（案）')
    expect((await acts()).at(-1)).toEqual({
      ...{ act: 'minutes.handed-out', actor: 's1', via: 'link' },
      facts: { version: 1, form: 'docx', sha256: kept?.sha256 },
    })
  })
  test('Markdownは、文をそのままふくむ', async () => {
    const text = new TextDecoder().decode(await saved('テキスト（Markdown）で保存'))
    expect(text).toContain((await minutes())[0]?.text)
  })
  test('会長へのお知らせのリンクで、長い会議録を全部読める。読んだ人が監査に残る', async () => {
    await staffCard()
    await talk.say(STAFF, `/minutes edit meeting=3 text="# 会議録\\n${'長い文。'.repeat(2_000)}\\n終わり"`)
    await talk.heard()
    await sends()
    const notice = (await talk.heard()).find(({ to }) => to === '田中 一郎')
    const response = await open(
      linkOn(notice?.card ?? { title: '', tone: 'plain', parts: [] }, '会議録を読む'),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const html = await response.text()
    expect(html).toContain('<h1>会議録</h1>')
    expect(html).toContain('<p>終わり</p>')
    expect((await acts()).at(-1)).toMatchObject({
      act: 'minutes.handed-out',
      actor: 'p1',
      facts: { form: 'page' },
    })
  })
  test('送ったあとで直すと、会長の前のリンクでは、直している途中の文は読めない', async () => {
    await staffCard()
    await sends()
    const link = linkOn(await talk.say(CHAIR, '議事録 第3回'), '会議録を読む')
    expect((await open(link)).status).toBe(200)
    await talk.say(STAFF, '/minutes edit meeting=3 text=直し中')
    const response = await open(link)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('直し中')
  })
  test('確定したものは、委員も保存でき、送り返すリンクはない', async () => {
    await staffCard()
    await sends()
    await confirms()
    const card = await talk.say('山本愛子', '議事録 第3回')
    expect((await open(linkOn(card, 'Wordで保存'))).status).toBe(200)
    expect(() => linkOn(card, '直したWordを送り返す')).toThrow()
  })
  test('公開用には氏名がなく、送り返しても会議録は変わらない', async () => {
    const draft = linkOn(await staffCard(), '直したWordを送り返す')
    await sends()
    await confirms()
    const bytes = new Uint8Array(
      await (
        await open(linkOn(await talk.say(STAFF, '/minutes publish meeting=3'), '公開用をWordで保存'))
      ).arrayBuffer(),
    )
    const words = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    expect(words).toContain('委員（商工会）')
    for (const { name } of smallTown.people)
      expect(words.replaceAll(/\s/g, '')).not.toContain(name.replace(' ', ''))
    const response = await post(draft, { file: new File([bytes], '公開用.docx') })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('どの会議録を直したものか、わかりません')
  })
})

describe('開かないリンク', () => {
  const vault = openVault(['a secret of the test'])
  const link = (more: Partial<Link> = {}): string =>
    signLink(vault, {
      ...{ kind: 'minutes', town: 'mura', person: 's1' },
      facts: { meeting: 'council-3', version: '1', form: 'md', locale: 'ja' },
      until: talk.app.now().getTime() + 60_000,
      ...more,
    })
  const facts = (more: Record<string, string>) => ({ ...{ meeting: 'council-3', locale: 'ja' }, ...more })

  test('正しいリンクは開き、期限が過ぎ、書き換えられ、別の鍵なら開かない', async () => {
    await staffCard()
    expect((await open(link())).status).toBe(200)
    expect((await open(link({ until: talk.app.now().getTime() - 1 }))).status).toBe(410)
    expect((await open(`${link().slice(0, -8)}AAAAAAAA`)).status).toBe(404)
    expect(
      (
        await open(
          signLink(openVault(['x']), { kind: 'minutes', town: 'mura', person: 's1', facts: {}, until: 9e15 }),
        )
      ).status,
    ).toBe(404)
  })
  test.each([
    ['庶務でない人の案', () => link({ person: 'p2' })],
    ['いない版', () => link({ facts: facts({ version: '7', form: 'md' }) })],
    ['いない会議', () => link({ facts: { ...facts({ version: '1', form: 'md' }), meeting: 'none-1' } })],
    ['確定前の公開用', () => link({ kind: 'minutes-public', facts: facts({ version: '1', form: 'md' }) })],
    [
      '庶務でない人の、送り返すページ',
      () => link({ kind: 'minutes-upload', person: 'p1', facts: facts({}) }),
    ],
  ])('%s は開かず、何も残らない', async (_, made) => {
    await staffCard()
    const before = await acts()
    expect((await open(made())).status).toBe(404)
    expect(await acts()).toEqual(before)
  })
  test('庶務でなくなった人のリンクは、期限の前でも開かない', async () => {
    const url = linkOn(await staffCard(), 'Wordで保存')
    await database.db.person.updateMany({ where: { id: 's1' }, data: { roles: [] } })
    expect((await open(url)).status).toBe(404)
  })
  test('読むだけのリンクには、何も送れない', async () => {
    await staffCard()
    expect((await post(link(), { file: new File(['x'], 'x.docx') })).status).toBe(404)
  })
})

describe('直したWordを送り返す', () => {
  const upload = async () => linkOn(await staffCard(), '直したWordを送り返す')

  test('送ると変わるところが見え、「この内容に直す」で直る', async () => {
    const url = await upload()
    const form = await (await open(url)).text()
    expect(form).toContain('enctype="multipart/form-data"')
    const file = changed(await saved(), (xml) => xml.replace(REMARK, '前回の報告があった。'))
    const shown = await post(url, { file })
    expect(shown.status).toBe(200)
    const html = await shown.text()
    expect(html).toContain('<h2>1. 前回報告</h2>')
    expect(html).toContain(`<del>前：${REMARK}</del>`)
    expect(html).toContain('<ins>後：前回の報告があった。</ins>')
    const [before] = await minutes()
    expect(before?.text).not.toContain('前回の報告があった。')
    const done = await post(url, { written: hidden(html) })
    expect(done.status).toBe(200)
    expect(await done.text()).toContain('会議録を直しました')
    const [after] = await minutes()
    expect(after).toMatchObject({
      text: before?.text.replace(REMARK, '前回の報告があった。'),
      ...{ version: 1, state: 'draft', byId: 's1', via: 'link' },
    })
    expect((await acts()).at(-1)).toMatchObject({ act: 'minutes.edited', actor: 's1', via: 'link' })
  })
  test('確定したものは、理由のある訂正になる', async () => {
    const url = await upload()
    await sends()
    await confirms()
    const file = changed(await saved(), (xml) => xml.replace(REMARK, '訂正した文。'))
    const html = await (await post(url, { file })).text()
    expect(html).toContain('name="reason"')
    const refused = await post(url, { written: hidden(html) })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('確定した会議録を直す理由')
    expect(await (await post(url, { written: hidden(html), reason: '聞き違い' })).text()).toContain(
      '第2版の案',
    )
    expect((await minutes()).map(({ state, reason }) => [state, reason])).toEqual([
      ['final', null],
      ['draft', '聞き違い'],
    ])
  })
  test('保存したあとで会議録が変わっていたら、断る。見ている間に変わったときも', async () => {
    const url = await upload()
    const file = changed(await saved(), (xml) => xml.replace(REMARK, '古い直し。'))
    const html = await (await post(url, { file })).text()
    await talk.say(STAFF, '/minutes edit meeting=3 text=ほかの人の文')
    for (const values of [{ file }, { written: hidden(html) }]) {
      const response = await post(url, values)
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('この文書を保存したあとで、会議録が変わりました')
    }
    expect((await minutes()).map(({ text }) => text)).toEqual(['ほかの人の文'])
  })
  test.each([
    ['直していないもの', (bytes: Uint8Array) => changed(bytes, (xml) => xml), '会議録と同じ文でした'],
    [
      '文のないもの',
      (bytes: Uint8Array) => changed(bytes, (xml) => xml.replaceAll(/<w:t[ >][\s\S]*?<\/w:t>/g, '')),
      '文書に文がありません',
    ],
    [
      'Wordでないもの',
      () => new File(['これは文'], '会議録.docx'),
      'Wordの文書（.docx）として読めませんでした',
    ],
    ['空のもの', () => new File([], ''), 'ファイルを選んでください'],
    [
      '長すぎるもの',
      (bytes: Uint8Array) => changed(bytes, (xml) => xml.replace(REMARK, '長'.repeat(50_001))),
      '会議録は50,000字までです',
    ],
  ])('%s は断り、何も変えない', async (_, file, words) => {
    const url = await upload()
    const bytes = await saved()
    const before = await minutes()
    const response = await post(url, { file: file(bytes) })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(words)
    expect(await minutes()).toEqual(before)
  })
  test('ほかの会議のWordは断る', async () => {
    const url = await upload()
    const { sha256 = '', text = '' } = (await minutes())[0] ?? {}
    const properties = { YoriaiMeeting: 'council-9', YoriaiVersion: '1', YoriaiSha256: sha256 }
    const bytes = await writeDocx({
      language: 'ja',
      title: '',
      mark: null,
      foot: [],
      blocks: blocksOf(text),
      properties,
    })
    const response = await post(url, { file: new File([Uint8Array.from(bytes)], 'x.docx') })
    expect(await response.text()).toContain('ほかの会議の会議録です')
  })
  test('フォームでないものを送っても、何も起きない', async () => {
    const url = await upload()
    for (const type of ['application/json', 'multipart/form-data', 'multipart/form-data; boundary=x']) {
      const response = await pages().request(`/${url.split('/').at(-1)}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"written":"x"}',
      })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('ファイルを選んでください')
    }
  })
  test('画面の文は、ほかの人のものも、書き換えたものも、使えない', async () => {
    const url = await upload()
    const html = await (
      await post(url, { file: changed(await saved(), (xml) => xml.replace(REMARK, '直し。')) })
    ).text()
    const { sha256 = '' } = (await minutes())[0] ?? {}
    const foreign = signLink(talk.app.vault, {
      ...{ kind: 'minutes-written', town: 'mura', person: 'p1' },
      facts: { meeting: 'council-3', version: '1', sha256, text: 'ほかの人の文' },
      until: talk.app.now().getTime() + 60_000,
    })
    for (const written of [foreign, `${hidden(html).slice(0, -8)}AAAAAAAA`, 'x', '']) {
      const response = await post(url, { written })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('この画面は古くなりました')
    }
  })
  test('5MBより大きいものは断る', async () => {
    const url = await upload()
    const response = await post(url, { file: new File([new Uint8Array(6 * 1_048_576)], '大.docx') })
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('5MBまでのファイル')
  })
})
