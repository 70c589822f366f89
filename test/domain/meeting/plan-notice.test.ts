// 日時や場所の知らせは、席を持つ人に一度ずつ(N2)。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { planNotice } from '../../../src/domain/meeting/plan-notice.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { cancelled, changed, succeeded } from './meanwhile.ts'

const operation = operations()
const { run, meeting, database, town } = operation

const CLOCK = { by: 'system', via: 'clock' } as const
const planning = (seen: Meeting) => ({
  doing: CLOCK,
  work: async (act: Act) => planNotice(act, await freshTown(act), seen),
})
const plan = async (seen: Meeting) => (await run(CLOCK, planning(seen).work)).toSorted()
const reminders = () => database().db.reminder.findMany({ where: { townId: town() } })

beforeEach(() => operation.newTown())

describe('知らせの予定', () => {
  test('席を持つ人はみな、一度だけ名が挙がる', async () => {
    const seen = await meeting()
    expect(await plan(seen)).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(await writingNothing(operation, () => plan(seen))).toEqual([])
    expect((await reminders()).map(({ kind, subject }) => [kind, subject])).toEqual(
      Array(4).fill(['notice', 'council-3:1']),
    )
  })
  test('N2 日時が変われば、みなにもう一度知らせる', async () => {
    await plan(await meeting())
    expect(await plan(await changed(operation))).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(await reminders()).toHaveLength(8)
  })
  test('締め切りだけが変わっても、知らせた人には知らせない', async () => {
    await plan(await meeting())
    const after = await changed(operation, { answersCloseAt: new Date('2026-12-09T17:00+09:00') })
    expect(await writingNothing(operation, () => plan(after))).toEqual([])
  })
  test('会議の日に席を持つ人に知らせる', async () => {
    await succeeded(operation, { seatId: 'c2' })
    expect(await plan(await meeting())).toEqual(['n1', 'p1', 'p3', 'p4'])
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: planNotice は、その間に中止された会議を知らせない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    expect(await writingNothing(operation, () => plan(seen))).toEqual([])
  })
  test('古い: planNotice は、その間に変わった日時を、前の日時では知らせない', async () => {
    const seen = await meeting()
    await changed(operation)
    expect(await writingNothing(operation, () => plan(seen))).toEqual([])
  })
  test('古い: planNotice は、その間に席を離れた人に知らせない', async () => {
    const seen = await meeting()
    const stale = await run(CLOCK, freshTown)
    await succeeded(operation, { seatId: 'c2' })
    const people = await run(CLOCK, (act) => planNotice(act, stale, seen))
    expect(people.toSorted()).toEqual(['n1', 'p1', 'p3', 'p4'])
  })
})

describe('同時の予定', () => {
  test('二つの時計が同じ時を打っても、一人に一度', async () => {
    const seen = await meeting()
    const people = await atOnce(operation, planning(seen), planning(seen))
    expect(people.flat().toSorted()).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(await reminders()).toHaveLength(4)
  })
  test('書き終えないうちの予定に重なった予定からは、だれの名も挙がらない', async () => {
    const seen = await meeting()
    const [first, second] = await overlapping(operation, planning(seen), planning(seen))
    expect([first.length, second]).toEqual([4, []])
  })
})
