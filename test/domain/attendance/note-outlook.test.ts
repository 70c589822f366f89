// 定足数の見通しは、変わったときに一度だけ知らせる(Q5)。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { noteOutlook } from '../../../src/domain/attendance/note-outlook.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { ANOTHER_DEADLINE, cancelled, changed } from '../meeting/meanwhile.ts'
import { townWithDraft } from '../meeting/towns.ts'
import { NOW, operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { answeringIn } from './answering.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const { allAnswered } = answeringIn(operation)

const OVERDUE = new Date('2026-12-08T18:00+09:00')
const noting = (seen: Meeting, now = NOW) => ({
  doing: { by: 'system', via: 'clock', now } as const,
  work: async (act: Act) => noteOutlook(act, await freshTown(act), seen),
})
const note = async (seen: Meeting, now = NOW) => {
  const { doing, work } = noting(seen, now)
  return run(doing, work)
}
const noteNow = async (now = NOW) => note(await meeting(), now)
const told = async () =>
  (await database().db.meeting.findFirstOrThrow({ where: { townId: town() } })).outlookTold

beforeEach(() => operation.newTown())

describe('見通し', () => {
  test('委員4人のうち2人が来れば足り、それを一度だけ知らせる', async () => {
    expect(await writingNothing(operation, () => noteNow())).toBeUndefined()
    await allAnswered(['p1', 'p2'], 'attend')
    const written = await auditOf(operation, async () => {
      expect(await noteNow()).toMatchObject({ outlook: 'met', required: 2, sure: 2, article: '第6条第3項' })
    })
    expect(written).toEqual([])
    expect(await told()).toBe('met')
    expect(await writingNothing(operation, () => noteNow())).toBeUndefined()
  })
  test('足りると知らせたあとで欠ければ、それも知らせる', async () => {
    await allAnswered(['p1', 'p2'], 'attend')
    await noteNow()
    await allAnswered(['p2'], 'absent')
    expect(await noteNow()).toMatchObject({ outlook: 'likely', sure: 1 })
    expect(await told()).toBe('likely')
  })
  test('3人が来なければ、もう足りない', async () => {
    await allAnswered(['p1', 'p2', 'p3'], 'absent')
    expect(await noteNow()).toMatchObject({ outlook: 'unreachable', possible: 1 })
    expect(await told()).toBe('unreachable')
  })
  test('締め切りを過ぎて足りなければ、足りないと知らせる', async () => {
    expect(await noteNow(OVERDUE)).toMatchObject({ outlook: 'open' })
    expect(await told()).toBe('short')
    expect(await writingNothing(operation, () => noteNow(OVERDUE))).toBeUndefined()
  })
  test('N2 日が変われば、見通しは初めから', async () => {
    await allAnswered(['p1', 'p2'], 'attend')
    await noteNow()
    await changed(operation)
    expect(await noteNow()).toBeUndefined()
    await allAnswered(['p1', 'p2'], 'attend')
    expect(await noteNow()).toMatchObject({ outlook: 'met' })
  })
  test('始まった会議と、招集されていない会議の見通しは知らせない', async () => {
    await allAnswered(['p1', 'p2'], 'attend')
    const begun = new Date('2026-12-10T14:00+09:00')
    expect(await writingNothing(operation, () => noteNow(begun))).toBeUndefined()
    await townWithDraft(operation)
    expect(await writingNothing(operation, () => noteNow(OVERDUE))).toBeUndefined()
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: noteOutlook は、その間に中止された会議の見通しを知らせない', async () => {
    await allAnswered(['p1', 'p2'], 'attend')
    const seen = await meeting()
    await cancelled(operation)
    expect(await writingNothing(operation, () => note(seen))).toBeUndefined()
  })
  test('古い: noteOutlook は、その間に日が変わった会議の、前の日の見通しを知らせない', async () => {
    const seen = await meeting()
    await changed(operation)
    await allAnswered(['p1', 'p2'], 'attend')
    expect(await writingNothing(operation, () => note(seen))).toBeUndefined()
  })
  test('古い: noteOutlook は、その間に延びた締め切りを、過ぎたとは知らせない', async () => {
    const seen = await meeting()
    await changed(operation, ANOTHER_DEADLINE)
    expect(await writingNothing(operation, () => note(seen, OVERDUE))).toBeUndefined()
  })
})

describe('同時に見る', () => {
  test('二つの時計が同じ瞬間に見ても、知らせは一度', async () => {
    await allAnswered(['p1', 'p2'], 'attend')
    const seen = await meeting()
    const news = await atOnce(operation, noting(seen), noting(seen))
    expect(news.filter((forecast) => forecast !== undefined)).toHaveLength(1)
  })
  test('書き終えないうちの知らせに重なれば、知らせることはない', async () => {
    await allAnswered(['p1', 'p2'], 'attend')
    const seen = await meeting()
    const [first, second] = await overlapping(operation, noting(seen), noting(seen))
    expect([first?.outlook, second]).toEqual(['met', undefined])
  })
})
