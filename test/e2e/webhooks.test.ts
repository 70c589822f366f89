// What the platforms send, in order and out of it: wrong signatures, doubles, odd events, and platforms that fail.
import { createServer } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { Json } from '../../standin/json.ts'
import { asJson, asJsonList, asText } from '../../standin/json.ts'
import { botLines, inLine, inSlack, spoken } from './people.ts'
import { LINE_SECRET, type Place, placeForFile, SLACK_SECRET, STRANGERS } from './place.ts'
import { sealSlack, signLine } from './signing.ts'
import { CHANNEL, lineId, STAFF, TOWN } from './village.ts'
import { until } from './waiting.ts'

const person = (mark: string) => `U${mark.repeat(32).slice(0, 32)}`
const [chair, aiko, ken, hana] = [person('1'), person('2'), person('3'), person('4')]
const GROUP = `C${'9'.repeat(32)}`
const BIG = 'あ'.repeat(400_000)

const place = placeForFile({ members: 12 })
let member = 0
/** A member nobody else in this file has talked as. */
const nextMember = () => {
  member += 1
  return { id: `m${member}`, userId: lineId('c', member) }
}

afterEach(() => {
  place().line.faults.reset()
  place().slack.faults.reset()
  place().shiftLineClock(0)
})

const answersOf = ({ database }: Place, personId: string) =>
  database.db.answer.findMany({ where: { personId } })
const entriesOf = ({ database }: Place, personId: string) =>
  database.db.auditEntry.findMany({ where: { actor: personId } })

/** Everything a webhook could leave behind. */
async function traces({ database: { db } }: Place) {
  const [inbox, stored, answers, entries, attempts] = await Promise.all([
    db.inbox.count(),
    db.storedEvent.count(),
    db.answer.count(),
    db.auditEntry.count(),
    db.linkAttempt.count(),
  ])
  return { inbox, stored, answers, entries, attempts }
}

const post = (path: string, body: string, headers: Record<string, string>) =>
  fetch(`${place().program.origin}${path}`, { method: 'POST', body, headers })
const postLine = (body: string, headers: Record<string, string>) => post('/line/webhook', body, headers)
const postSlack = (body: string, headers: Record<string, string>) => post('/slack/events', body, headers)

const textEvent = (userId: string, text: string, more: Json = {}): Json => ({
  type: 'message',
  mode: 'active',
  timestamp: Date.now(),
  webhookEventId: `01TEST${Math.random().toString(36).slice(2).toUpperCase()}`,
  deliveryContext: { isRedelivery: false },
  source: { type: 'user', userId },
  replyToken: 'f'.repeat(32),
  message: { type: 'text', id: '1', quoteToken: 'q', text },
  ...more,
})
const bodyOf = (events: Json[], more: Json = {}) =>
  JSON.stringify({ destination: TOWN.line.destination, events, ...more })

describe('LINEのWebhook：受け取らないもの', () => {
  test('署名がない・まちがっている・別の本文の署名なら401で、何も残らない', async () => {
    const before = await traces(place())
    const body = bodyOf([textEvent(aiko, '出席')])
    const signed = signLine(LINE_SECRET, body)
    const wrong: Record<string, string>[] = [
      {},
      { 'x-line-signature': '' },
      { 'x-line-signature': 'AAAA' },
      { 'x-line-signature': signLine('another secret', body) },
      { 'x-line-signature': signLine(LINE_SECRET, `${body} `) },
    ]
    for (const headers of wrong) expect((await postLine(body, headers)).status).toBe(401)
    expect(await traces(place())).toEqual(before)
    expect((await postLine(body, { 'x-line-signature': signed })).status).toBe(200)
    expect(await answersOf(place(), 'p2')).toHaveLength(1)
  })

  test('1 MiBを超える本文は413、JSONでない本文は400', async () => {
    const before = await traces(place())
    const body = bodyOf([textEvent(ken, '出席')], { padding: BIG })
    expect(Buffer.byteLength(body)).toBeGreaterThan(1_048_576)
    expect((await postLine(body, { 'x-line-signature': signLine(LINE_SECRET, body) })).status).toBe(413)
    const broken = '{"events": ['
    expect((await postLine(broken, { 'x-line-signature': signLine(LINE_SECRET, broken) })).status).toBe(400)
    expect(await traces(place())).toEqual(before)
  })

  test('空のイベント、知らない種類、standby、形の違うイベントは200で、何も起きない', async () => {
    const before = await traces(place())
    const event = textEvent(ken, '出席')
    const odd: Json[][] = [
      [],
      [textEvent(ken, '出席', { mode: 'standby' })],
      [textEvent(ken, '出席', { type: 'somethingNew', somethingNew: { a: 1 } })],
      [textEvent(ken, '出席', { type: 'videoPlayComplete', message: undefined })],
      [{ ...event, webhookEventId: undefined }],
      [{}],
    ]
    for (const events of odd) {
      const body = bodyOf(events)
      expect((await postLine(body, { 'x-line-signature': signLine(LINE_SECRET, body) })).status).toBe(200)
    }
    expect(await traces(place())).toEqual(before)
  })
})

