import { beforeEach, describe, expect, test } from 'vitest'
import { passOverdue } from '../../../src/domain/application/pass.ts'
import { applicantsOf } from '../../../src/domain/application/read.ts'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import {
  applicationsOn,
  applies,
  becomes,
  chooses,
  claims,
  claimsOn,
  closes,
  lastClaim,
  publishes,
  releases,
  slotsOf,
  withdraws,
  workingTown,
} from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run } = operation
const FAR = new Date('2026-12-30T17:00+09:00')

/** Job 4 has one slot, job 6 two; both are given by choice. w1, w2 and w3 apply. */
beforeEach(async () => {
  await workingTown(operation)
  await given(
    operation,
    publishes(4, { how: 'choose' }),
    publishes(6, { how: 'choose', payYen: 600, dueAt: FAR }),
  )
  for (const no of [4, 6]) await given(operation, applies('w1', no), applies('w2', no), applies('w3', no))
})

const refused = async (personId: string, no: number, by?: string, now?: Date) => {
  const outcome = await writingNothing(operation, () => take(operation, chooses(personId, no, by, now)))
  return outcome.ok ? 'ok' : outcome.refusal
}

describe('応募した人の中から決める', () => {
  test('決まった人が受注を持ち、最後の枠なら、ほかの人の応募は終わる', async () => {
    const chosen = await take(operation, chooses('w2', 4, 'd1'))
    expect(chosen).toMatchObject({ ok: true, value: { again: false, passed: ['w1', 'w3'] } })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.chosen',
      actor: 'd1',
      facts: { worker: 'w2' },
    })
    expect(await claimsOn(operation, 4)).toEqual(['w2 claimed'])
    expect(await applicationsOn(operation, 4)).toEqual(['w1 passed', 'w2 chosen', 'w3 passed'])
    expect(await lastClaim(operation, 'w2', 4)).toMatchObject({
      byId: 'd1',
      payYen: 2000,
      leaseUntil: hoursLater(72),
    })
  })
  test('枠が残るうちは、ほかの人の応募もそのまま', async () => {
    expect(await take(operation, chooses('w2', 6))).toMatchObject({ value: { passed: [] } })
    expect(await applicationsOn(operation, 6)).toEqual(['w1 applied', 'w2 chosen', 'w3 applied'])
    expect(await take(operation, chooses('w3', 6))).toMatchObject({ value: { passed: ['w1'] } })
    expect(await slotsOf(operation, 6)).toEqual({ held: 2, offered: 0, free: 0 })
  })
  test('二度決めても、受注は一つ', async () => {
    await together(operation, chooses('w2', 6), chooses('w2', 6))
    expect(await claimsOn(operation, 6)).toEqual(['w2 claimed'])
    expect(await take(operation, chooses('w2', 6))).toMatchObject({ value: { again: true } })
  })
  test('返された枠は、また応募できる。順番待ちはない', async () => {
    await given(operation, chooses('w2', 4), releases('w2', 4))
    expect(await slotsOf(operation, 4)).toEqual({ held: 0, offered: 0, free: 1 })
    await given(operation, applies('w1', 4), chooses('w1', 4))
    expect(await claimsOn(operation, 4)).toEqual(['w2 released', 'w1 claimed'])
  })
  test('応募した人は、この60日の仕事の少ない順に並ぶ', async () => {
    await given(operation, claims('w1', 5), releases('w1', 5), claims('w2', 5))
    const names = await run({ by: 's1' }, (act) => applicantsOf(act, 4))
    expect(names.map(({ personId, recent, inHand }) => [personId, recent, inHand])).toEqual([
      ['w1', 0, 0],
      ['w3', 0, 0],
      ['w2', 1, 1],
    ])
  })
})

test.each(['p1', 'w1', 'w2', 'nobody'])('%s は、決められない', async (by) => {
  expect(await refused('w1', 4, by)).toMatchObject({ kind: 'not-permitted', who: ['staff', 'director'] })
})

describe('読んだときは正しかった', () => {
  test('古い: chooseApplicant は、その間に応募をやめた人に渡さない', async () => {
    await given(operation, withdraws('w1', 4))
    expect(await refused('w1', 4)).toEqual({ kind: 'not-applied' })
    expect(await refused('w4', 4)).toEqual({ kind: 'not-applied' })
  })
  test('古い: chooseApplicant は、その間に休んだ人、技能や余裕のない人に渡さない', async () => {
    await becomes(operation, 'w1', { state: 'resting' })
    expect(await refused('w1', 4)).toEqual({ kind: 'not-active', state: 'resting' })
    await becomes(operation, 'w2', { claimLimit: 1 })
    await given(operation, claims('w2', 5))
    expect(await refused('w2', 4)).toMatchObject({ kind: 'over-limit', limit: 1, held: [{ no: 5 }] })
  })
  test('古い: chooseApplicant は、その間に埋まった、閉じた、期限の過ぎた仕事を渡さない', async () => {
    expect(await refused('w1', 4, 's1', FAR)).toMatchObject({ kind: 'job-closed' })
    await given(operation, chooses('w2', 4), closes(6))
    expect(await refused('w1', 4)).toMatchObject({ kind: 'job-full' })
    expect(await refused('w1', 6)).toMatchObject({ kind: 'job-closed' })
  })
  test('選考でない仕事、ない仕事、登録のない人', async () => {
    expect(await refused('w1', 5)).toMatchObject({ kind: 'not-by-choice' })
    expect(await refused('w1', 77)).toEqual({ kind: 'no-such-job' })
    expect(await refused('p1', 4)).toEqual({ kind: 'no-worker' })
  })
})

describe('同じ瞬間に', () => {
  test('二人が最後の枠に別々の人を決めても、受注は一つ', async () => {
    const [first, second] = await overlapping(operation, chooses('w1', 4), chooses('w2', 4, 'd1'))
    expect(first.ok).toBe(true)
    expect(second).toMatchObject({ ok: false, refusal: { kind: 'job-full' } })
    expect(await slotsOf(operation, 4)).toEqual({ held: 1, offered: 0, free: 0 })
  })
  test('決めるのと取り消すのは、どちらか一つになる', async () => {
    const [withdrawn, chosen] = await overlapping(operation, withdraws('w1', 4), chooses('w1', 4))
    expect(withdrawn.ok).toBe(true)
    expect(chosen).toMatchObject({ ok: false, refusal: { kind: 'not-applied' } })
    expect(await claimsOn(operation, 4)).toEqual([])
  })
})

test('期限の過ぎた仕事の応募は、一度だけ終わる', async () => {
  const pass = (now: Date) => run({ by: 'system', now }, passOverdue)
  expect(await pass(NOW)).toEqual([])
  const late = new Date('2026-12-22T17:00+09:00')
  expect((await pass(late)).map(({ no, personId }) => [no, personId]).sort()).toEqual([
    [4, 'w1'],
    [4, 'w2'],
    [4, 'w3'],
  ])
  expect(await pass(late)).toEqual([])
  expect(await applicationsOn(operation, 6)).toEqual(['w1 applied', 'w2 applied', 'w3 applied'])
})
