// Two instances on one database, and everybody at once: the database decides, and each thing happens exactly once.
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newApp } from '../../src/app.ts'
import { tick } from '../../src/bot/clock/clock.ts'
import type { Message } from '../../src/bot/queue/message.ts'
import { DELIVER } from '../../src/bot/queue/outbox.ts'
import { connect, type Database } from '../../src/db/database.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { answerInvitation } from '../../src/domain/attendance/answer.ts'
import { verifyAudit } from '../../src/domain/audit/seal.ts'
import { claimJob } from '../../src/domain/claim/claim.ts'
import { loadTown as readTown } from '../../src/domain/town/read.ts'
import { openVault } from '../../src/vault.ts'
import { loadTown } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { botLines, inSlack, spoken } from '../e2e/people.ts'
import { openPlace, type Place } from '../e2e/place.ts'
import { faultsOf, type Program } from '../e2e/program.ts'
import { lineId, STAFF, TOWN, village } from '../e2e/village.ts'
import { sideBySide, until } from '../e2e/waiting.ts'

const WORKERS = 200
const SLOTS = 20
const DUPLICATES = 500
/** On a machine that is overworked, an event that was stored is answered by the next tick of the clock. */
const LATE_MS = 100_000

describe('二つのプログラムが一つのデータベースを使う', () => {
  let opened: Place | undefined
  let programs: Program[] = []
  const place = (): Place => {
    if (!opened) throw new Error('The place is open only inside tests')
    return opened
  }

  beforeAll(async () => {
    opened = await openPlace({ workers: WORKERS, members: 1, lineDeadlineMs: 15_000 })
    programs = [opened.program, await opened.another()]
  })
  afterAll(() => opened?.close())

  /** Webhooks go to the two in turn. */
  const turn = (n: number) => {
    const program = programs[n % programs.length]
    if (program) place().point(program)
  }

  test('200人が20の枠に同時に応募すると、20人が受け、180人が断られる', { timeout: 150_000 }, async () => {
    const { line, database } = place()
    const workers = Array.from({ length: WORKERS }, (_, index) => lineId('d', index + 1))
    await sideBySide(workers, 100, async (userId, index) => {
      turn(index)
      let result = await line.say(userId, '応募 1')
      for (let again = 1; result.status !== 200 && again < 10; again += 1) {
        turn(index + again)
        result = await line.redeliver(result)
      }
      expect(result.status).toBe(200)
    })
    const answers = await Promise.all(
      workers.map((userId) =>
        until(() => botLines(place(), userId)[0], {
          what: () => `an answer to ${userId}`,
          withinMs: LATE_MS,
        }),
      ),
    )
    const said = answers.map(spoken)
    expect(said.filter((words) => words.includes('1番「封筒づめ」をお願いしました'))).toHaveLength(SLOTS)
    expect(said.filter((words) => words.includes('1番は埋まりました'))).toHaveLength(WORKERS - SLOTS)
    const claims = await database.db.claim.findMany({ where: { jobNo: 1 } })
    expect(claims).toHaveLength(SLOTS)
    expect(new Set(claims.map(({ personId }) => personId)).size).toBe(SLOTS)
    const [job] = await database.db.job.findMany({ where: { no: 1 } })
    expect(job).toMatchObject({ slots: SLOTS, taken: SLOTS })
    const claimed = await database.db.auditEntry.count({ where: { act: 'job.claimed' } })
    expect(claimed).toBe(SLOTS)
    const staff = inSlack(place(), STAFF)
    await until(
      () =>
        staff.messages().filter(({ text }) => text.includes('1番に応募しました')).length === SLOTS ||
        undefined,
      { what: () => `${SLOTS} notices to staff`, withinMs: 30_000 },
    )
  })

  test('同じ返事が500回届いても、答えは一つ、記録は一つ、返信は一つ', { timeout: 60_000 }, async () => {
    const { line, database } = place()
    const userId = lineId('c', 1)
    line.setWebhook('')
    const { events } = await line.say(userId, '出席')
    const body = JSON.stringify({ destination: TOWN.line.destination, events })
    const copies = Array.from({ length: DUPLICATES }, (_, n) => n)
    const statuses = await sideBySide(copies, 100, async (n) => {
      turn(n)
      return (await line.sendRaw(body)).status
    })
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0)
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    await until(() => botLines(place(), userId)[0], { what: () => 'the answer' })
    turn(0)
    expect((await line.sendRaw(body)).status).toBe(200)
    turn(1)
    expect((await line.sendRaw(body)).status).toBe(200)
    expect(botLines(place(), userId).map(spoken)).toEqual([
      expect.stringContaining('「出席」で受け付けました'),
    ])
    const answers = await database.db.answer.findMany({ where: { personId: 'm1' } })
    expect(answers).toMatchObject([{ answer: 'attend', previous: null }])
    expect(await database.db.auditEntry.count({ where: { actor: 'm1' } })).toBe(1)
    const [eventId] = events.map(({ webhookEventId }) => `${webhookEventId}`)
    expect(await database.db.inbox.count({ where: { eventId: eventId ?? '' } })).toBe(1)
    expect(await database.db.storedEvent.count({ where: { eventId: eventId ?? '' } })).toBe(0)
    // Overworked, it may have to say 503; no turn may fail for another reason.
    const failed = programs.flatMap(faultsOf).filter(({ msg }) => msg === 'turn failed')
    expect(failed).toEqual([])
  })
})

