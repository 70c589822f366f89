import { beforeEach, describe, expect, test } from 'vitest'
import { given, overlapping, take, together } from '../at-once.ts'
import {
  becomes,
  claims,
  closes,
  joins,
  lapses,
  leaves,
  OFFER_UNTIL,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, audited } = operation

/** w1 holds the only slot of job 3; w2 and w4 wait for it. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3))
})

const refused = async (personId: string, no = 3) => {
  const outcome = await writingNothing(operation, () => take(operation, leaves(personId, no)))
  return outcome.ok ? 'ok' : outcome.refusal
}
const notWaiting = { kind: 'not-waiting' }

describe('列を抜ける', () => {
  test('待つ人が抜けても、枠は動かない', async () => {
    expect(await take(operation, leaves('w2', 3))).toEqual({ ok: true, value: { offeredTo: null } })
    expect(await queueOf(operation, 3)).toEqual(['w2 left', 'w4 waiting'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'waiting.left',
      actor: 'w2',
      subject: 'job-3',
      facts: { worker: 'w2' },
    })
  })
  test('取ってあった枠を手放すと、次の人に取っておかれる', async () => {
    await given(operation, releases('w1', 3))
    expect(await take(operation, leaves('w2', 3))).toEqual({ ok: true, value: { offeredTo: 'w4' } })
    expect(await queueOf(operation, 3)).toEqual(['w2 left', 'w4 offered'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
  test('次の人がいなければ、枠が空く', async () => {
    await given(operation, releases('w1', 3), leaves('w4', 3), leaves('w2', 3))
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test('次の人が休みに入っていれば飛ばす', async () => {
    await becomes(operation, 'w4', { state: 'resting' })
    await given(operation, releases('w1', 3))
    expect(await take(operation, leaves('w2', 3))).toEqual({ ok: true, value: { offeredTo: null } })
    expect(await slotsOf(operation, 3)).toMatchObject({ free: 1 })
  })
  test('休んでいる人も、抜けることはできる', async () => {
    await becomes(operation, 'w2', { state: 'resting' })
    await given(operation, leaves('w2', 3))
  })
})

test.each(['w4', 's1', 'd1', 'system'])('%s は、ほかの人を列から出さない', async (by) => {
  const { work } = leaves('w2', 3)
  expect(await writingNothing(operation, () => run({ by }, work))).toMatchObject({
    ok: false,
    refusal: { kind: 'not-permitted', who: ['worker'] },
  })
})

describe('読んだときは正しかった', () => {
  test('古い: leaveWaiting は、その間に受けた枠を手放さない', async () => {
    await given(operation, releases('w1', 3), claims('w2', 3))
    expect(await refused('w2')).toEqual(notWaiting)
  })
  test('古い: leaveWaiting は、その間に次の人に回った枠に手をつけない', async () => {
    await given(operation, releases('w1', 3))
    await take(operation, lapses(OFFER_UNTIL))
    expect(await refused('w2')).toEqual(notWaiting)
  })
  test('古い: leaveWaiting は、その間に抜けた人をもう一度出さない', async () => {
    await given(operation, leaves('w2', 3))
    expect(await refused('w2')).toEqual(notWaiting)
  })
  test('古い: leaveWaiting は、その間に閉じた仕事に何も書かない', async () => {
    await given(operation, closes(3))
    expect(await refused('w2')).toEqual(notWaiting)
  })
  test('待っていない人も、ない仕事も、同じ', async () => {
    expect(await refused('w3')).toEqual(notWaiting)
    expect(await refused('w2', 77)).toEqual(notWaiting)
  })
})

describe('同じ瞬間に', () => {
  test('応募が先なら抜けられず、抜けるのが先なら応募は断られる', async () => {
    await given(operation, releases('w1', 3))
    const [left, claimed] = await overlapping(operation, leaves('w2', 3), claims('w2', 3))
    expect([left.ok, claimed.ok]).toEqual([true, false])
    expect(await queueOf(operation, 3)).toEqual(['w2 left', 'w4 offered'])
    const [taken, late] = await overlapping(operation, claims('w4', 3), leaves('w4', 3))
    expect([taken.ok, late.ok]).toEqual([true, false])
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
  })
  test('辞退と重なっても、空いた枠は次の人のもの', async () => {
    await overlapping(operation, leaves('w2', 3), releases('w1', 3))
    expect(await queueOf(operation, 3)).toEqual(['w2 left', 'w4 offered'])
    expect(await slotsOf(operation, 3)).toMatchObject({ free: 0 })
  })
  test('枠が回ってくるのと重なっても、回ってきた枠は次の人のもの', async () => {
    const [, left] = await overlapping(operation, releases('w1', 3), leaves('w2', 3))
    expect(left).toEqual({ ok: true, value: { offeredTo: 'w4' } })
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
  test('二度押しても、次の人に回るのは一度', async () => {
    await given(operation, releases('w1', 3))
    const left = await together(operation, leaves('w2', 3), leaves('w2', 3))
    expect(left.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await audited()).filter((act) => act === 'waiting.left')).toHaveLength(1)
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
})
