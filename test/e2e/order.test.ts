// Words arrive late, twice, and out of order: what was said last stands, and whoever said it hears so.
import { expect, test } from 'vitest'
import type { Json } from '../../standin/json.ts'
import { botLines, inLine, spoken } from './people.ts'
import { LINE_SECRET, placeForFile } from './place.ts'
import { signLine } from './signing.ts'
import { lineId, TOWN } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile({ members: 12, workers: 4 })
let member = 0
const nextMember = () => {
  member += 1
  return { id: `m${member}`, userId: lineId('c', member) }
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
let events = 0

const event = (userId: string, text: string, more: Json = {}): Json => {
  events += 1
  return {
    type: 'message',
    mode: 'active',
    timestamp: Date.now(),
    webhookEventId: `01ORDER${String(events).padStart(19, '0')}`,
    deliveryContext: { isRedelivery: false },
    source: { type: 'user', userId },
    replyToken: `token-${events}`,
    message: { type: 'text', id: `${events}`, quoteToken: 'q', text },
    ...more,
  }
}

async function send(...all: Json[]): Promise<number> {
  const body = JSON.stringify({ destination: TOWN.line.destination, events: all })
  const headers = { 'x-line-signature': signLine(LINE_SECRET, body), 'content-type': 'application/json' }
  const { status } = await fetch(`${place().program.origin}/line/webhook`, { method: 'POST', body, headers })
  return status
}

const ago = (milliseconds: number) => ({ timestamp: Date.now() - milliseconds })
const answerOf = (personId: string) => place().database.db.answer.findMany({ where: { personId } })
const heard = (userId: string, words: string) =>
  until(() => botLines(place(), userId).find((one) => spoken(one).includes(words)), { what: () => words })

test('あとから届いた古い返事は、新しい返事を変えない。いまの返事を答える', async () => {
  const { id, userId } = nextMember()
  expect(await send(event(userId, '欠席', ago(MINUTE_MS)))).toBe(200)
  await heard(userId, '「欠席」で受け付けました')
  expect(await send(event(userId, '出席', ago(5 * MINUTE_MS)))).toBe(200)
  await heard(userId, '先に受け付けています')
  expect(botLines(place(), userId).map(spoken).join()).toContain('欠席')
  expect(await answerOf(id)).toMatchObject([{ answer: 'absent', previous: null }])
})

test('一つの本文に新しい順で入っていても、最後に言ったことが残る', async () => {
  const { id, userId } = nextMember()
  expect(await send(event(userId, '欠席', ago(1_000)), event(userId, '出席', ago(20_000)))).toBe(200)
  await heard(userId, '先に受け付けています')
  expect(await answerOf(id)).toMatchObject([{ answer: 'absent' }])
})

test('取り消したあとに届いた古い返事は、効かない', async () => {
  const { id, userId } = nextMember()
  expect(await send(event(userId, '出席', ago(3 * MINUTE_MS)))).toBe(200)
  expect(await send(event(userId, '取り消し', ago(MINUTE_MS)))).toBe(200)
  expect(await send(event(userId, '欠席', ago(2 * MINUTE_MS)))).toBe(200)
  await heard(userId, '先に受け付けています')
  expect(await answerOf(id)).toEqual([])
})

test('辞退のあとに届いた古い応募は、効かない。別の仕事の言葉には関わらない', async () => {
  const worker = inLine(place(), lineId('d', 1))
  expect(await send(event(worker.userId, '応募 1', ago(3 * MINUTE_MS)))).toBe(200)
  await worker.hears('お願いしました')
  expect(await send(event(worker.userId, '辞退 1', ago(MINUTE_MS)))).toBe(200)
  await worker.hears('辞退しますか')
  await worker.presses('辞退する', '辞退')
  expect(await send(event(worker.userId, '応募 1', ago(2 * MINUTE_MS)))).toBe(200)
  await worker.hears('先に受け付けています')
  const claims = await place().database.db.claim.findMany({ where: { personId: 'k1' } })
  expect(claims.map(({ state }) => state)).toEqual(['released'])
})

test('記録が消えるほど古い言葉は、何も変えず、送り直しをお願いする', async () => {
  const { id, userId } = nextMember()
  const old = event(userId, '出席', ago(2 * DAY_MS + MINUTE_MS))
  expect(await send(old)).toBe(200)
  await heard(userId, 'いま届きました')
  expect(await answerOf(id)).toEqual([])
  await place().database.db.inbox.deleteMany({ where: { eventId: `${old.webhookEventId}` } })
  expect(await send(old)).toBe(200)
  expect(await answerOf(id)).toEqual([])
})

test('庶務が書きとめたあとに届いた、それより前の本人の言葉は、効かない', async () => {
  const { id, userId } = nextMember()
  const before = ago(0)
  await new Promise((done) => setTimeout(done, 20))
  const staff = await place().slack.command(
    'U0STAFF1',
    TOWN.slack.staffChannel,
    '/rsvp',
    `第3回 欠席 電話 委員${id.slice(1)}`,
  )
  expect(staff.status).toBe(200)
  await until(async () => ((await answerOf(id)).length > 0 ? true : undefined), { what: () => 'the answer' })
  expect(await send(event(userId, '出席', before))).toBe(200)
  await heard(userId, '先に受け付けています')
  expect(await answerOf(id)).toMatchObject([{ answer: 'absent', via: 'phone' }])
})

test('読めない文字には、そのことを答える。何も変わらない', async () => {
  for (const text of ['出席\u0000', '出席\ud800', '\udc00欠席']) {
    const { id, userId } = nextMember()
    expect(await send(event(userId, text))).toBe(200)
    await heard(userId, '文字が正しく届きませんでした')
    expect(await answerOf(id)).toEqual([])
  }
})

test('500人分の言葉が一つの本文で来ても、200を返し、すべてに答える', { timeout: 60_000 }, async () => {
  const userId = lineId('c', 11)
  const others = Array.from({ length: 500 }, (_, n) =>
    event(n === 0 ? userId : lineId('e', n), n === 0 ? '出席' : '次回'),
  )
  const begun = performance.now()
  expect(await send(...others)).toBe(200)
  expect(performance.now() - begun).toBeLessThan(2_000)
  await until(async () => ((await place().database.db.storedEvent.count()) === 0 ? true : undefined), {
    what: () => 'every stored event to be answered',
    withinMs: 30_000,
  })
  const eventIds = others.map(({ webhookEventId }) => `${webhookEventId}`)
  expect(await place().database.db.inbox.count({ where: { eventId: { in: eventIds } } })).toBe(500)
  expect(await answerOf('m11')).toMatchObject([{ answer: 'attend' }])
})

test('一人が続けて言ったことは、貯めてあっても順に効く', { timeout: 60_000 }, async () => {
  const { id, userId } = { id: 'm12', userId: lineId('c', 12) }
  const words = ['出席', '欠席', '未定', '出席', '欠席']
  const many = Array.from({ length: 450 }, (_, n) => event(lineId('f0', n), '次回'))
  const own = words.map((text, n) => event(userId, text, ago(1_000 - n)))
  expect(await send(...many, ...own)).toBe(200)
  await until(async () => ((await place().database.db.storedEvent.count()) === 0 ? true : undefined), {
    what: () => 'every stored event to be answered',
    withinMs: 30_000,
  })
  expect(await answerOf(id)).toMatchObject([{ answer: 'absent' }])
  const said = () => botLines(place(), userId).map(spoken)
  await until(() => (said().length === words.length ? true : undefined), { what: () => said().join() })
  for (const text of words) expect(said().join()).toContain(`「${text}」で受け付けました`)
})