describe('LINEのWebhook：受け取るもの', () => {
  test('知らない項目があっても読む', async () => {
    const { id, userId } = nextMember()
    const body = bodyOf(
      [
        textEvent(userId, '出席', {
          newProperty: { deep: [1, 2] },
          deliveryContext: { isRedelivery: false, more: true },
          message: { type: 'text', id: '1', quoteToken: 'q', text: '出席', mention: {}, emojis: [], new: 1 },
        }),
      ],
      { signatureVersion: 7 },
    )
    expect((await postLine(body, { 'x-line-signature': signLine(LINE_SECRET, body) })).status).toBe(200)
    expect(await answersOf(place(), id)).toMatchObject([{ answer: 'attend' }])
  })

  test('一つの本文に何人もの言葉があれば、それぞれに答える', async () => {
    const many = [nextMember(), nextMember(), nextMember()]
    const words = ['出席', '欠席', '未定']
    const result = await place().line.sayTogether(
      many.map(({ userId }, index) => ({ userId, text: words[index] ?? '' })),
    )
    expect(result.status).toBe(200)
    for (const [index, { id, userId }] of many.entries()) {
      await inLine(place(), userId).hears(`「${words[index]}」で受け付けました`)
      expect(await answersOf(place(), id)).toHaveLength(1)
    }
  })

  test('同じ人の二つの言葉は、送られた順に効く', async () => {
    const { id, userId } = nextMember()
    await place().line.sayTogether([
      { userId, text: '出席' },
      { userId, text: '欠席' },
    ])
    await inLine(place(), userId).hears('「欠席」で受け付けました')
    expect(await answersOf(place(), id)).toMatchObject([{ answer: 'absent', previous: { answer: 'attend' } }])
  })

  test('再送された同じイベントは、一度だけ効き、一度だけ答える', async () => {
    const { id, userId } = nextMember()
    const someone = inLine(place(), userId)
    const first = await place().line.say(userId, '出席')
    await someone.hears('「出席」で受け付けました')
    for (let again = 0; again < 3; again += 1) expect((await place().line.redeliver(first)).status).toBe(200)
    await someone.says('議題', 'の議題')
    expect(someone.count()).toBe(2)
    expect(await answersOf(place(), id)).toMatchObject([{ answer: 'attend', previous: null }])
    expect(await entriesOf(place(), id)).toHaveLength(1)
  })

  test('グループで押されたボタンに利用者がなければ、何も起きない。言葉には1対1へ案内する', async () => {
    const before = await traces(place())
    const press = textEvent(aiko, '', {
      type: 'postback',
      message: undefined,
      source: { type: 'group', groupId: GROUP },
      postback: { data: 'rsvp meeting=council-3 answer=attend' },
    })
    const body = bodyOf([press])
    expect((await postLine(body, { 'x-line-signature': signLine(LINE_SECRET, body) })).status).toBe(200)
    expect((await place().line.sayInGroup(GROUP, undefined, '出席')).status).toBe(200)
    expect(await traces(place())).toEqual(before)
    const { id, userId } = nextMember()
    expect((await place().line.sayInGroup(GROUP, userId, '出席')).status).toBe(200)
    await inLine(place(), GROUP).hears('1対1')
    expect(await answersOf(place(), id)).toEqual([])
  })

  test('ブロックは職員に知らされ、届けられず、戻れば再開する。送信取消は返事を変えない', async () => {
    const { id, userId } = nextMember()
    const staff = inSlack(place(), STAFF)
    const someone = inLine(place(), userId)
    const name = `委員 ${id.slice(1)}`
    await someone.says('出席', '「出席」で受け付けました')
    const [typed] = place().line.chat(userId)
    expect((await place().line.unsend(userId, typed?.id ?? '')).status).toBe(200)
    await staff.sees(`${name}さんがLINEの送信を取り消しました`)
    expect(await answersOf(place(), id)).toMatchObject([{ answer: 'attend' }])

    expect((await place().line.unfollow(userId)).status).toBe(200)
    await staff.sees(`${name}さんのLINEに、お知らせを届けられなくなりました`)
    const account = () => place().database.db.account.findFirst({ where: { userId } })
    expect(await account()).toMatchObject({ reachable: false })
    expect((await place().line.follow(userId)).status).toBe(200)
    await someone.hears(`${name}さん、こんにちは`)
    expect(await account()).toMatchObject({ reachable: true })
  })

  test('知らない人が友だちに追加すると、使い方だけを知る', async () => {
    const stranger = inLine(place(), STRANGERS[0] ?? '')
    await place().line.follow(stranger.userId)
    await stranger.hears('はじめまして、寄合です')
    expect((await place().line.sayImage(stranger.userId, new Uint8Array(3))).status).toBe(200)
    await stranger.hears('はじめまして、寄合です')
    expect(stranger.everything()).not.toContain('推進会議')
  })
})

