// The database goes away while the program runs, in three ways, and comes back: nobody is told a lie, nothing restarts.
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { enqueue } from '../../src/bot/queue/outbox.ts'
import { card } from '../../src/bot/turn/card.ts'
import { withClient } from '../../src/db/cluster.ts'
import { connect } from '../../src/db/database.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { serve } from '../../src/serve.ts'
import { botLines, inLine, inSlack, spoken } from '../e2e/people.ts'
import { LINE_SECRET, LINE_TOKEN, openPlace, type Place, type Where } from '../e2e/place.ts'
import type { Program } from '../e2e/program.ts'
import { CHANNEL, daysAhead, lineId, STAFF, TOWN } from '../e2e/village.ts'
import { until } from '../e2e/waiting.ts'
import { layWire, type Wire } from './wire.ts'

let opened: Place | undefined
let wire: Wire | undefined
const place = (): Place => {
  if (!opened) throw new Error('The place is open only inside tests')
  return opened
}
let member = 0
const nextMember = () => {
  member += 1
  return { id: `m${member}`, userId: lineId('c', member) }
}

beforeAll(async () => {
  opened = await openPlace({
    members: 20,
    through: async (url) => {
      wire = await layWire(url)
      return wire.url
    },
  })
})
afterEach(async () => {
  wire?.mend()
  await allow(true)
})
afterAll(async () => {
  await opened?.close()
  await wire?.close()
})

/** Whether the server takes connections to the town's database; those there are end. */
async function allow(connections: boolean): Promise<void> {
  const url = new URL(place().database.url)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  await withClient(url.href, async (client) => {
    await client.query(`alter database "${name}" with allow_connections ${connections}`)
    if (!connections)
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  })
}

const ready = async (program: Program = place().program): Promise<number | 'silent'> => {
  const signal = AbortSignal.timeout(5_000)
  return fetch(`${program.origin}/readyz`, { signal }).then(
    ({ status }) => status,
    () => 'silent',
  )
}

const outages = [
  { how: '接続が切れ、つなぎ直せない', away: async () => wire?.cut(), back: async () => wire?.mend() },
  { how: '応えが来なくなり、また続く', away: async () => wire?.silence(), back: async () => wire?.resume() },
  { how: 'サーバーが接続を受け付けない', away: () => allow(false), back: () => allow(true) },
]

describe.each(outages)('データベースへの$how', ({ away, back }) => {
  test('LINEには2秒以内に503、Slackには3秒以内に応えて、やり直しをお願いする', {
    timeout: 60_000,
  }, async () => {
    const { line, slack, program, database } = place()
    const { id, userId } = nextMember()
    const staff = inSlack(place(), STAFF)
    const someone = inLine(place(), userId)
    await someone.says('次回', '次の会議')
    await staff.types('/quorum', '第3回', '定足数')

    // Every connection of the program has been used: the outage meets idle ones.
    const many = await line.sayTogether(
      Array.from({ length: 16 }, (_, n) => ({ userId: lineId('c', n + 1), text: '議題' })),
    )
    expect(many.status).toBe(200)
    await someone.hears('の議題')

    await away()
    const said = await line.say(userId, '出席')
    expect(said).toMatchObject({ status: 503 })
    expect(said.durationMs).toBeLessThan(2_000)
    const typed = await slack.command(STAFF, CHANNEL, '/rsvp', '第3回 出席 電話 髙橋健')
    expect(typed).toMatchObject({ status: 200 })
    expect(typed.durationMs).toBeLessThan(3_000)
    expect(await staff.sees('いま、うまくいきませんでした', 20_000)).toContain('もう一度お試しください')
    expect(await ready()).toBe(503)
    expect((await fetch(`${program.origin}/healthz`)).status).toBe(200)
    // The event comes again: nobody hears meanwhile that it failed.
    expect(someone.everything()).not.toContain('うまくいきませんでした')

    await back()
    await until(async () => ((await ready()) === 200 ? true : undefined), {
      what: () => 'readyz',
      withinMs: 20_000,
    })
    const again = await until(
      async () => {
        const result = await line.redeliver(said)
        return result.status === 200 ? result : undefined
      },
      { what: () => 'the event to be taken', withinMs: 20_000 },
    )
    expect(again.status).toBe(200)
    await someone.hears('「出席」で受け付けました')
    const answers = await database.db.answer.findMany({ where: { personId: id } })
    expect(answers).toMatchObject([{ answer: 'attend', previous: null }])
    const taken = botLines(place(), userId).filter((entry) =>
      spoken(entry).includes('「出席」で受け付けました'),
    )
    expect(taken).toHaveLength(1)
    // What is said to others goes through the queue, which has found the database again too.
    await someone.says('職員と話したい', '職員に伝えました')
    await staff.sees('が職員と話したいそうです', 30_000)
  })
})

