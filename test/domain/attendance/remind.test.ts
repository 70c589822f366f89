// 返事をたずねる知らせは、返事のない人に、日ごとに一度。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { remindUnanswered } from '../../../src/domain/attendance/remind.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { ANOTHER_DAY, cancelled, changed, succeeded } from '../meeting/meanwhile.ts'
import { townWithDraft } from '../meeting/towns.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { answeringIn } from './answering.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const { answered } = answeringIn(operation)

/** The deadline is 8 December, 17:00: reminders go out 7, 3 and 1 days before, from eight in the morning. */
const WEEK_BEFORE = new Date('2026-12-01T08:00+09:00')
const DAY_BEFORE = new Date('2026-12-07T08:00+09:00')
const reminding = (seen: Meeting, now = WEEK_BEFORE) => ({
  doing: { by: 'system', via: 'clock', now } as const,
  work: async (act: Act) => (await remindUnanswered(act, await freshTown(act), seen)).toSorted(),
})
const remind = (seen: Meeting, now = WEEK_BEFORE) => {
  const { doing, work } = reminding(seen, now)
  return run(doing, work)
}
const remindNow = async (now = WEEK_BEFORE) => remind(await meeting(), now)
const kinds = async () =>
  (await database().db.reminder.findMany({ where: { townId: town() }, orderBy: { kind: 'asc' } })).map(
    ({ kind }) => kind,
  )

beforeEach(() => operation.newTown())

describe('返事のない人への知らせ', () => {
  test('返事のない人に、一度だけ', async () => {
    await answered('p2')
    expect(await remindNow()).toEqual(['p1', 'p3', 'p4'])
    expect(await writingNothing(operation, () => remindNow())).toEqual([])
    expect(await kinds()).toEqual(Array(3).fill('answer-7'))
  })
  test('日が近づけば、まだ返事のない人にもう一度', async () => {
    await remindNow()
    await answered('p1')
    expect(await remindNow(DAY_BEFORE)).toEqual(['p2', 'p3', 'p4'])
  })
  test.each([
    ['一週間前の朝より前', '2026-12-01T07:59+09:00'],
    ['締め切りのあと', '2026-12-08T17:00+09:00'],
  ])('%sには知らせない', async (_when, at) => {
    expect(await writingNothing(operation, () => remindNow(new Date(at)))).toEqual([])
  })
  test('招集されていない会議のことは知らせない', async () => {
    await townWithDraft(operation)
    expect(await writingNothing(operation, () => remindNow())).toEqual([])
  })
  test('N2 日が変わる前の返事は、返事にならない', async () => {
    await answered('p2')
    await changed(operation)
    expect(await remindNow(new Date('2026-12-08T08:00+09:00'))).toEqual(['p1', 'p2', 'p3', 'p4'])
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: remindUnanswered は、その間に中止された会議のことを知らせない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    expect(await writingNothing(operation, () => remind(seen))).toEqual([])
  })
  test('古い: remindUnanswered は、その間に変わった日を、前の日では知らせない', async () => {
    const seen = await meeting()
    await changed(operation, ANOTHER_DAY)
    expect(await writingNothing(operation, () => remind(seen))).toEqual([])
  })
  test('古い: remindUnanswered は、その間に動いた締め切りを、前の締め切りでは知らせない', async () => {
    const seen = await meeting()
    await changed(operation, { answersCloseAt: new Date('2026-12-10T12:00+09:00') })
    expect(await writingNothing(operation, () => remind(seen))).toEqual([])
  })
  test('古い: remindUnanswered は、その間に返事をした人に知らせない', async () => {
    const seen = await meeting()
    await answered('p2')
    expect(await remind(seen)).toEqual(['p1', 'p3', 'p4'])
  })
  test('古い: remindUnanswered は、その間に席を離れた人に知らせず、継いだ人に知らせる', async () => {
    await answered('p2')
    const seen = await meeting()
    await succeeded(operation, { seatId: 'c2' })
    expect(await remind(seen)).toEqual(['n1', 'p1', 'p3', 'p4'])
  })
})

describe('同時の知らせ', () => {
  test('二つの時計が同じ時を打っても、一人に一度', async () => {
    const seen = await meeting()
    const people = await atOnce(operation, reminding(seen), reminding(seen))
    expect(people.flat().toSorted()).toEqual(['p1', 'p2', 'p3', 'p4'])
  })
  test('書き終えないうちの知らせに重なれば、知らせる人はいない', async () => {
    const seen = await meeting()
    const [first, second] = await overlapping(operation, reminding(seen), reminding(seen))
    expect([first.length, second]).toEqual([4, []])
  })
})
