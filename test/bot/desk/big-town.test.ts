// A town with 60 meetings, 200 jobs and much that waits: the desk stays a glance, and every platform takes it.
import { beforeAll, describe, expect, test } from 'vitest'
import { renderLine } from '../../../src/bot/line/render.ts'
import { UNDELIVERED } from '../../../src/bot/queue/outbox.ts'
import { renderSlack } from '../../../src/bot/slack/render.ts'
import { renderHome } from '../../../src/bot/slack/views.ts'
import type { Card } from '../../../src/bot/turn/card.ts'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import { asJson } from '../../../standin/json.ts'
import { refuseContent, refuseView } from '../../../standin/slack/shapes/content.ts'
import { buttonsOf, loadTown, openTalk, type Talk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const database = testDatabase()
const START = '2026-11-25T10:00+09:00'
const LONG = 'とても長い名前のついた、'.repeat(8)
const many = (count: number) => Array.from({ length: count }, (_, n) => n + 1)
const day = (n: number, hour = 14) =>
  `${new Date(Date.parse('2026-12-01') + n * 86_400_000).toISOString().slice(0, 10)}T${hour}:00+09:00`
let talk: Talk

beforeAll(async () => {
  const [council] = smallTown.bodies
  const body = {
    ...council,
    seats: [
      ...(council?.seats ?? []),
      // Forty vacancies, and forty whom no message reaches.
      ...many(80).map((n) => ({
        ...{ id: `e${n}`, category: 'expert', title: `${LONG}${n}` },
        holder: n > 40 ? `k${n}` : null,
      })),
    ],
  }
  const meetings = many(60).map((n) => ({
    ...{ body: 'council', no: n + 10, title: `${LONG}第${n}回`, place: LONG, items: [] },
    ...{ startsAt: day(n), endsAt: day(n, 16), answersCloseAt: day(n, 12) },
    state: n % 6 === 0 ? 'draft' : 'convened',
  }))
  const jobs = many(200).map((n) => ({
    ...{ no: n + 100, title: `${LONG}${n}`, slots: 1, payYen: 1000, dueAt: day(n % 40), skills: [] },
    state: 'open',
  }))
  const workers = many(200).map((n) => ({ id: `k${n}`, name: `働手 ${n}`, roles: ['worker'] }))
  await loadTown(
    database(),
    {
      ...smallTown,
      bodies: [body],
      people: [...smallTown.people, ...workers],
      workers: [
        ...smallTown.workers,
        ...workers.map(({ id }) => ({ person: id, state: 'active', skills: [] })),
      ],
      meetings,
      jobs,
    },
    new Date(START),
  )
  await fill()
  talk = await openTalk(database(), START)
})

/** Everybody is late with a job, every meeting has a named proxy, thirty people wait, and fifteen messages were lost, on their way to two people each. */
async function fill(): Promise<void> {
  const { db, boss } = database()
  const common = { townId: smallTown.town.id, at: new Date(START), via: 'line' }
  await db.claim.createMany({
    data: many(200).map((n) => ({
      ...common,
      ...{
        jobNo: n + 100,
        personId: `k${n}`,
        state: n % 3 === 0 ? 'delivered' : 'working',
        delayed: n % 2 === 0,
      },
      ...{ byId: `k${n}`, payYen: 1_000, dueAt: new Date(START) },
    })),
  })
  await db.job.updateMany({ data: { taken: 1 } })
  await db.proxy.createMany({
    data: many(60).map((n) => ({
      ...common,
      ...{ meetingId: `council-${n + 10}`, seatId: 'c2', principalId: 'p2', name: LONG, nameKey: LONG },
      ...{ state: 'named', revision: 1, byId: 'p2' },
    })),
  })
  await db.enquiry.createMany({
    data: many(30).map((n) => ({
      ...{ townId: common.townId, at: common.at, lastAt: common.at, saidSince: common.at, platform: 'line' },
      ...{ userId: `Ux${n}`, name: LONG, phone: '0267-00-0000', about: { message: LONG.repeat(5) } },
    })),
  })
  await boss.createQueue(UNDELIVERED)
  const lost = { town: common.townId, platform: 'line', to: ['Ux'], room: 'person', why: LONG }
  const card = (n: number) => ({ title: `${n}${LONG}`, tone: 'plain', parts: [] })
  await boss.insert(
    UNDELIVERED,
    many(30).map((n) => ({ data: { ...lost, card: card(n % 15) } })),
  )
}

const home = () => talk.say('庶務まもる', '', { occasion: 'home', manner: 'exact' })
const labels = (card: Card) => buttonsOf(card).map(({ label }) => label)

describe('大きな町の机', () => {
  test('ホーム画面に収まり、どの区分も、残りがどこで見られるかを言う', async () => {
    const card = await home()
    expect(refuseView(asJson(renderHome(card)), 'home')).toBeUndefined()
    expect(renderHome(card).blocks.length).toBeLessThanOrEqual(100)
    expect(labels(card).filter((label) => label === '定足数')).toHaveLength(5)
    const rest = labels(card).filter((label) => /^…ほか\d+件を見る$/.test(label))
    expect(rest).toEqual(['…ほか45件を見る', '…ほか25件を見る', expect.anything(), '…ほか10件を見る'])
    expect(plainText(card)).toContain('決定 60件・相談 30件・仕事 ')
    expect(plainText(card).match(/LINE：2通/g)).toHaveLength(5)
    expect(plainText(card)).toContain('…ほか50件。上のものが決まると、ここに出ます。')
  })
  test('言葉としても、Slackにも、LINEにも、ボタンごと収まる', async () => {
    const card = await talk.say('庶務まもる', '/yoriai desk')
    const message = renderSlack(card)
    expect(refuseContent({ ...message })).toBeUndefined()
    expect(JSON.stringify(message.blocks)).toContain('proxy-approve')
    expect(JSON.stringify(message.blocks)).toContain('meeting-new')
    const [flex] = renderLine(card)
    expect(JSON.stringify(flex)).toContain('proxy-approve')
    expect(Buffer.byteLength(JSON.stringify(asJson(flex).contents))).toBeLessThanOrEqual(30_000)
  })
  test('先回りして見ておくことは、いくつかと、全部の数。言葉にすれば、種類ごとに3件まで', async () => {
    expect(labels(await home())).toContain('全81件を点検する')
    const card = await talk.say('庶務まもる', '/member radar')
    expect(plainText(card)).toContain('欠員の席 41件・連絡が届かない委員 40件')
    expect(labels(card).filter((label) => label === '委嘱を記録')).toHaveLength(3)
    expect(plainText(card)).toContain('…ほか38件。上のものが済むと、ここに出ます。')
    expect(refuseContent({ ...renderSlack(card) })).toBeUndefined()
    const [flex] = renderLine(card)
    expect(Buffer.byteLength(JSON.stringify(asJson(flex).contents))).toBeLessThanOrEqual(30_000)
  })
  test('委員のホーム画面にも、5つまで', async () => {
    const card = await talk.say('田中一郎', '', { occasion: 'home', manner: 'exact' })
    expect(refuseView(asJson(renderHome(card)), 'home')).toBeUndefined()
    expect(labels(card).filter((label) => label === '欠席')).toHaveLength(5)
    expect(labels(card)).toContain('…ほか45件を見る')
  })
})
