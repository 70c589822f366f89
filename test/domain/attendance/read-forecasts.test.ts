// いくつもの会議を一度に: 一つずつ読んだのと同じ数、そして催促の届く先。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { readForecast } from '../../../src/domain/attendance/read.ts'
import { readForecasts } from '../../../src/domain/attendance/read-forecasts.ts'
import { reachSilent, remindNow } from '../../../src/domain/attendance/remind.ts'
import type { TownModel } from '../../../src/domain/town/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { NOW, operations } from '../operation.ts'
import { answeringIn } from './answering.ts'

const operation = operations()
const { database, town, run, newTown } = operation
const { answered } = answeringIn(operation)

const meeting = (no: number, day: number) => ({
  ...{ body: 'council', no, title: `第${no}回推進会議`, place: '役場', state: 'convened', items: [] },
  startsAt: `2026-12-${day}T14:00+09:00`,
  endsAt: `2026-12-${day}T16:00+09:00`,
  answersCloseAt: `2026-12-${day}T12:00+09:00`,
})

beforeEach(() => newTown((raw) => ({ ...raw, meetings: [...raw.meetings, meeting(4, 20), meeting(5, 25)] })))

const read = <Result>(work: (all: TownModel, act: Act) => Promise<Result> | Result) =>
  run({ by: 's1' }, async (act) => work(await freshTown(act), act))
const connected = (personId: string, platform: 'line' | 'slack', reachable = true) =>
  database().db.account.create({
    data: { townId: town(), platform, userId: `${town()}-${platform}-${personId}`, personId, reachable },
  })

describe('会議の見込みを、まとめて読む', () => {
  test('順に、一つずつ読んだのと同じ', async () => {
    await answered('p1')
    await answered('p2', { answer: 'absent' })
    const together = await read((all, act) => readForecasts(act, all, all.meetings))
    const alone = await read((all, act) =>
      Promise.all(all.meetings.map((one) => readForecast(act, all, one))),
    )
    expect(together).toEqual(alone)
    expect(together.map(({ counts }) => counts.unanswered)).toEqual([2, 4, 4])
  })
  test('会議がなければ、何も読まない', async () => {
    expect(await read((all, act) => readForecasts(act, all, []))).toEqual([])
    expect(await read((all, act) => reachSilent(act, all, []))).toEqual([])
  })
})

describe('未回答の人に届く先', () => {
  test('LINEがあればLINE、なければSlack、届かない人は数えない', async () => {
    await connected('p1', 'line')
    await connected('p1', 'slack')
    await connected('p2', 'slack')
    await connected('p3', 'line', false)
    expect(await read((all, act) => reachSilent(act, all, all.meetings))).toEqual([
      { people: 2, line: 1 },
      { people: 2, line: 1 },
      { people: 2, line: 1 },
    ])
  })
  test('答えた人は数えない', async () => {
    await connected('p1', 'line')
    await connected('p2', 'line')
    await answered('p1')
    const [third, fourth] = await read((all, act) => reachSilent(act, all, all.meetings))
    expect([third, fourth]).toEqual([
      { people: 1, line: 1 },
      { people: 2, line: 2 },
    ])
  })
  test('今日すでに催促した人は、その日は数えない', async () => {
    await connected('p1', 'line')
    await connected('p2', 'slack')
    const third = await operation.meeting()
    await read((all, act) => remindNow(act, all, third))
    const reach = (now?: Date) =>
      run({ by: 's1', ...(now ? { now } : {}) }, async (act) => {
        const all = await freshTown(act)
        return reachSilent(act, all, all.meetings.slice(0, 2))
      })
    expect(await reach()).toEqual([
      { people: 0, line: 0 },
      { people: 2, line: 1 },
    ])
    expect((await reach(new Date(NOW.getTime() + 86_400_000)))[0]).toEqual({ people: 2, line: 1 })
  })
})