const callsTo = (path: string, since: number) =>
  place()
    .line.calls.slice(since)
    .filter(({ name }) => name.includes(path))
const retryKeys = (path: string, since: number) =>
  callsTo(path, since).map(({ headers }) => headers['x-line-retry-key'])

describe('LINEへ届ける', () => {
  // Whoever took the turn has 20 seconds to bring its answer; then it is looked for every ten.
  test('LINEのAPIが止まっていても返事は記録され、戻ってから再送されたときに届く', {
    timeout: 60_000,
  }, async () => {
    const { id, userId } = nextMember()
    place().line.faults.fail({ path: '/v2/bot', times: 1_000, drop: true })
    const first = await place().line.say(userId, '欠席')
    expect(first.status).toBe(200)
    expect(await answersOf(place(), id)).toMatchObject([{ answer: 'absent' }])
    place().line.faults.reset()
    const someone = inLine(place(), userId)
    await until(
      async () => {
        expect((await place().line.redeliver(first)).status).toBe(200)
        await new Promise((done) => setTimeout(done, 500))
        return someone.count() > 0 ? true : undefined
      },
      { what: () => 'the answer after LINE is back', withinMs: 45_000 },
    )
    await someone.hears('「欠席」で受け付けました')
    expect(await entriesOf(place(), id)).toHaveLength(1)
    expect(someone.count()).toBe(1)
  })

  test('返信トークンの期限が切れていれば、再送キーをつけたプッシュで届く', async () => {
    const { userId } = nextMember()
    const since = place().line.calls.length
    place().shiftLineClock(-61_000)
    await place().line.say(userId, '出席')
    place().shiftLineClock(0)
    await inLine(place(), userId).hears('「出席」で受け付けました')
    expect(callsTo('/reply', since)).toEqual([])
    const [key] = retryKeys('/push', since)
    expect(key).toMatch(/^[0-9a-f-]{36}$/)
    expect(botLines(place(), userId)).toMatchObject([{ via: 'push' }])
  })

  test('返信トークンが断られたときも、プッシュで届く', async () => {
    const someone = inLine(place(), hana)
    const since = place().line.calls.length
    place().line.faults.fail({ path: '/reply', status: 400, body: { message: 'Invalid reply token' } })
    await someone.says('次回', '次の会議')
    expect(botLines(place(), hana).at(-1)).toMatchObject({ via: 'push' })
    expect(retryKeys('/push', since)[0]).toBeDefined()
  })

  test('途中で失われ、500が返り、届いていたとわかる知らせは、一度だけ届く', { timeout: 40_000 }, async () => {
    const staff = inSlack(place(), STAFF)
    const since = place().line.calls.length
    place().line.faults.fail({ path: '/push', when: 'after', drop: true })
    place().line.faults.fail({ path: '/push', times: 1 })
    await staff.types('/rsvp', '第3回 欠席 電話 髙橋健', '髙橋 健さんの返事を「欠席」で記録しました')
    const statuses = () => callsTo('/push', since).map(({ status }) => status)
    await until(() => (statuses().length === 3 ? true : undefined), {
      what: () => `three pushes; so far ${statuses().join()}`,
      withinMs: 30_000,
    })
    expect(statuses()).toEqual([0, 500, 409])
    expect(new Set(retryKeys('/push', since)).size).toBe(1)
    expect(botLines(place(), ken)).toHaveLength(1)
    expect(spoken(botLines(place(), ken)[0] ?? { id: '', at: 0, from: 'bot' })).toContain('「欠席」')
  })

  test('今月の送信枠が尽きれば未配信として見え、枠が戻れば送り直せる', { timeout: 40_000 }, async () => {
    const staff = inSlack(place(), STAFF)
    const president = inLine(place(), chair)
    const { quota } = place().line
    const limit = quota.limit
    quota.limit = quota.used
    await staff.types('/rsvp', '第3回 出席 電話 田中一郎', '田中 一郎さんの返事を「出席」で記録しました')
    await staff.sees('LINEの今月の送信枠を使い切った')
    expect(president.count()).toBe(0)
    const list = await staff.types('/yoriai', 'undelivered', '届かなかったお知らせ')
    expect(list).toContain('LINE：1通')
    quota.limit = limit
    await staff.presses('もう一度送る', '1件を送り直します')
    await president.hears('「出席」で受け付けました')
    await staff.types('/yoriai', 'undelivered', '届かなかったお知らせはありません')
    expect(president.count()).toBe(1)
  })
})

