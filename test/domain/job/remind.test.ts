import { beforeEach, describe, expect, test } from 'vitest'
import { remindDueJobs } from '../../../src/domain/job/remind.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { given, take, together } from '../at-once.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { claims, closes, delivers, releases, workingTown } from './turns.ts'

const operation = operations()
const { run, database, town, audited } = operation
/** Two days before job 3 is due. Job 5 was due in three hours then. */
const TWO_DAYS_BEFORE = new Date('2026-12-18T14:00+09:00')

beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3), claims('w1', 5), claims('w3', 5))
})

const turn = (now: Date) => ({
  doing: { by: 'system', via: 'clock', now } as const,
  work: async (act: Parameters<typeof remindDueJobs>[0]) => remindDueJobs(act, await freshTown(act)),
})
const remind = (now = TWO_DAYS_BEFORE) => take(operation, turn(now))
const planned = async () => {
  const rows = await database().db.reminder.findMany({
    where: { townId: town() },
    orderBy: [{ subject: 'asc' }, { personId: 'asc' }],
  })
  return rows.map(({ kind, subject, personId }) => `${kind} ${subject} ${personId}`)
}
const byNumber = (reminded: { no: number; people: string[] }[]) =>
  reminded.map(({ no, people }) => `${no}: ${people.sort().join(' ')}`).sort()

describe('期限の知らせ', () => {
  test('期限の2日前に、手元にある人へ、仕事ごとに一度だけ', async () => {
    const before = await audited()
    expect(byNumber(await remind())).toEqual(['3: w1', '5: w1 w3'])
    expect(await planned()).toEqual(['due-2 job-3 w1', 'due-2 job-5 w1', 'due-2 job-5 w3'])
    expect(await writingNothing(operation, () => remind())).toEqual([])
    expect(await audited()).toEqual(before)
  })
  test('まだ先の仕事も、期限の過ぎた仕事も、知らせない', async () => {
    expect(await remind(new Date('2026-12-15T23:59+09:00'))).toEqual([])
    expect(byNumber(await remind(new Date('2026-12-16T00:00+09:00')))).toEqual(['5: w1 w3'])
    expect(await remind(new Date('2026-12-20T17:00+09:00'))).toEqual([])
  })
  test('受けたばかりの人には知らせない', async () => {
    await given(operation, releases('w1', 3))
    await given(operation, claims('w2', 3, new Date('2026-12-18T03:00+09:00')))
    expect(byNumber(await remind())).toEqual(['5: w1 w3'])
    expect(byNumber(await remind(new Date('2026-12-18T15:01+09:00')))).toEqual(['3: w2'])
  })
  test('募集が終わっても、手元にある人には知らせる', async () => {
    await given(operation, closes(3))
    expect(byNumber(await remind())).toContain('3: w1')
  })
  test('町の決めた日数で知らせる', async () => {
    const settings = { jobReminderDays: [7, 2] }
    await database().db.town.update({ where: { id: town() }, data: { settings } })
    await remind(new Date('2026-12-13T10:00+09:00'))
    expect(await planned()).toEqual(['due-7 job-3 w1', 'due-7 job-5 w1', 'due-7 job-5 w3'])
  })
})

test('古い: remindDueJobs は、その間に納品・辞退された仕事を知らせない', async () => {
  const read = await run({ by: 'system' }, freshTown)
  await given(operation, delivers('w1', 3), delivers('w1', 5), releases('w3', 5))
  const reminded = await writingNothing(operation, () =>
    run({ by: 'system', via: 'clock', now: TWO_DAYS_BEFORE }, (act) => remindDueJobs(act, read)),
  )
  expect(reminded).toEqual([])
})

test('二つの時計が同じ時を打っても、知らせは一人に一度', async () => {
  const both = await together(operation, turn(TWO_DAYS_BEFORE), turn(TWO_DAYS_BEFORE))
  const told = both.flat().flatMap(({ no, people }) => people.map((person) => `${no} ${person}`))
  expect(told.sort()).toEqual(['3 w1', '5 w1', '5 w3'])
})
