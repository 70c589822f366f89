import { randomUUID } from 'node:crypto'
import { HTTPFetchError, LineBotClient, validateSignature } from '@line/bot-sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LineStandin, startLineStandin } from '../../standin/line/platform.ts'
import { startListener } from './webhook-listener.ts'

const channelSecret = '8c570fa6dd201bb328f1c1eac23a96d8'
const destination = `U${'0'.repeat(32)}`
const aiko = `U${'a'.repeat(32)}`
const jiro = `U${'b'.repeat(32)}`
const group = `C${'c'.repeat(32)}`

let now = Date.now()
let line: LineStandin
let listener: Awaited<ReturnType<typeof startListener>>
let reaction: (count: number) => number | 'hang' | 'drop'

beforeEach(async () => {
  reaction = () => 200
  listener = await startListener((count) => reaction(count))
  const options = {
    channelSecret,
    accessToken: 'token',
    destination,
    deadlineMs: 300,
    redelivery: true,
    redeliveryDelaysMs: [5, 5],
  }
  line = await startLineStandin({ ...options, now: () => now })
  line.setWebhook(listener.url)
  line.addUser({ userId: aiko, displayName: '山田 愛子' })
  line.addUser({ userId: jiro, displayName: '佐藤 二郎', friend: false })
})

afterEach(async () => {
  now = Date.now()
  await line.close()
  await listener.close()
})

const client = (channelAccessToken = 'token') =>
  LineBotClient.fromChannelAccessToken({
    channelAccessToken,
    apiBaseURL: line.origin,
    dataApiBaseURL: line.origin,
  })

const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof HTTPFetchError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return { status: error.status, body: JSON.parse(error.body), headers: error.headers }
}

const text = (words: string) => ({ type: 'text' as const, text: words })
const tokenOf = (events: Record<string, unknown>[]) => String(events[0]?.replyToken)

test('a typed text arrives as a signed webhook and its reply token works once', async () => {
  const { status, events } = await line.say(aiko, '出席')
  expect(status).toBe(200)
  const { body = '', headers } = listener.received[0] ?? {}
  expect(validateSignature(body, channelSecret, String(headers?.['x-line-signature']))).toBe(true)
  expect(JSON.parse(body)).toEqual({ destination, events })
  expect(events[0]).toMatchObject({
    type: 'message',
    mode: 'active',
    message: { type: 'text', text: '出席' },
  })
  expect(events[0]?.webhookEventId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)

  const replyToken = tokenOf(events)
  const { sentMessages } = await client().replyMessage({ replyToken, messages: [text('承りました')] })
  expect(sentMessages).toHaveLength(1)
  expect(line.chat(aiko).map((entry) => entry.text ?? entry.message?.text)).toEqual(['出席', '承りました'])
  const again = await refusal(client().replyMessage({ replyToken, messages: [text('もう一度')] }))
  expect(again).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } })
  expect(again.headers.get('x-line-request-id')).toBeTruthy()
})

test('a reply token ends after a minute, or twenty minutes once redelivered', async () => {
  const late = await line.say(aiko, '欠席')
  const redelivered = await line.redeliver(await line.say(aiko, '欠席'))
  now += 61_000
  const answer = (replyToken: string) => client().replyMessage({ replyToken, messages: [text('はい')] })
  expect((await refusal(answer(tokenOf(late.events)))).body.message).toBe('Invalid reply token')
  await answer(tokenOf(redelivered.events))
})

test('a failed webhook comes again with the same id and token, marked as redelivered', async () => {
  reaction = (count) => (count < 3 ? 503 : 200)
  const result = await line.say(aiko, '次回')
  expect(result.status).toBe(503)
  await result.settled
  expect(result.attempts.map(({ status }) => status)).toEqual([503, 503, 200])
  const [first, , third] = listener.received.map(({ body }) => JSON.parse(body).events[0])
  expect(third).toEqual({ ...first, deliveryContext: { isRedelivery: true } })
})

test('a webhook without an answer in time is a timeout, a broken one is dropped', async () => {
  reaction = (count) => (count === 1 ? 'hang' : 'drop')
  expect((await line.say(aiko, '議題')).status).toBe('timeout')
  expect((await line.say(aiko, '議題')).status).toBe('dropped')
})

test('the same retry key is accepted once', async () => {
  const key = randomUUID()
  const message = { to: aiko, messages: [text('お知らせ')] }
  const first = await client().pushMessageWithHttpInfo(message, key)
  const second = await refusal(client().pushMessage(message, key))
  expect(second.status).toBe(409)
  expect(second.body.message).toBe('The retry key is already accepted')
  const accepted = second.headers.get('x-line-accepted-request-id')
  expect(accepted).toBe(first.httpResponse.headers.get('x-line-request-id'))
  expect(line.chat(aiko)).toHaveLength(1)
  expect((await refusal(client().pushMessage(message, 'not-a-uuid'))).status).toBe(400)
})

test('an accepted push whose answer is lost is found again by its retry key', async () => {
  line.faults.fail({ path: '/push', when: 'after', drop: true })
  const key = randomUUID()
  const push = () => client().pushMessage({ to: aiko, messages: [text('お知らせ')] }, key)
  await expect(push()).rejects.toThrow('fetch failed')
  expect((await refusal(push())).status).toBe(409)
  expect(line.chat(aiko)).toHaveLength(1)
})

