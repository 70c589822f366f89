import { beforeEach, describe, expect, test } from 'vitest'
import { takeOffer } from '../../../src/domain/waiting/take-offer.ts'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import {
  claims,
  closes,
  joins,
  lapses,
  leaves,
  OFFER_UNTIL,
  queueOf,
  releases,
  workingTown,
} from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()

/** The slot of job 3 is kept for w2; w4 is the next in line. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3), releases('w1', 3))
})

const takes = (personId: string, no = 3, now = NOW) => ({
  doing: { by: personId, now },
  work: (act: Parameters<typeof takeOffer>[0]) => takeOffer(act, { no, personId }),
})
const missed = (personId = 'w2', no = 3, now = NOW) =>
  writingNothing(operation, () => take(operation, takes(personId, no, now)))

describe('取ってあった枠を取る', () => {
  test('その人が、取ってある間に', async () => {
    expect(await take(operation, takes('w2', 3, hoursLater(23)))).toBe(true)
    expect(await queueOf(operation, 3)).toEqual(['w2 taken', 'w4 waiting'])
  })
  test('ほかの人の枠も、ほかの仕事の枠も取れない', async () => {
    expect(await missed('w4')).toBe(false)
    expect(await missed('w1')).toBe(false)
    expect(await missed('w2', 5)).toBe(false)
  })
})

describe('読んだときは正しかった', () => {
  test('古い: takeOffer は、取ってある間の過ぎた枠を渡さない', async () => {
    expect(await missed('w2', 3, OFFER_UNTIL)).toBe(false)
  })
  test('古い: takeOffer は、その間に次の人に回った枠を渡さない', async () => {
    await take(operation, lapses(OFFER_UNTIL))
    expect(await missed()).toBe(false)
  })
  test('古い: takeOffer は、その間に手放した枠を渡さない', async () => {
    await given(operation, leaves('w2', 3))
    expect(await missed()).toBe(false)
  })
  test('古い: takeOffer は、その間に取った枠をもう一度渡さない', async () => {
    await given(operation, claims('w2', 3))
    expect(await missed()).toBe(false)
  })
  test('古い: takeOffer は、その間に閉じた仕事の枠を渡さない', async () => {
    await given(operation, closes(3))
    expect(await missed()).toBe(false)
  })
})

describe('同じ瞬間に', () => {
  test('二度押しても、取るのは一度', async () => {
    expect((await together(operation, takes('w2'), takes('w2'))).sort()).toEqual([false, true])
  })
  test('手放すのが先なら、取れない', async () => {
    const [left, taken] = await overlapping(operation, leaves('w2', 3), takes('w2'))
    expect([left.ok, taken]).toEqual([true, false])
    expect(await queueOf(operation, 3)).toEqual(['w2 left', 'w4 offered'])
  })
})