const commandBody = (more: Record<string, string>) =>
  new URLSearchParams({
    token: 't',
    team_id: TOWN.slack.teamId,
    team_domain: 'mura',
    channel_id: CHANNEL,
    channel_name: '庶務',
    user_id: STAFF,
    user_name: 'staff',
    command: '/quorum',
    text: '第3回',
    api_app_id: 'A0YORIAI',
    is_enterprise_install: 'false',
    trigger_id: `${Date.now()}.1.${Math.random().toString(36).slice(2)}`,
    ...more,
  }).toString()

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('Slack', () => {
  test('署名のまちがい、古い時刻、署名なしは401で、何も残らない', async () => {
    const before = await traces(place())
    const body = commandBody({ text: '第3回 出席 電話 田中一郎', command: '/rsvp' })
    const now = Math.floor(Date.now() / 1000)
    const wrong: Record<string, string>[] = [
      {},
      sealSlack('another secret', body, now),
      sealSlack(SLACK_SECRET, `${body}&text=x`, now),
      sealSlack(SLACK_SECRET, body, now - 600),
    ]
    for (const headers of wrong) expect((await postSlack(body, { ...FORM, ...headers })).status).toBe(401)
    expect(await traces(place())).toEqual(before)
  })

  test('1 MiBを超える本文は413で、つながりを塞がない', async () => {
    const before = await traces(place())
    const body = commandBody({ text: BIG })
    const headers = { ...FORM, ...sealSlack(SLACK_SECRET, body, Math.floor(Date.now() / 1000)) }
    expect((await postSlack(body, headers)).status).toBe(413)
    expect((await postSlack(body, FORM)).status).toBe(413)
    // The next requests may come over the same connections.
    for (let next = 0; next < 4; next += 1) {
      const signal = AbortSignal.timeout(3_000)
      expect((await fetch(`${place().program.origin}/healthz`, { signal })).status).toBe(200)
    }
    expect(await traces(place())).toEqual(before)
  })

  test('同じコマンドが再送されても、一度だけ効き、一度だけ答える', async () => {
    const staff = inSlack(place(), STAFF)
    const { id } = nextMember()
    const name = `委員${id.slice(1)}`
    const words = `委員 ${id.slice(1)}さんの返事を「欠席」で記録しました`
    const first = await place().slack.command(STAFF, CHANNEL, '/rsvp', `第3回 欠席 電話 ${name}`)
    await staff.sees(words)
    for (const num of [1, 2, 3]) expect((await place().slack.resend(first, num)).status).toBe(200)
    await staff.types('/quorum', '第3回', '定足数')
    const entries = await place().database.db.auditEntry.findMany({ where: { act: 'answer.given' } })
    expect(entries.filter(({ facts }) => asJson(facts).person === id)).toHaveLength(1)
    expect(staff.messages().filter(({ text, ephemeral }) => ephemeral && text.includes(words))).toHaveLength(
      1,
    )
  })

  test('知らないコマンドにも3秒以内に応え、何ができるかを答える', async () => {
    const staff = inSlack(place(), STAFF)
    const result = await place().slack.command(STAFF, CHANNEL, '/unheard', 'なにか')
    expect(result.status).toBe(200)
    expect(result.durationMs).toBeLessThan(3_000)
    expect(await staff.sees('/unheard はまだ使えません')).toContain('/yoriai help')
  })

  test('名簿にない人のコマンドは、何も教えない', async () => {
    place().slack.addUser({ id: 'U0GUEST', name: 'guest', realName: 'よその人' })
    place().slack.addChannel({ id: 'C0GUEST', name: '雑談', members: ['U0GUEST'] })
    const guest = inSlack(place(), 'U0GUEST', 'C0GUEST')
    await guest.types('/quorum', '第3回', 'はじめまして')
    await guest.types('/member', '', 'はじめまして')
    expect(guest.everything()).not.toMatch(/推進会議|田中/)
  })

  test('よその場所のresponse_urlには、決して送らない', async () => {
    const staff = inSlack(place(), STAFF)
    let visits = 0
    const foreign = createServer((_, response) => {
      visits += 1
      response.end('ok')
    })
    await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done))
    const address = foreign.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const urls = [
      `http://127.0.0.1:${port}/commands`,
      `${place().slack.apiUrl.replace(/\/api\/$/, '')}@127.0.0.1:${port}/`,
      `http://hooks.slack.com@127.0.0.1:${port}/`,
    ]
    for (const url of urls) {
      const result = await place().slack.sendRaw(commandBody({ response_url: url }))
      expect(result.status).toBe(200)
      await staff.sees('定足数')
    }
    expect(visits).toBe(0)
    await new Promise((done) => foreign.close(done))
  })

  test('ssl_checkとurl_verificationに応える', async () => {
    expect((await postSlack('ssl_check=1&token=t', FORM)).status).toBe(200)
    expect(await place().slack.verifyRequestUrl()).toBe(true)
  })

  test('Slackが429と待ち時間を返したら、待ってから一度だけ届ける', { timeout: 40_000 }, async () => {
    const staff = inSlack(place(), STAFF)
    const { userId } = nextMember()
    const limited = {
      status: 429,
      headers: { 'retry-after': '1' },
      body: { ok: false, error: 'ratelimited' },
    }
    place().slack.faults.fail({ path: 'chat.postMessage', ...limited })
    const begun = Date.now()
    await inLine(place(), userId).says('職員と話したい', '職員に伝えました')
    await staff.sees('さんが職員と話したいそうです', 30_000)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1_000)
    const posts = place().slack.calls.filter(
      ({ name, body }) =>
        name === 'chat.postMessage' && asText(asJson(body).text)?.includes('職員と話したい'),
    )
    expect(posts.map(({ status }) => status)).toEqual([429, 200])
  })

  test('入力画面を二度送っても、一度だけ作られる', async () => {
    const staff = inSlack(place(), STAFF)
    await staff.opens('/job', 'new', '仕事の募集')
    const due = Math.floor(Date.now() / 1000) + 20 * 86_400
    const first = await staff.submits({ title: '二度押し', slots: '1', pay: '1000', due })
    await place().slack.resend(first, 1)
    await staff.sees('「二度押し」の募集を始めました')
    const jobs = await place().database.db.job.findMany({ where: { title: '二度押し' } })
    expect(jobs).toHaveLength(1)
  })

  test('ダイレクトメッセージとホーム画面に答える', async () => {
    const direct = place().slack.directMessage(STAFF)
    const staff = inSlack(place(), STAFF, direct)
    await place().slack.message(STAFF, direct, '定足数')
    await staff.sees('定足数')
    await place().slack.openHome(STAFF)
    await until(() => place().slack.screen(STAFF).home, { what: () => 'the home tab' })
    const blocks = asJsonList(place().slack.screen(STAFF).home?.view.blocks)
    expect(JSON.stringify(blocks)).toContain('庶務の机')
  })
})
