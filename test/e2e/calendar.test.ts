// カレンダーのリンクを、カレンダーのアプリのように開く: LINEで受け取り、HTTPで読む。
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { botLines, inLine, inSlack } from './people.ts'
import { placeForFile } from './place.ts'
import { lineId, STAFF } from './village.ts'

const place = placeForFile({ members: 3, settings: { LOG_LEVEL: 'trace' } })

type Links = { feed: string; subscribe: string }
const origin = () => place().program.origin

/** Asks for the calendar in LINE, and takes the links out of the buttons of what comes back. */
async function linksFor(userId: string, words = 'カレンダー', title = '会議のカレンダー'): Promise<Links> {
  const member = inLine(place(), userId)
  await member.says(words, title)
  const all = JSON.stringify(botLines(place(), userId).at(-1)?.message)
  const [feed = ''] = /http:[^"]*\/calendar\/[\w-]{43}\.ics(?=")/.exec(all) ?? []
  const [subscribe = ''] = /http:[^"]*\/calendar\/[\w-]{43}\?[^"]*/.exec(all) ?? []
  expect(feed.startsWith(`${origin()}/`), all).toBe(true)
  return { feed, subscribe }
}

const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers, redirect: 'manual' })
const unfolded = (text: string) => text.replaceAll('\r\n ', '')
const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')

describe('カレンダー', () => {
  test('委員のリンクは、その人の会議を出し、変わっていなければ304で答える', async () => {
    const { feed, subscribe } = await linksFor(lineId('c', 1))
    const first = await get(feed)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toContain('private')
    expect(first.headers.get('x-robots-tag')).toBe('noindex')
    const text = await first.text()
    expect(events(text).map((event) => event.getFirstPropertyValue('uid'))).toEqual(['council-3.mura@yoriai'])
    expect(unfolded(text)).toContain('あなたの返事: 未回答')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    const again = await get(feed, { 'if-none-match': tag })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    await inLine(place(), lineId('c', 1)).says('出席', '「出席」で受け付けました')
    const answered = await get(feed, { 'if-none-match': tag })
    expect(answered.status).toBe(200)
    expect(unfolded(await answered.text())).toContain('あなたの返事: 出席')
    const one = await get(feed.replace('.ics', '/council-3.ics'))
    expect(events(await one.text())).toHaveLength(1)
    expect((await get(feed.replace('.ics', '/council-9.ics'))).status).toBe(404)
    const away = await get(subscribe)
    expect([away.status, away.headers.get('location')]).toEqual([302, feed.replace('http:', 'webcal:')])
  })
  test('作り直すと前のリンクは404になり、当てずっぽうのリンクと同じに見える', async () => {
    const { feed } = await linksFor(lineId('c', 2))
    const { feed: next } = await linksFor(lineId('c', 2), 'カレンダー 作り直し', '作り直しました')
    expect(next).not.toBe(feed)
    const seen = async (url: string) => {
      const response = await get(url)
      const { date: _date, ...headers } = Object.fromEntries(response.headers)
      return { status: response.status, headers, body: await response.text() }
    }
    const dead = await seen(feed)
    expect(dead.status).toBe(404)
    const wrong = ['x'.repeat(43), 'short', '%00', `${'あ'.repeat(43)}`, `${next.slice(-47, -4)}x`]
    for (const token of wrong) expect(await seen(`${origin()}/calendar/${token}.ics`), token).toEqual(dead)
    expect((await get(`${origin()}/calendar/${'x'.repeat(43)}`)).status).toBe(404)
    expect((await get(next)).status).toBe(200)
  })
  test('Slackの職員にも、リンクが出る', async () => {
    await inSlack(place(), STAFF).types('/meeting', 'calendar', '会議のカレンダー')
  })
  test('リンクの中身は、記録にも、データベースにも、そのままでは残らない', async () => {
    const { feed } = await linksFor(lineId('c', 3))
    const token = /[\w-]{43}(?=\.ics)/.exec(feed)?.[0] ?? ''
    await get(feed)
    expect(token).toHaveLength(43)
    expect(JSON.stringify(place().program.logged())).not.toContain(token)
    const { db } = place().database
    const kept = [await db.inbox.findMany(), await db.calendarFeed.findMany(), await db.auditEntry.findMany()]
    const text = JSON.stringify(kept, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))
    expect(text).not.toContain(token)
  })
})