describe('二つの時計が同じ時を打つ', () => {
  const HOUR_MS = 3_600_000
  const DAY_MS = 24 * HOUR_MS
  /** None of the days that follow is a holiday: reminders would wait. */
  const START = new Date('2026-06-01T10:00+09:00')
  let databases: Database[] = []

  beforeAll(async () => {
    const url = await newDatabaseUrl()
    databases = [
      await connect(url, { onError: () => undefined, connections: 2 }),
      await connect(url, { onError: () => undefined, connections: 2 }),
    ]
    const [first] = databases
    if (first) await loadTown(first, village({ workers: 3 }, START), START)
  })
  afterAll(() => Promise.all(databases.map((one) => one.close())))

  test('どの知らせも、一人に一度だけ出る', { timeout: 60_000 }, async () => {
    const [first] = databases
    if (!first) throw new Error('no database')
    const faults: string[] = []
    const log = pino({ level: 'warn' }, { write: (words: string) => void faults.push(words) })
    const now = START
    const town = await inTransaction(first.db, ({ tx }) => readTown({ tx, town: TOWN.id }, now))
    const [meeting] = town?.meetings ?? []
    if (!meeting?.answersCloseAt) throw new Error('no meeting')
    await inTransaction(first.db, async (transaction) => {
      const act = { ...transaction, town: TOWN.id, now, by: 'p1', via: 'line' as const }
      await answerInvitation(act, { meeting, seatId: 'c1', personId: 'p1' }, { answer: 'attend' })
      await answerInvitation(
        { ...act, by: 'p2' },
        { meeting, seatId: 'c2', personId: 'p2' },
        { answer: 'absent' },
      )
      for (const personId of ['k1', 'k2', 'k3']) await claimJob({ ...act, by: personId }, { personId, no: 1 })
      // They are at work: nobody has to be asked whether they are (J6).
      await transaction.tx.claim.updateMany({ data: { leaseUntil: null } })
    })
    const apps = databases.map((one) => newApp(one, openVault([])))
    const aheadOf = (at: Date, days: number) => new Date(at.getTime() - days * DAY_MS + HOUR_MS)
    const times = [
      ...[7, 3, 1].map((days) => aheadOf(meeting.answersCloseAt ?? now, days)),
      aheadOf(meeting.startsAt, 1),
      new Date(now.getTime() + 48 * DAY_MS),
    ]
    for (const at of times)
      for (let round = 0; round < 3; round += 1)
        await Promise.all([...apps, ...apps].map((app) => tick(app, log, at)))
    expect(faults).toEqual([])

    const heard = new Map<string, number>()
    for (;;) {
      const jobs = await first.boss.fetch<Message>(DELIVER, { batchSize: 50 })
      if (jobs.length === 0) break
      for (const { id, data } of jobs) {
        await first.boss.complete(DELIVER, id)
        for (const to of data.to) {
          const key = `${to} ${data.card.title} ${JSON.stringify(data.card.parts[0])}`
          heard.set(key, (heard.get(key) ?? 0) + 1)
        }
      }
    }
    const times7to1 = 3
    const titled = (words: string) => [...heard].filter(([key]) => key.includes(words))
    // p3 and p4 have not answered; p1 comes; k1, k2 and k3 have a job that is due.
    const reminded = titled('お返事をお待ちしています')
    expect(reminded.reduce((sum, [, count]) => sum + count, 0)).toBe(2 * times7to1)
    expect(titled('明日は')).toHaveLength(1)
    expect(titled('期限が近づいています')).toHaveLength(3)
    for (const [, count] of [...titled('明日は'), ...titled('期限が近づいています')]) expect(count).toBe(1)
    for (const [, count] of titled('定足数')) expect(count).toBe(1)
    expect(await first.db.reminder.count()).toBe(2 * times7to1 + 1 + 3)
    expect(
      await inTransaction(first.db, (transaction) => verifyAudit({ ...transaction, town: TOWN.id })),
    ).toMatchObject({
      intact: true,
      unsealed: 0,
      firstBroken: null,
    })
  })
})