test('pushes count per friend, replies are free, and the month ends at the limit', async () => {
  line.quota.limit = 1
  await client().pushMessage({ to: jiro, messages: [text('届かない')] })
  expect(line.chat(jiro)).toEqual([])
  await client().multicast({ to: [aiko, jiro], messages: [text('届く'), text('二通')] })
  expect((await client().getMessageQuotaConsumption()).totalUsage).toBe(1)
  const refused = await refusal(client().pushMessage({ to: aiko, messages: [text('多い')] }))
  expect(refused).toMatchObject({ status: 429, body: { message: 'You have reached your monthly limit.' } })
  expect(refused.headers.get('retry-after')).toBeNull()
})

test('a wrong token is 401', async () => {
  expect((await refusal(client('wrong').getBotInfo())).status).toBe(401)
})

test('what is too long, too many or misshapen is refused with its place', async () => {
  const detail = async (messages: object[]) => {
    const response = await fetch(`${line.origin}/v2/bot/message/validate/push`, {
      method: 'POST',
      headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
      body: JSON.stringify({ messages }),
    })
    const body = await response.json()
    return `${response.status} ${body.message} ${body.details?.[0]?.property}: ${body.details?.[0]?.message}`
  }
  const bubble = (contents: object[]) => ({
    type: 'flex',
    altText: 'x',
    contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } },
  })
  const one = '400 The request body has 1 error(s)'
  expect(await detail([])).toBe(`${one} messages: Size must be between 1 and 5`)
  expect(await detail([text('a'.repeat(5001))])).toBe(
    `${one} messages[0].text: Length must be between 1 and 5000`,
  )
  expect(await detail([text(' ')])).toBe(`${one} messages[0].text: May not be empty`)
  expect(await detail([{ type: 'nope' }])).toContain(
    'messages[0].type: Must be one of the following values: [text,',
  )
  const items = Array.from({ length: 14 }, () => ({
    type: 'action',
    action: { type: 'message', label: 'a', text: 'a' },
  }))
  expect(await detail([{ ...text('a'), quickReply: { items } }])).toContain(
    'quickReply.items: Size must be between 1 and 13',
  )
  const flex = '400 A message (messages[0]) in the request body is invalid'
  expect(await detail([bubble([{ type: 'text', text: '' }])])).toBe(
    `${flex} /body/contents/0/text: May not be empty`,
  )
  expect(await detail([bubble([{ type: 'text', text: 'a', wrong: 1 }])])).toBe(
    `${flex} /body/contents/0/wrong: unknown field`,
  )
  const button = {
    type: 'button',
    action: { type: 'postback', label: 'あ'.repeat(40), data: 'x'.repeat(301) },
  }
  expect(await detail([bubble([button])])).toContain(
    '/body/contents/0/action/data: Length must be between 1 and 300',
  )
  const uri = { type: 'button', action: { type: 'uri', label: 'a', uri: 'javascript:1' } }
  expect(await detail([bubble([uri])])).toContain('/action/uri: invalid uri scheme')
  expect(await detail([bubble([{ type: 'text', text: 'あ'.repeat(10_000) }])])).toContain(
    'bubble is larger than 30 KB',
  )
  expect(await detail([bubble([{ type: 'text', text: 'ok' }])])).toContain('200 undefined')
})

test('a group message without consent has no user id; a follow after a block says so', async () => {
  const { events } = await line.sayInGroup(group, undefined, 'こんにちは')
  expect(events[0]?.source).toEqual({ type: 'group', groupId: group })
  await client().replyMessage({ replyToken: tokenOf(events), messages: [text('はい')] })
  expect(line.chat(group)).toHaveLength(2)
  await line.unfollow(aiko)
  expect((await refusal(client().getProfile(aiko))).status).toBe(404)
  expect((await line.follow(aiko)).events[0]).toMatchObject({ follow: { isUnblocked: true } })
  expect(await client().getProfile(aiko)).toEqual({ userId: aiko, displayName: '山田 愛子', language: 'ja' })
})

test('a pressed button is a postback and shows its words', async () => {
  const { events } = await line.press(aiko, 'rsvp 3 attend', '出席')
  expect(events[0]).toMatchObject({ type: 'postback', postback: { data: 'rsvp 3 attend' } })
  expect(line.chat(aiko)).toMatchObject([{ from: 'user', text: '出席', data: 'rsvp 3 attend' }])
})

test('a held webhook arrives after the next one, a doubled one twice', async () => {
  line.faults.holdNextDelivery = true
  const first = line.say(aiko, '一')
  await line.say(aiko, '二')
  await first
  line.faults.duplicateDeliveries = true
  await line.say(aiko, '三')
  const words = listener.received.map(({ body }) => JSON.parse(body).events[0].message.text)
  expect(words).toEqual(['二', '一', '三', '三'])
})

test('a rich menu is shown once it has its picture', async () => {
  const menu = {
    size: { width: 2500, height: 843 },
    selected: true,
    name: 'メニュー',
    chatBarText: 'メニュー',
    areas: [
      {
        bounds: { x: 0, y: 0, width: 2500, height: 843 },
        action: { type: 'message' as const, label: '次回', text: '次回' },
      },
    ],
  }
  const { richMenuId } = await client().createRichMenu(menu)
  expect((await refusal(client().setDefaultRichMenu(richMenuId))).status).toBe(400)
  await client().setRichMenuImage(richMenuId, new Blob([new Uint8Array(9)], { type: 'image/png' }))
  await client().setDefaultRichMenu(richMenuId)
  expect(line.richMenu(aiko)?.menu.richMenuId).toBe(richMenuId)
  expect((await client().getRichMenuList()).richmenus).toHaveLength(1)
  await client().deleteRichMenu(richMenuId)
  expect(line.richMenu(aiko)).toBeUndefined()
})
