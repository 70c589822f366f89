// Turns together are the same turns: as right as alone, in everybody's own order, and nobody is dragged along by a faulty one.
import { beforeAll, describe, expect, test } from 'vitest'
import { newApp } from '../../../src/app.ts'
import type { App, Reply } from '../../../src/bot/engine/converse.ts'
import { converse, converseTogether } from '../../../src/bot/engine/converse.ts'
import { openPipe } from '../../../src/bot/intake/pipe.ts'
import { commandIds, commands } from '../../../src/bot/table/table.ts'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import type { Utterance } from '../../../src/bot/turn/turn.ts'
import { statement } from '../../../src/db/sql.ts'
import { openVault } from '../../../src/vault.ts'
import { loadTown } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { lineId, STAFF, TOWN, village } from '../../e2e/village.ts'

const MEMBERS = 60
const database = testDatabase()
let events = 0
let app: App

beforeAll(async () => {
  await loadTown(database(), village({ members: MEMBERS, workers: 40 }), new Date())
  app = newApp(database(), openVault([]))
})

const said = (userId: string, text: string, more: Partial<Utterance> = {}): Utterance => {
  events += 1
  return {
    eventId: `event-${events}`,
    town: TOWN.id,
    platform: 'line',
    userId,
    text,
    manner: 'typed',
    room: 'private',
    reply: {},
    ...more,
  }
}
const member = (n: number) => lineId('c', n)
const words = (reply: Reply | undefined): string => (reply ? plainText(reply.card) : '')
const answersOf = () => database().db.answer.findMany({ where: { personId: { startsWith: 'm' } } })

describe('いっしょに取る番', () => {
  test('24人の返事が一つの取引で残り、答えは一人の番のときと同じ', async () => {
    const people = Array.from({ length: 24 }, (_, n) => n + 1)
    const all = people.map((n) => said(member(n), n % 2 ? '出席' : '欠席'))
    const taken = await converseTogether(app, all)
    expect(await transactionsOf(all)).toBe(1)
    const together = taken.map((one) => (one.kind === 'answered' ? plainText(one.reply.card) : one.kind))
    const alone = []
    for (const n of people) alone.push(words(await converse(app, said(member(n), n % 2 ? '出席' : '欠席'))))
    expect(together).toEqual(alone)
    expect(await answersOf()).toHaveLength(24)
    expect(await database().db.auditEntry.count({ where: { act: 'answer.given' } })).toBe(48)
  })

  test('いっしょに取れない言葉は、一人の番に回される。ほかの人は待たされない', async () => {
    const [first, second] = await converseTogether(app, [
      said(member(25), '出席'),
      said(member(26), '代理 試験太郎'),
    ])
    expect(first?.kind).toBe('answered')
    expect(second).toEqual({ kind: 'alone' })
    expect(await database().db.proxy.count({ where: { principalId: 'm26' } })).toBe(0)
  })

  test('前に答えたことのある出来事は、変えずに同じ答えを繰り返す', async () => {
    const event = said(member(27), '出席')
    await converseTogether(app, [event])
    const [again] = await converseTogether(app, [event, said(member(28), '欠席')])
    expect(again).toMatchObject({ kind: 'answered', reply: { again: true } })
  })

  const readings = commandIds.filter((id) => commands[id].together && id !== 'rsvp' && id !== 'claim')
  test.each(readings)('%s は、いっしょでも一人でも同じ答え', async (id) => {
    const people = [member(1), member(2), lineId('d', 1), lineId('d', 2)]
    const taken = await converseTogether(
      app,
      people.map((userId) => said(userId, id, { manner: 'exact' })),
    )
    for (const [n, one] of taken.entries()) {
      const alone = await converse(app, said(people[n] ?? '', id, { manner: 'exact' }))
      expect(one.kind === 'answered' ? plainText(one.reply.card) : one.kind).toBe(words(alone))
    }
  })

  test('20の枠に24人がいっしょに応募すると、先に来た20人が取る', async () => {
    const people = Array.from({ length: 24 }, (_, n) => lineId('d', n + 5))
    const taken = await converseTogether(
      app,
      people.map((userId) => said(userId, '応募 1')),
    )
    const got = taken.map((one) => (one.kind === 'answered' ? one.reply.card.tone : one.kind))
    expect(got).toEqual([...Array(20).fill('done'), ...Array(4).fill('refusal')])
    const [job] = await database().db.job.findMany({ where: { no: 1 } })
    expect(job).toMatchObject({ taken: 20, slots: 20 })
    expect(await database().db.claim.count({ where: { jobNo: 1 } })).toBe(20)
  })

  test('庶務と本人が同じ席の返事をいっしょに言っても、どちらも答えられ、行は一つ', async () => {
    const pipe = openPipe(app)
    const staff = said(STAFF, 'rsvp meeting=council-3 answer=absent via=phone member=委員30', {
      platform: 'slack',
      manner: 'exact',
    })
    const replies = await Promise.all([pipe.take(said(member(30), '出席')), pipe.take(staff)])
    expect(replies.map((reply) => reply?.card.tone)).toEqual(['done', 'done'])
    expect(await database().db.answer.count({ where: { personId: 'm30' } })).toBe(1)
  })
})

