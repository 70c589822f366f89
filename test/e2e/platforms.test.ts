// Platforms that refuse, answer late or not at all: an answer is brought once, a notice to everybody it can reach.
import { afterEach, describe, expect, test } from 'vitest'
import { releaseHeld } from '../../src/bot/queue/outbox.ts'
import { statement } from '../../src/db/sql.ts'
import { botLines, inLine, inSlack, spoken } from './people.ts'
import { nothingUnanswered, placeForFile, SLACK_SECRET } from './place.ts'
import { sealSlack } from './signing.ts'
import { CHANNEL, lineId, STAFF, TOWN } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile({ members: 40 })
let member = 0
const nextMember = () => {
  member += 1
  return { id: `m${member}`, userId: lineId('c', member) }
}

afterEach(() => {
  place().line.faults.reset()
  place().slack.faults.reset()
})

const answers = (userId: string) => botLines(place(), userId).map(spoken)

describe('LINEが返信を受け取らないとき', () => {
  for (const status of [400, 401, 429])
    test(`${status} なら、プッシュで一度だけ届く`, async () => {
      const { userId } = nextMember()
      place().line.faults.fail({ path: '/message/reply', status, body: { message: 'no' } })
      expect((await place().line.say(userId, '出席')).status).toBe(200)
      await inLine(place(), userId).hears('「出席」で受け付けました')
      await nothingUnanswered(place())
      expect(answers(userId)).toHaveLength(1)
    })

  test('返信の結果がわからないまま切れても、二度は届かない', async () => {
    const { userId } = nextMember()
    place().line.faults.fail({ path: '/message/reply', when: 'after', drop: true })
    expect((await place().line.say(userId, '出席')).status).toBe(200)
    await inLine(place(), userId).hears('「出席」で受け付けました')
    await nothingUnanswered(place())
    expect(answers(userId)).toHaveLength(1)
  })

  test('どの道も閉じている間は届いたことにせず、開けば一度だけ届く', { timeout: 90_000 }, async () => {
    const { userId } = nextMember()
    place().line.faults.fail({ path: '/message/', status: 500, times: 1_000 })
    expect((await place().line.say(userId, '出席')).status).toBe(200)
    await new Promise((done) => setTimeout(done, 2_000))
    const left = await place().database.db.inbox.count({ where: { repliedAt: null, townId: TOWN.id } })
    expect(left).toBeGreaterThan(0)
    place().line.faults.reset()
    await until(() => (answers(userId).length > 0 ? true : undefined), {
      what: () => 'the answer',
      withinMs: 60_000,
    })
    await nothingUnanswered(place())
    expect(answers(userId)).toHaveLength(1)
  })
})

test('返事が届けられないまま1時間たつと、庶務が未配信として見て、送り直せる', {
  timeout: 60_000,
}, async () => {
  const { userId } = nextMember()
  const { database } = place()
  place().line.faults.fail({ path: '/message/', status: 500, times: 1_000 })
  expect((await place().line.say(userId, '次回')).status).toBe(200)
  for (let n = 0; n < 5; n += 1)
    expect((await place().line.say(nextMember().userId, '議題')).status).toBe(200)
  await new Promise((done) => setTimeout(done, 1_000))
  await database.sql.count(
    statement`update inbox set at = at - interval '61 minutes' where replied_at is null and reply is not null`,
  )
  const staff = inSlack(place(), STAFF)
  await staff.sees('届かなかったお知らせがあります', 30_000)
  // Many lost at once are one piece of news.
  const told = () =>
    staff.messages().filter(({ text }) => text.includes('届かなかったお知らせがあります')).length
  place().line.faults.reset()
  await staff.types('/yoriai', 'undelivered', '次の会議')
  expect(told()).toBe(1)
  await staff.presses('もう一度送る', '送り直します')
  await inLine(place(), userId).hears('次の会議')
})

describe('お知らせ', () => {
  const remindAll = async (people: string[]) => {
    const { database } = place()
    const card = { title: '見本のお知らせ', tone: 'plain', parts: [] }
    await database.sql.count(statement`insert into held (town_id, not_before, notice) values
      (${TOWN.id}, now() - interval '1 minute', ${JSON.stringify({ town: TOWN.id, platform: 'line', to: people, room: 'person', card, unlessAnswered: 'council-3' })}::jsonb)`)
    const { inTransaction } = await import('../../src/db/transaction.ts')
    await inTransaction(database.db, (transaction) =>
      releaseHeld({ transaction, boss: database.boss }, TOWN.id, new Date()),
    )
  }
  const gotIt = (userId: string) => answers(userId).filter((words) => words.includes('見本のお知らせ')).length

  test('送り直す間に一人が返事をしても、ほかの人に二度は届かない', { timeout: 60_000 }, async () => {
    const people = Array.from({ length: 8 }, () => nextMember())
    const [first] = people
    place().line.faults.fail({ path: '/message/multicast', when: 'after', drop: true })
    await remindAll(people.map(({ userId }) => userId))
    await until(() => (people.every(({ userId }) => gotIt(userId) === 1) ? true : undefined), {
      what: () => 'the first try to arrive, its answer lost',
    })
    expect((await place().line.say(first?.userId ?? '', '出席')).status).toBe(200)
    await until(
      async () => {
        const [job] = await place().database.boss.findJobs('deliver', { queued: true })
        return job ? undefined : true
      },
      { what: () => 'the second try to be over', withinMs: 30_000 },
    )
    await new Promise((done) => setTimeout(done, 3_000))
    expect(people.map(({ userId }) => gotIt(userId))).toEqual(people.map(() => 1))
  })

  test('断られる宛先が一つあっても、ほかの全員に届く。その人は届かない人として庶務に知らされる', {
    timeout: 60_000,
  }, async () => {
    const { database } = place()
    const people = Array.from({ length: 9 }, () => nextMember())
    const [bad] = people.slice(3)
    const wrong = 'U000-not-an-id'
    await database.db.account.updateMany({ where: { personId: bad?.id ?? '' }, data: { userId: wrong } })
    await remindAll(people.map((one) => (one.id === bad?.id ? wrong : one.userId)))
    const others = people.filter(({ id }) => id !== bad?.id)
    await until(() => (others.every(({ userId }) => gotIt(userId) === 1) ? true : undefined), {
      what: () => `the others to hear: ${others.map(({ userId }) => gotIt(userId))}`,
      withinMs: 30_000,
    })
    await inSlack(place(), STAFF).sees(`委員 ${bad?.id.slice(1)}さんのLINEには届きません`, 30_000)
    expect(await database.db.account.findMany({ where: { userId: wrong } })).toMatchObject([
      { reachable: false },
    ])
    expect(others.map(({ userId }) => gotIt(userId))).toEqual(others.map(() => 1))
  })
})

