import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { type KnownBlock, type ModalView, WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SlackStandin, startSlackStandin } from '../../standin/slack/platform.ts'
import { startListener } from './webhook-listener.ts'

const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'
const botToken = 'xoxb-standin'
const appToken = 'xapp-standin'
const hanako = 'U0HANAKO'
const taro = 'U0TARO'
const general = 'C0GENERAL'
const quiet = { logLevel: LogLevel.ERROR }
const noLog = () => {}
const logger = {
  debug: noLog,
  info: noLog,
  warn: noLog,
  error: noLog,
  setLevel: noLog,
  setName: noLog,
  getLevel: () => LogLevel.ERROR,
}

let now = Date.now()
let slack: SlackStandin
let app: App
let cleanUp: (() => Promise<unknown>)[] = []

const startBolt = async () => {
  const receiver = new HTTPReceiver({ signingSecret, ...quiet })
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  app = new App({ receiver, token: botToken, clientOptions, ...quiet })
  const server = await app.start(0)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`)
  cleanUp.push(() => app.stop())
}

beforeEach(async () => {
  now = Date.now()
  const options = {
    signingSecret,
    botToken,
    appToken,
    teamId: 'T0TOWN',
    eventRetryDelaysMs: [0, 5, 5],
    deadlineMs: 500,
  }
  slack = await startSlackStandin({ ...options, now: () => now })
  slack.addUser({ id: hanako, name: 'hanako', realName: '山田 花子' })
  slack.addUser({ id: taro, name: 'taro', realName: '佐藤 太郎' })
  slack.addChannel({ id: general, name: '企画課', members: [hanako, taro] })
  cleanUp = [() => slack.close()]
  await startBolt()
})

afterEach(async () => {
  for (const stop of cleanUp.toReversed()) await stop()
})

const client = (token = botToken) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger,
    rejectRateLimitedCalls: true,
  })

const refusal = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (typeof error === 'object' && error && 'data' in error) {
    const data = error.data
    if (typeof data === 'object' && data && 'error' in data) return String(data.error)
  }
  return String(error)
}

const messagesFor = (userId: string, channel = general) =>
  slack.screen(userId).channels.find(({ id }) => id === channel)?.messages ?? []

const words = (userId: string, channel = general) => messagesFor(userId, channel).map(({ text }) => text)

const button: KnownBlock = {
  type: 'actions',
  block_id: 'rsvp',
  elements: [
    {
      type: 'button',
      action_id: 'attend',
      text: { type: 'plain_text', text: '出席' },
      value: 'rsvp 3 attend',
    },
  ],
}

const modal: ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: '代理' },
  submit: { type: 'plain_text', text: '送る' },
  blocks: [
    {
      type: 'input',
      block_id: 'who',
      label: { type: 'plain_text', text: 'お名前' },
      element: { type: 'plain_text_input', action_id: 'name' },
    },
  ],
}

test('a signed slash command reaches bolt and its answer is seen by the one who typed', async () => {
  app.command('/quorum', async ({ ack, payload }) => {
    await ack({ text: `${payload.channel_name} ${payload.user_name} ${payload.text}` })
  })
  const result = await slack.command(hanako, general, '/quorum', '第3回')
  expect(result.status).toBe(200)
  expect(messagesFor(hanako)).toMatchObject([
    { text: '企画課 hanako 第3回', ephemeral: true, command: '/quorum 第3回' },
  ])
  expect(messagesFor(taro)).toEqual([])
})

test('a command nobody acks in time shows operation_timeout', async () => {
  const silent = await startListener(() => 'hang')
  cleanUp.push(silent.close)
  slack.setRequestUrl(silent.url)
  expect((await slack.command(hanako, general, '/quorum', '')).status).toBe('timeout')
  expect(words(hanako)).toEqual(['/quorum failed with the error "operation_timeout"'])
  expect(silent.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
})

test('a wrong signature is refused', async () => {
  const raw = await slack.sendRaw('command=%2Fquorum', { 'x-slack-signature': 'v0=00' })
  expect(raw.status).toBe(401)
})

test('a trigger opens one modal within three seconds', async () => {
  const errors: string[] = []
  let open = async () => {}
  app.command('/proxy', async ({ ack, client: bolt, payload }) => {
    await ack()
    open = () => bolt.views.open({ trigger_id: payload.trigger_id, view: modal }).then(() => {})
  })
  await slack.command(hanako, general, '/proxy', '')
  await open()
  errors.push(await refusal(open()))
  await slack.command(hanako, general, '/proxy', '')
  now += 3001
  errors.push(await refusal(open()))
  errors.push(await refusal(client().views.open({ trigger_id: '1.2.3', view: modal })))
  expect(errors).toEqual(['exchanged_trigger_id', 'expired_trigger_id', 'invalid_trigger_id'])
  expect(slack.screen(hanako).views).toHaveLength(1)
})

test('a response_url takes five answers in thirty minutes', async () => {
  const urls: string[] = []
  app.command('/job', async ({ ack, payload }) => {
    await ack()
    urls.push(payload.response_url)
  })
  await slack.command(hanako, general, '/job', '')
  await slack.command(hanako, general, '/job', '')
  const answer = async (url = '', body: object = { text: 'はい' }) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    return `${response.status} ${await response.text()}`
  }
  const five = await Promise.all([1, 2, 3, 4].map(() => answer(urls[0])))
  five.push(await answer(urls[0], { text: '皆へ', response_type: 'in_channel' }))
  expect(five).toEqual(Array(5).fill('200 ok'))
  expect(await answer(urls[0])).toBe('404 used_url')
  now += 30 * 60_000 + 1
  expect(await answer(urls[1])).toBe('404 expired_url')
  expect(words(taro)).toEqual(['/job', '皆へ'])
})

test('pressing a button sends block_actions, and respond can replace the message', async () => {
  app.action('attend', async ({ ack, respond, action, body }) => {
    await ack()
    const value = 'value' in action ? action.value : ''
    await respond({ text: `${body.user.id} ${value}`, replace_original: true })
  })
  const { ts = '' } = await client().chat.postMessage({
    channel: general,
    text: 'ご出欠は',
    blocks: [button],
  })
  const result = await slack.press(hanako, { channel: general, ts }, 'attend')
  expect(result.payload).toMatchObject({
    type: 'block_actions',
    container: { type: 'message', message_ts: ts, channel_id: general, is_ephemeral: false },
    message: { ts, text: 'ご出欠は' },
    actions: [{ action_id: 'attend', block_id: 'rsvp', value: 'rsvp 3 attend', type: 'button' }],
  })
  await expect.poll(() => words(hanako)).toEqual([`${hanako} rsvp 3 attend`])
  expect(messagesFor(hanako)[0]).toMatchObject({ ts, edited: true, blocks: [] })
})

test('a submission shows errors, then updates, pushes and closes as the answer says', async () => {
  app.command('/proxy', async ({ ack, client: bolt, payload }) => {
    await ack()
    await bolt.views.open({ trigger_id: payload.trigger_id, view: modal })
  })
  const titled = (text: string): ModalView => ({ ...modal, title: { type: 'plain_text', text } })
  app.view({ type: 'view_submission' }, async ({ ack, view }) => {
    const name = view.state.values.who?.name?.value
    if (name === '誰か') await ack({ response_action: 'errors', errors: { who: '名簿にありません' } })
    else if (name === '更新') await ack({ response_action: 'update', view: titled('更新') })
    else if (name === '重ねる') await ack({ response_action: 'push', view: titled('重ねる') })
    else if (name === '全部') await ack({ response_action: 'clear' })
    else await ack()
  })
  await slack.command(hanako, general, '/proxy', '')
  await expect.poll(() => slack.screen(hanako).views.length).toBe(1)
  const top = () => slack.screen(hanako).views.at(-1)
  const submit = (name: string) => slack.submitView(hanako, top()?.id ?? '', { who: { name } })
  expect(await submit('')).toMatchObject({ status: 'not-sent', complaints: { who: 'この項目は必須です' } })
  await submit('誰か')
  expect(top()?.errors).toEqual({ who: '名簿にありません' })
  await submit('更新')
  expect(top()).toMatchObject({ errors: {}, view: { title: { text: '更新' } } })
  await submit('重ねる')
  await submit('重ねる')
  expect(slack.screen(hanako).views).toHaveLength(3)
  await submit('重ねる')
  expect(top()?.trouble).toBeDefined()
  await submit('山田')
  expect(slack.screen(hanako).views).toHaveLength(2)
  await submit('全部')
  expect(slack.screen(hanako).views).toEqual([])
})

test('an event that fails is sent again with the same id, a retry number and a reason', async () => {
  const flaky = await startListener((count) => (count < 3 ? 500 : 200))
  cleanUp.push(flaky.close)
  slack.setRequestUrl(flaky.url)
  const result = await slack.message(hanako, slack.directMessage(hanako), 'こんにちは')
  await result.settled
  const ids = flaky.received.map(({ body }) => JSON.parse(body).event_id)
  expect(new Set(ids).size).toBe(1)
  const retries = flaky.received.map(({ headers }) => [
    headers['x-slack-retry-num'],
    headers['x-slack-retry-reason'],
  ])
  expect(retries).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
  ])
})

test('bolt hears direct messages, mentions and an opened Home tab, and the request URL is verified', async () => {
  const heard: string[] = []
  app.event('message', async () => void heard.push('message'))
  app.event('app_mention', async () => void heard.push('app_mention'))
  app.event('app_home_opened', async ({ client: bolt, event }) => {
    await bolt.views.publish({ user_id: event.user, view: { type: 'home', blocks: [button] } })
    heard.push(String(event.tab))
  })
  await slack.message(hanako, slack.directMessage(hanako), 'こんにちは')
  await slack.message(hanako, general, `<@${slack.bot.userId}> 定足数は`)
  expect((await slack.message(hanako, general, 'ひとりごと')).status).toBe('not-sent')
  await slack.openHome(hanako)
  await expect.poll(() => heard).toEqual(['message', 'app_mention', 'home'])
  expect(slack.screen(hanako).home?.view.blocks).toMatchObject([{ block_id: 'rsvp' }])
  expect(await slack.verifyRequestUrl()).toBe(true)
})

test('what is too long, too many, missing or out of reach is refused by its code', async () => {
  const post = (args: { text?: string; blocks?: KnownBlock[]; channel?: string }) =>
    refusal(client().apiCall('chat.postMessage', { channel: general, ...args }))
  const update = (ts: string) =>
    refusal(client().chat.update({ channel: general, ts, text: 'a'.repeat(4001) }))
  const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })
  slack.addChannel({ id: 'C0OTHER', name: '他課', members: [taro], withBot: false })
  expect(await post({})).toBe('no_text')
  expect(await post({ text: 'a', channel: 'C0NOWHERE' })).toBe('channel_not_found')
  expect(await post({ text: 'a', channel: 'C0OTHER' })).toBe('not_in_channel')
  expect(await post({ text: 'a'.repeat(40_001) })).toBe('msg_too_long')
  expect(await post({ text: 'a', blocks: [section('a'.repeat(3001))] })).toBe('invalid_blocks')
  expect(await post({ text: 'a', blocks: Array(51).fill({ type: 'divider' }) })).toBe('invalid_blocks')
  expect(await post({ text: 'a', blocks: [button, button] })).toBe('invalid_blocks')
  expect(await post({ text: 'a', blocks: Array(5).fill(section('a'.repeat(2900))) })).toBe(
    'msg_blocks_too_long',
  )
  const last = slack.calls.findLast(({ body }) => JSON.stringify(body).includes('divider'))
  expect(last?.answer).toMatchObject({ errors: ['no more than 50 items allowed [json-pointer:/blocks]'] })
  const { ts = '' } = await client().chat.postMessage({ channel: general, text: 'よい' })
  expect(await update(ts)).toBe('msg_too_long')
  expect(await refusal(client('xoxb-other').auth.test())).toBe('invalid_auth')
})

test('a stale hash and a home for nobody are refused', async () => {
  const view = { type: 'home' as const, blocks: [button] }
  const first = await client().views.publish({ user_id: hanako, view })
  const hash = first.view?.hash ?? ''
  await client().views.publish({ user_id: hanako, view, hash })
  expect(await refusal(client().views.publish({ user_id: hanako, view, hash }))).toBe('hash_conflict')
  expect(await refusal(client().views.publish({ user_id: 'U0NOBODY', view }))).toBe('user_not_found')
})

test('over Socket Mode the same command arrives through the WebSocket', async () => {
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const socketApp = new App({ socketMode: true, appToken, token: botToken, clientOptions, ...quiet })
  socketApp.command('/quorum', async ({ ack, payload }) => ack(`socket ${payload.text}`))
  await socketApp.start()
  cleanUp.push(() => socketApp.stop())
  await slack.command(hanako, general, '/quorum', '第3回')
  expect(words(hanako)).toEqual(['socket 第3回'])
})

test('a rate limit answers 429 with Retry-After', async () => {
  slack.faults.oneMessagePerSecond = true
  await client().chat.postMessage({ channel: general, text: '一' })
  const error = await client()
    .chat.postMessage({ channel: general, text: '二' })
    .catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 })
})

test('an uploaded file arrives in the channel and can be read back', async () => {
  const file = Buffer.from('日付,氏名\n')
  await client().filesUploadV2({
    channel_id: general,
    filename: '報酬.csv',
    file,
    initial_comment: '一覧です',
  })
  const [message] = messagesFor(hanako)
  expect(message).toMatchObject({ text: '一覧です', files: [{ name: '報酬.csv' }] })
  const read = await fetch(message?.files[0]?.url ?? '')
  expect(await read.text()).toBe('日付,氏名\n')
})