/** How many transactions wrote these events. */
async function transactionsOf(all: Utterance[]): Promise<number> {
  const events = all.map(({ eventId }) => eventId)
  return database().sql.count(
    statement`select distinct xmin::text from inbox where event_id = any (${events})`,
  )
}

describe('列', () => {
  test('一人の言葉は、言った順に効く', async () => {
    const pipe = openPipe(app)
    const all = ['出席', '欠席', '未定', '出席', '欠席'].flatMap((text) =>
      [31, 32, 33].map((n) => ({ n, text, reply: pipe.take(said(member(n), text)) })),
    )
    for (const { text, reply } of all) expect(words(await reply)).toContain(`「${text}」で受け付けました`)
    const answers = await database().db.answer.findMany({
      where: { personId: { in: ['m31', 'm32', 'm33'] } },
    })
    expect(answers.map(({ answer }) => answer)).toEqual(['absent', 'absent', 'absent'])
  })

  test('満ちれば、余地がないと言う', async () => {
    const pipe = openPipe(app, { waiting: 3, together: 24, alone: 2 })
    const taking = [34, 35, 36].map((n) => pipe.take(said(member(n), '出席')))
    expect(pipe.room()).toBe(0)
    await Promise.all(taking)
    expect(pipe.room()).toBe(3)
    await pipe.idle()
  })

  test('一人の番がうまくいかなくても、いっしょの人は一度ずつ答えられる。その人だけが聞く', async () => {
    await database().sql.count(
      statement`update account set shown = '{"job": "no number"}' where user_id = ${member(40)}`,
    )
    const pipe = openPipe(app)
    const people = [37, 38, 39, 40, 41, 42]
    for (let round = 0; round < 3; round += 1) {
      const settled = await Promise.allSettled(people.map((n) => pipe.take(said(member(n), '出席'))))
      expect(settled.map(({ status }) => status)).toEqual(
        people.map((n) => (n === 40 ? 'rejected' : 'fulfilled')),
      )
    }
    const answers = await database().db.answer.findMany({
      where: { personId: { in: people.map((n) => `m${n}`) } },
    })
    expect(answers).toHaveLength(5)
    const entries = await database().db.auditEntry.findMany({
      where: { act: 'answer.given', actor: { in: ['m37', 'm41'] } },
    })
    expect(entries).toHaveLength(6)
  })

  test('同じ出来事が同時に二度来ても、効くのは一度', async () => {
    const event = said(member(45), '出席')
    const [one, two] = [openPipe(app), openPipe(newApp(database(), openVault([])))]
    const replies = await Promise.all([one.take(event), two.take(event), one.take(said(member(46), '欠席'))])
    expect(replies.filter((reply) => reply?.again === false)).toHaveLength(2)
    expect(await database().db.auditEntry.count({ where: { actor: 'm45' } })).toBe(1)
  })
})
