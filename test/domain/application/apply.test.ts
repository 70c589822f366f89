import { beforeEach, describe, expect, test } from 'vitest'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import {
  applicationsOn,
  applies,
  becomes,
  chooses,
  claims,
  claimsOn,
  closes,
  joins,
  publishes,
  slotsOf,
  withdraws,
  workingTown,
} from '../job/turns.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run } = operation

/** Job 4 has one slot and is given by choice. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, publishes(4, { how: 'choose' }))
})

const refused = async (personId: string, no: number, now?: Date) => {
  const outcome = await writingNothing(operation, () => take(operation, applies(personId, no, now)))
  return outcome.ok ? 'ok' : outcome.refusal
}

describe('選考の仕事に応募する', () => {
  test('枠は減らず、応募だけが残る', async () => {
    expect(await take(operation, applies('w1', 4))).toMatchObject({ ok: true, value: { again: false } })
    expect(await lastAudit(operation)).toMatchObject({ act: 'job.applied', actor: 'w1', subject: 'job-4' })
    expect(await applicationsOn(operation, 4)).toEqual(['w1 applied'])
    expect(await claimsOn(operation, 4)).toEqual([])
    expect(await slotsOf(operation, 4)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test('二度押しても、応募は一つ', async () => {
    await together(operation, applies('w1', 4), applies('w1', 4), applies('w1', 4))
    expect(await applicationsOn(operation, 4)).toEqual(['w1 applied'])
    const again = await writingNothing(operation, () => take(operation, applies('w1', 4)))
    expect(again).toMatchObject({ ok: true, value: { again: true } })
  })
  test('やめたあとも、また応募できる', async () => {
    await given(operation, applies('w1', 4), withdraws('w1', 4), applies('w1', 4))
    expect(await applicationsOn(operation, 4)).toEqual(['w1 withdrawn', 'w1 applied'])
  })
  test('先着の応募では受けられず、順番も待てない', async () => {
    expect(await take(operation, claims('w1', 4))).toMatchObject({ refusal: { kind: 'by-choice' } })
    expect(await take(operation, joins('w1', 4))).toMatchObject({ refusal: { kind: 'no-queue' } })
    expect(await refused('w1', 5)).toMatchObject({ kind: 'not-by-choice', job: { no: 5 } })
  })
})

describe('だれが応募できるか', () => {
  test.each(['w2', 's1', 'd1', 'system'])('%s は、ほかの人の応募をしない', async (by) => {
    const { work } = applies('w1', 4)
    expect(await writingNothing(operation, () => run({ by }, work))).toMatchObject({
      refusal: { kind: 'not-permitted', who: ['worker'] },
    })
  })
  test('登録のない人、ない仕事、上限まで受けている人', async () => {
    expect(await refused('p1', 4)).toEqual({ kind: 'no-worker' })
    expect(await refused('w1', 77)).toEqual({ kind: 'no-such-job' })
    await becomes(operation, 'w1', { claimLimit: 1 })
    await given(operation, claims('w1', 5))
    expect(await refused('w1', 4)).toMatchObject({ kind: 'over-limit', held: [{ no: 5 }] })
  })
})

describe('読んだときは正しかった', () => {
  test('古い: applyForJob は、その間に決まった仕事の応募を受けない', async () => {
    await given(operation, applies('w2', 4), chooses('w2', 4))
    expect(await refused('w1', 4)).toMatchObject({ kind: 'job-full' })
    expect(await refused('w2', 4)).toEqual({ kind: 'held-already' })
  })
  test('古い: applyForJob は、その間に閉じた、または期限の過ぎた仕事の応募を受けない', async () => {
    expect(await refused('w1', 4, new Date('2026-12-22T17:00+09:00'))).toMatchObject({ kind: 'job-closed' })
    await given(operation, closes(4))
    expect(await refused('w1', 4)).toMatchObject({ kind: 'job-closed' })
  })
  test('古い: applyForJob は、その間に休みに入った人の応募を受けない', async () => {
    await becomes(operation, 'w1', { state: 'resting' })
    expect(await refused('w1', 4)).toEqual({ kind: 'not-active', state: 'resting' })
  })
  test('古い: withdrawApplication は、その間に決まった応募を取り消さない', async () => {
    await given(operation, applies('w1', 4), chooses('w1', 4))
    expect(await writingNothing(operation, () => take(operation, withdraws('w1', 4)))).toEqual({
      ok: false,
      refusal: { kind: 'not-applied' },
    })
    expect(await claimsOn(operation, 4)).toEqual(['w1 claimed'])
  })
  test('古い: withdrawApplication は、二度は取り消さない', async () => {
    await given(operation, applies('w1', 4), withdraws('w1', 4))
    expect(await take(operation, withdraws('w1', 4, hoursLater(1)))).toMatchObject({
      refusal: { kind: 'not-applied' },
    })
  })
  test('ほかの人の応募は、だれも取り消さない', async () => {
    await given(operation, applies('w1', 4))
    const { work } = withdraws('w1', 4)
    expect(await writingNothing(operation, () => run({ by: 's1' }, work))).toMatchObject({
      refusal: { kind: 'not-permitted' },
    })
  })
})

test('応募と締め切りが重なっても、応募だけが残ることはない', async () => {
  await overlapping(operation, closes(4), applies('w1', 4))
  expect(await applicationsOn(operation, 4)).toEqual([])
  await given(operation, publishes(6, { how: 'choose', payYen: 1, dueAt: hoursLater(99) }))
  await overlapping(operation, applies('w1', 6), closes(6))
  expect(await applicationsOn(operation, 6)).toEqual(['w1 passed'])
})
