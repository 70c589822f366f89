import { beforeEach, describe, expect, test } from 'vitest'
import { newsOfJob } from '../../../src/domain/job/read.ts'
import { tellOfJobs } from '../../../src/domain/job/tell.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { given, hoursLater, overlapping, turn } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { applies, becomes, claims, closes, joins, publishes, releases, workingTown } from './turns.ts'

const operation = operations()
const { run, database, town } = operation

/** w1–w4 are connected in LINE; nothing is published yet. */
beforeEach(async () => {
  await workingTown(operation)
  for (const personId of ['w1', 'w2', 'w3', 'w4']) await reached(personId)
})

const reached = (personId: string, platform = 'line', reachable = true) =>
  database().db.account.create({
    data: { townId: town(), platform, userId: `${town()}-${personId}`, personId, reachable },
  })
const tells = (now = NOW) => turn('system', now, async (act) => tellOfJobs(act, await freshTown(act)))
const tell = async (now = NOW) => (await run(tells(now).doing, tells(now).work)).to
const said = async (now = NOW) =>
  (await tell(now)).map(({ personId, jobs }) => `${personId} ${jobs.map(({ no }) => no)}`).sort()
const usage = (used: number, quota: number | null, readAt = NOW) =>
  database().db.lineUsage.create({ data: { townId: town(), used, quota, readAt } })

describe('公開した仕事を知らせる', () => {
  test('公開されるまで、また公開の前から開いていた仕事は、だれにも知らせない', async () => {
    expect(await writingNothing(operation, () => tell())).toEqual([])
    await given(operation, publishes(4))
    expect(await said()).toEqual(['w1 4', 'w2 4', 'w3 4', 'w4 4'])
    expect(await run({ by: 's1' }, (act) => newsOfJob(act, 4))).toEqual({ told: 4, last: NOW })
  })
  test('同じ仕事は、だれにも二度知らせない。翌日も', async () => {
    await given(operation, publishes(4))
    await tell()
    expect(await writingNothing(operation, () => tell())).toEqual([])
    expect(await tell(hoursLater(30))).toEqual([])
  })
  test('枠が空いたままなら、翌日、まだ聞いていない人に', async () => {
    for (const id of ['w2', 'w3', 'w4']) await becomes(operation, id, { state: 'resting' })
    await given(operation, publishes(4))
    expect(await said()).toEqual(['w1 4'])
    await becomes(operation, 'w2', { state: 'active' })
    expect(await said(hoursLater(2))).toEqual([])
    expect(await said(hoursLater(24))).toEqual(['w2 4'])
  })
  test('埋まった、閉じた、期限の過ぎた仕事は、知らせない', async () => {
    await given(operation, publishes(4), claims('w1', 4))
    expect(await said()).toEqual([])
    await given(operation, releases('w1', 4))
    expect(await said()).not.toContain('w1 4')
    await given(operation, publishes(6, { payYen: 1, dueAt: hoursLater(30) }))
    expect(await said(hoursLater(30))).toEqual([])
    await given(operation, closes(6))
    expect(await said(hoursLater(24))).toEqual([])
  })
  test('休んでいる人、技能のない人、上限まで受けている人、届かない人には知らせない', async () => {
    await becomes(operation, 'w1', { state: 'resting' })
    await becomes(operation, 'w2', { claimLimit: 1 })
    await given(operation, claims('w2', 5))
    await database().db.account.updateMany({
      where: { townId: town(), personId: 'w3' },
      data: { reachable: false },
    })
    await given(operation, publishes(4))
    expect(await said()).toEqual(['w4 4'])
  })
  test('応募した人、待っている人には知らせない', async () => {
    await given(operation, publishes(4, { how: 'choose' }), applies('w1', 4))
    await given(operation, claims('w1', 3), joins('w2', 3), releases('w1', 3))
    await database().db.job.updateMany({
      where: { townId: town(), no: 3 },
      data: { publishedAt: NOW, slots: 3 },
    })
    expect(await said()).toEqual(['w2 4', 'w3 4', 'w4 3,4'])
  })
  test('この60日の仕事の少ない人から、次に、長く聞いていない人から', async () => {
    await given(operation, claims('w1', 5), claims('w2', 3))
    await given(operation, publishes(4))
    expect((await tell()).map(({ personId }) => personId).slice(2)).toEqual(['w2', 'w1'])
    await given(operation, publishes(6, { payYen: 1, dueAt: hoursLater(99) }))
    await becomes(operation, 'w3', { state: 'resting' })
    expect((await tell(hoursLater(1))).map(({ personId }) => personId)).toEqual(['w4', 'w2', 'w1'])
  })
  test('指名の仕事は、名前のある人だけに。Slackだけの人にも', async () => {
    await database().db.account.updateMany({
      where: { townId: town(), personId: 'w3' },
      data: { platform: 'slack' },
    })
    await given(operation, publishes(4, { offeredTo: ['w2', 'w3'] }))
    expect(await said()).toEqual(['w2 4', 'w3 4'])
  })
})

describe('LINEの今月の残り', () => {
  test('会議の分を残して、足りるだけ', async () => {
    await usage(138, 200)
    await given(operation, publishes(4))
    expect(await tell()).toHaveLength(2)
  })
  test('知らせた数は、LINEに聞きなおすまで引いておく', async () => {
    await usage(138, 200, new Date(NOW.getTime() - 1))
    await given(operation, publishes(4))
    expect(await tell()).toHaveLength(2)
    await given(operation, publishes(6, { payYen: 1, dueAt: hoursLater(99) }))
    expect(await tell(hoursLater(1))).toHaveLength(0)
  })
  test('上限のない契約では、残りを数えない。まだ聞いていなければ、無料の200通とみる', async () => {
    await given(operation, publishes(4))
    await usage(10_000, null)
    expect(await tell()).toHaveLength(4)
  })
  test('知らせる人がいなければ、一度だけ職員に', async () => {
    await usage(200, 200)
    await given(operation, publishes(4))
    const first = await run(tells().doing, tells().work)
    expect(first.to).toEqual([])
    expect(first.jobs.map(({ no }) => no)).toEqual([4])
    expect(first.reach.get(4)).toEqual({ told: 0, why: 'budget' })
    expect((await run(tells().doing, tells().work)).jobs).toEqual([])
  })
})

test('二つの時計が打っても、一人に一度', async () => {
  await given(operation, publishes(4))
  const [one, two] = await overlapping(operation, tells(), tells())
  expect([...one.to, ...two.to].map(({ personId }) => personId).sort()).toEqual(['w1', 'w2', 'w3', 'w4'])
})