test('データベースがない間に送った入力画面は、閉じずに、やり直しをお願いする', {
  timeout: 60_000,
}, async () => {
  const staff = inSlack(place(), STAFF)
  await staff.opens('/job', 'new', '仕事の募集')
  // An instance that has not yet looked up whose workspace this is.
  const fresh = await place().another()
  place().point(fresh)
  wire?.cut()
  const due = Math.floor(Date.parse(`${daysAhead(20)}+09:00`) / 1000)
  const job = { title: '折込', slots: '1', pay: '1000', due }
  const first = await staff.submits(job)
  expect(first.durationMs).toBeLessThan(3_000)
  expect(Object.values(staff.form()?.errors ?? {}).join()).toContain('もう一度お試しください')
  wire?.mend()
  await until(async () => ((await ready(fresh)) === 200 ? true : undefined), { what: () => 'readyz' })
  await staff.submits(job)
  expect(staff.form()).toBeUndefined()
  await staff.sees('「折込」の募集を始めました')
  place().point(place().program)
})

test('古い接続が黙ったままでも、新しい接続で続ける', { timeout: 90_000 }, async () => {
  let own: Wire | undefined
  const here = await openPlace({
    members: 20,
    through: async (url) => {
      own = await layWire(url)
      return own.url
    },
    start: startHere,
  })
  const many = Array.from({ length: 20 }, (_, n) => ({ userId: lineId('c', n + 1), text: '出席' }))
  try {
    await here.line.sayTogether(many.map(({ userId }) => ({ userId, text: '議題' })))
    await inLine(here, lineId('c', 20)).hears('の議題')
    own?.silence()
    const lost = await here.line.sayTogether(many)
    expect(lost.status).toBe(503)
    own?.mend()
    await until(async () => ((await here.line.redeliver(lost)).status === 200 ? true : undefined), {
      what: () => 'the events to be taken',
      withinMs: 30_000,
    })
    for (const { userId } of many) await inLine(here, userId).hears('「出席」で受け付けました', 30_000)
    const { db, boss } = here.database
    const notice = { town: TOWN.id, platform: 'line', room: 'person', card: card('知らせ', []) } as const
    await inTransaction(db, (transaction) =>
      enqueue({ transaction, boss }, [{ ...notice, to: [lineId('c', 1)] }]),
    )
    await inLine(here, lineId('c', 1)).hears('知らせ', 30_000)
    expect(await here.database.db.answer.count()).toBe(20)
  } finally {
    await here.close()
    await own?.close()
  }
})

/** The program within this process, without Slack: it gives a silent connection up sooner than the real one does. */
async function startHere({ databaseUrl, line }: Where): Promise<Program> {
  const database = await connect(databaseUrl, { onError: () => undefined, silentMs: 3_000 })
  const config = {
    port: 0,
    host: '127.0.0.1',
    line: { channelSecret: LINE_SECRET, accessToken: LINE_TOKEN, apiUrl: line.origin },
  }
  const { port, stop } = await serve({ config, database, log: pino({ level: 'silent' }) })
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      await stop()
      return 0
    },
    kill: stop,
    running: () => true,
    pid: process.pid,
    logged: () => [],
  }
}
