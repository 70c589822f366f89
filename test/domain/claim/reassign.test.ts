import { beforeEach, describe, expect, test } from 'vitest'
import { given, hoursLater, overlapping, take } from '../at-once.ts'
import {
  applicationsOn,
  applies,
  becomes,
  chooses,
  claims,
  claimsOn,
  closes,
  delivers,
  joins,
  lastClaim,
  publishes,
  queueOf,
  reassigns,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { operations } from '../operation.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'

const operation = operations()

/** w1 holds the only slot of job 3. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3))
})

const refused = async (...giving: Parameters<typeof reassigns>) => {
  const outcome = await writingNothing(operation, () => take(operation, reassigns(...giving)))
  return outcome.ok ? 'ok' : outcome.refusal
}

describe('ほかの人にお願いしなおす', () => {
  test('前の受注は理由とともに終わり、枠はそのまま次の人のものになる', async () => {
    const written = await auditOf(operation, () =>
      given(operation, reassigns(['w1', 'w2'], 3, { by: 'd1', now: hoursLater(5), reason: '体調' })),
    )
    expect(written).toEqual(['job.claimed', 'job.reassigned'])
    expect(await lastAudit(operation)).toMatchObject({ actor: 'd1', facts: { from: 'w1', to: 'w2' } })
    expect(JSON.stringify(await lastAudit(operation))).not.toContain('体調')
    expect(await claimsOn(operation, 3)).toEqual(['w1 released', 'w2 claimed'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
    const before = await lastClaim(operation, 'w1', 3)
    expect(before).toMatchObject({ note: '体調', endedAt: hoursLater(5) })
    expect(await lastClaim(operation, 'w2', 3)).toMatchObject({
      takenOverFrom: before.id,
      byId: 'd1',
      payYen: 3000,
      leaseUntil: hoursLater(77),
    })
  })
  test('待っている人が先にいても、頼まれた人が受け、列は動かない', async () => {
    await given(operation, joins('w4', 3), joins('w2', 3), reassigns(['w1', 'w2'], 3))
    expect(await queueOf(operation, 3)).toEqual(['w4 waiting', 'w2 taken'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
  })
  test('取ってあった枠は、次の人に回る', async () => {
    await given(
      operation,
      claims('w1', 5),
      claims('w2', 5),
      joins('w3', 5),
      joins('w4', 5),
      releases('w2', 5),
    )
    const done = await take(operation, reassigns(['w1', 'w3'], 5))
    expect(done).toMatchObject({ value: { offeredTo: 'w4' } })
    expect(await queueOf(operation, 5)).toEqual(['w3 left', 'w4 offered'])
    expect(await slotsOf(operation, 5)).toEqual({ held: 1, offered: 1, free: 0 })
  })
  test('募集が終わっていても、指名の仕事でも、替えられる', async () => {
    await given(operation, closes(3), reassigns(['w1', 'w2'], 3))
    await given(operation, publishes(4, { offeredTo: ['w1'] }), claims('w1', 4), reassigns(['w1', 'w3'], 4))
    expect(await claimsOn(operation, 4)).toEqual(['w1 released', 'w3 claimed'])
  })
  test('応募していた人なら、応募も決まる', async () => {
    await given(operation, publishes(6, { how: 'choose', payYen: 1, dueAt: hoursLater(99) }))
    await given(operation, applies('w1', 6), applies('w2', 6), chooses('w1', 6), reassigns(['w1', 'w2'], 6))
    expect(await applicationsOn(operation, 6)).toEqual(['w1 chosen', 'w2 chosen'])
  })
  test('期限の過ぎた仕事は、新しい期限で', async () => {
    const now = new Date('2026-12-21T10:00+09:00')
    expect(await refused(['w1', 'w2'], 3, { now })).toMatchObject({ kind: 'due-in-the-past' })
    const dueAt = new Date('2026-12-28T17:00+09:00')
    await given(operation, reassigns(['w1', 'w2'], 3, { now, dueAt }))
    expect(await lastClaim(operation, 'w2', 3)).toMatchObject({ dueAt })
  })
})

describe('断る', () => {
  test('理由がない、同じ人、ない仕事、受けていない人、登録のない人', async () => {
    expect(await refused(['w1', 'w2'], 3, { reason: ' ' })).toEqual({ kind: 'reason-missing' })
    expect(await refused(['w1', 'w1'], 3)).toEqual({ kind: 'same-person' })
    expect(await refused(['w1', 'w2'], 77)).toEqual({ kind: 'no-such-job' })
    expect(await refused(['w4', 'w2'], 3)).toEqual({ kind: 'not-held' })
    expect(await refused(['w1', 'p1'], 3)).toEqual({ kind: 'no-worker', personId: 'p1' })
  })
  test('技能のない人、休んでいる人、上限まで受けている人', async () => {
    expect(await refused(['w1', 'w3'], 3)).toMatchObject({ kind: 'skill-missing', missing: ['typing'] })
    await becomes(operation, 'w2', { state: 'resting' })
    expect(await refused(['w1', 'w2'], 3)).toEqual({ kind: 'not-active', state: 'resting' })
    await becomes(operation, 'w4', { claimLimit: 1 })
    await given(operation, claims('w4', 5))
    expect(await refused(['w1', 'w4'], 3)).toMatchObject({ kind: 'over-limit', held: [{ no: 5 }] })
  })
  test.each(['p1', 'w1', 'w2', 'nobody'])('%s は替えられない', async (by) => {
    expect(await refused(['w1', 'w2'], 3, { by })).toMatchObject({ kind: 'not-permitted' })
  })
})

describe('読んだときは正しかった', () => {
  test('古い: reassignJob は、その間に納めた仕事を替えない', async () => {
    await given(operation, delivers('w1', 3))
    expect(await refused(['w1', 'w2'], 3)).toEqual({ kind: 'already-delivered' })
  })
  test('古い: reassignJob は、その間に返された仕事を替えない', async () => {
    await given(operation, releases('w1', 3))
    expect(await refused(['w1', 'w2'], 3)).toEqual({ kind: 'not-held' })
  })
  test('古い: reassignJob は、その間に受けた人にもう一つ渡さない', async () => {
    await given(operation, claims('w1', 5), claims('w2', 5))
    expect(await refused(['w1', 'w2'], 5)).toEqual({ kind: 'held-already' })
  })
})

describe('同じ瞬間に', () => {
  test('辞退と替えるのは、どちらか一つになる', async () => {
    const [released, given2] = await overlapping(operation, releases('w1', 3), reassigns(['w1', 'w2'], 3))
    expect(released.ok).toBe(true)
    expect(given2).toMatchObject({ ok: false, refusal: { kind: 'not-held' } })
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test('二人が別々の人に替えても、受注は一つ', async () => {
    const [first, second] = await overlapping(
      operation,
      reassigns(['w1', 'w2'], 3),
      reassigns(['w1', 'w4'], 3, { by: 'd1' }),
    )
    expect(first.ok).toBe(true)
    expect(second.ok).toBe(false)
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
  })
  test('納品と替えるのが重なっても、どちらか一つになる', async () => {
    const [delivered, passed] = await overlapping(operation, delivers('w1', 3), reassigns(['w1', 'w2'], 3))
    expect(delivered.ok).toBe(true)
    expect(passed).toMatchObject({ refusal: { kind: 'already-delivered' } })
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
  })
})
