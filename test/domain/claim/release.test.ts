import { beforeEach, describe, expect, test } from 'vitest'
import { releaseJob } from '../../../src/domain/claim/release.ts'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import {
  becomes,
  claims,
  claimsOn,
  closes,
  delivers,
  joins,
  OFFER_UNTIL,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { database, town, run } = operation

/** w1 holds the only slot of job 3. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3))
})

const refused = async (personId: string, no: number) => {
  const outcome = await writingNothing(operation, () => take(operation, releases(personId, no)))
  return outcome.ok ? 'ok' : outcome.refusal
}

describe('枠を返す', () => {
  test('待つ人がいなければ、枠が空く', async () => {
    expect(await take(operation, releases('w1', 3))).toEqual({
      ok: true,
      value: { offeredTo: null, late: null },
    })
    expect(await claimsOn(operation, 3)).toEqual(['w1 released'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.released',
      actor: 'w1',
      subject: 'job-3',
      facts: { worker: 'w1' },
    })
  })
  test('わけは受注に残り、記録の鎖には残らない', async () => {
    const now = hoursLater(5)
    const reason = '家族の用事'
    await run({ by: 'w1', now }, (act) =>
      releaseJob(act, { no: 3, personId: 'w1', reason, offerUntil: OFFER_UNTIL }),
    )
    const [claim] = await database().db.claim.findMany({ where: { townId: town() } })
    expect(claim).toMatchObject({ note: reason, endedAt: now })
    expect(JSON.stringify(await lastAudit(operation))).not.toContain(reason)
  })
  test('待つ人がいれば、早く並んだ人に取っておかれる', async () => {
    await given(operation, joins('w4', 3), joins('w2', 3))
    expect(await take(operation, releases('w1', 3))).toEqual({
      ok: true,
      value: { offeredTo: 'w4', late: null },
    })
    expect(await queueOf(operation, 3)).toEqual(['w4 offered', 'w2 waiting'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
  test('待つ間に休みに入った人、技能を失った人は飛ばす', async () => {
    await becomes(operation, 'w3', { skills: ['typing'] })
    await given(operation, joins('w4', 3), joins('w3', 3), joins('w2', 3))
    await becomes(operation, 'w4', { state: 'resting' })
    await becomes(operation, 'w3', { skills: [] })
    expect(await take(operation, releases('w1', 3))).toMatchObject({ value: { offeredTo: 'w2' } })
  })
  test('休んでいる人も、辞退はできる', async () => {
    await becomes(operation, 'w1', { state: 'resting' })
    await given(operation, releases('w1', 3))
  })
})

test.each(['w2', 's1', 'd1', 'system'])('%s は、ほかの人の仕事を辞退しない', async (by) => {
  const { work } = releases('w1', 3)
  expect(await writingNothing(operation, () => run({ by }, work))).toMatchObject({
    ok: false,
    refusal: { kind: 'not-permitted', who: ['worker'] },
  })
})

describe('読んだときは正しかった', () => {
  test('古い: releaseJob は、その間に納めた仕事を返さない', async () => {
    await given(operation, delivers('w1', 3))
    expect(await refused('w1', 3)).toEqual({ kind: 'already-delivered' })
  })
  test('古い: releaseJob は、その間に返した仕事をもう一度返さない', async () => {
    await given(operation, releases('w1', 3))
    expect(await refused('w1', 3)).toEqual({ kind: 'not-held' })
    await given(operation, claims('w2', 3))
    expect(await refused('w1', 3)).toEqual({ kind: 'not-held' })
  })
  test('古い: releaseJob は、その間に閉じた仕事の枠をだれにも取っておかない', async () => {
    await given(operation, joins('w2', 3), closes(3))
    expect(await take(operation, releases('w1', 3))).toEqual({
      ok: true,
      value: { offeredTo: null, late: null },
    })
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test('持っていない仕事も、ない仕事も返せない', async () => {
    expect(await refused('w2', 3)).toEqual({ kind: 'not-held' })
    expect(await refused('w1', 77)).toEqual({ kind: 'not-held' })
  })
})

describe('同じ瞬間に', () => {
  test('納品と辞退は、どちらか一つになる', async () => {
    const [delivered, released] = await overlapping(operation, delivers('w1', 3), releases('w1', 3))
    expect(delivered.ok).toBe(true)
    expect(released).toMatchObject({ ok: false, refusal: { kind: 'already-delivered' } })
    expect(await claimsOn(operation, 3)).toEqual(['w1 delivered'])
    expect(await slotsOf(operation, 3)).toMatchObject({ held: 1, free: 0 })
  })
  test('二度押しても、枠は一つだけ空く', async () => {
    await given(operation, claims('w1', 5), claims('w2', 5))
    const released = await together(operation, releases('w1', 5), releases('w1', 5))
    expect(released.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await slotsOf(operation, 5)).toEqual({ held: 1, offered: 0, free: 1 })
  })
  test('二人が返した二つの枠は、並んだ順に二人のものになる', async () => {
    await given(operation, claims('w1', 5), claims('w2', 5), joins('w3', 5), joins('w4', 5))
    await overlapping(operation, releases('w1', 5), releases('w2', 5))
    expect(await queueOf(operation, 5)).toEqual(['w3 offered', 'w4 offered'])
    expect(await slotsOf(operation, 5)).toEqual({ held: 0, offered: 2, free: 0 })
  })
})