describe('Slack', () => {
  test('response_urlが切れても、答えはメッセージとして届く', async () => {
    place().slack.faults.fail({ path: '/response/', drop: true })
    await inSlack(place(), STAFF).types('/quorum', '', '定足数')
  })

  const PASSED_OVER: Record<string, unknown>[] = [
    { type: 'view_closed', view: { id: 'V1', callback_id: 'x', state: { values: {} } } },
    { type: 'shortcut', callback_id: 'x', trigger_id: '1.2' },
    { type: 'message_action', callback_id: 'x', message: { text: 'x' }, channel: { id: 'C1' } },
    { type: 'block_suggestion', action_id: 'a', block_id: 'b', value: 'x' },
    { type: 'interactive_message', actions: [{ name: 'a', type: 'button', value: 'v' }], callback_id: 'x' },
    { type: 'dialog_submission', callback_id: 'x', submission: {} },
    { type: 'dialog_cancellation', callback_id: 'x' },
    { type: 'dialog_suggestion', callback_id: 'x', name: 'n', value: 'v' },
    { type: 'workflow_step_edit', callback_id: 'x', workflow_step: {} },
    { type: 'view_submission', view: { id: 'V2', callback_id: 'x', private_metadata: '' } },
    {
      type: 'view_submission',
      view: { id: 'V3', callback_id: 'x', private_metadata: 'no json', state: { values: {} } },
    },
    { type: 'block_actions', actions: [] },
    { type: 'something_new' },
  ]
  const common = {
    team: { id: TOWN.slack.teamId },
    user: { id: STAFF },
    api_app_id: 'A1',
    token: 't',
    trigger_id: '1.1',
  }
  for (const payload of PASSED_OVER)
    test(`${payload.type} には、意味がなくても3秒以内に200を返す`, async () => {
      const body = new URLSearchParams({ payload: JSON.stringify({ ...common, ...payload }) }).toString()
      const headers = {
        ...sealSlack(SLACK_SECRET, body, Math.floor(Date.now() / 1_000)),
        'content-type': 'application/x-www-form-urlencoded',
      }
      const begun = performance.now()
      const { status } = await fetch(`${place().program.origin}/slack/events`, {
        method: 'POST',
        body,
        headers,
      })
      expect(status).toBe(200)
      expect(performance.now() - begun).toBeLessThan(3_000)
    })

  for (const event of [
    {
      type: 'function_executed',
      function: { id: 'F1', callback_id: 'x' },
      function_execution_id: 'Fx1',
      inputs: {},
    },
    { type: 'reaction_added', user: STAFF, item: { type: 'message', channel: CHANNEL, ts: '1.1' } },
    { type: 'message', subtype: 'message_changed', channel: CHANNEL, message: { text: 'x' } },
  ])
    test(`イベント ${event.type} にも200を返す`, async () => {
      const body = JSON.stringify({
        type: 'event_callback',
        team_id: TOWN.slack.teamId,
        event_id: `Ev${event.type}`,
        api_app_id: 'A1',
        event,
      })
      const headers = {
        ...sealSlack(SLACK_SECRET, body, Math.floor(Date.now() / 1_000)),
        'content-type': 'application/json',
      }
      const { status } = await fetch(`${place().program.origin}/slack/events`, {
        method: 'POST',
        body,
        headers,
      })
      expect(status).toBe(200)
    })

  test('GETにも、途中で切れた本文にも、間違いの記録は残らない', async () => {
    for (const path of ['/slack/events', '/line/webhook'])
      expect((await fetch(`${place().program.origin}${path}`)).status).toBe(404)
    const { connect } = await import('node:net')
    const { port } = new URL(place().program.origin)
    for (const path of ['/slack/events', '/line/webhook'])
      await new Promise<void>((done) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf`)
          setTimeout(() => {
            socket.destroy()
            done()
          }, 50)
        })
      })
  })
})
