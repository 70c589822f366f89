// 見ておく仕事: 遅れ、期限切れ、期限が近い、納品の確認待ち、満員で順番待ち。
import { beforeEach, describe, expect, test } from 'vitest'
import { reportProgress } from '../../../src/domain/claim/report.ts'
import { jobsToLookAt } from '../../../src/domain/job/read.ts'
import { given, turn } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { claims, closes, delivers, joins, workingTown } from './turns.ts'

const operation = operations()
const { run } = operation
const late = (personId: string, no: number) =>
  turn(personId, NOW, (act) => reportProgress(act, { no, personId, delayed: true }))
const look = (now = NOW) => run({ by: 's1', now }, jobsToLookAt)
const numbers = async (now?: Date) => (await look(now)).map(({ no }) => no)

beforeEach(() => workingTown(operation))

describe('見ておく仕事', () => {
  test('だれも受けていない仕事も、期限の遠い仕事も、並ばない', async () => {
    await given(operation, claims('w1', 3))
    expect(await look()).toEqual([])
  })
  test('期限の3日前から並び、過ぎても並ぶ。納品されたら、確認待ちになる', async () => {
    await given(operation, claims('w1', 3))
    expect(await numbers(new Date('2026-12-17T16:59+09:00'))).not.toContain(3)
    expect(await look(new Date('2026-12-17T17:01+09:00'))).toMatchObject([
      { no: 3, soon: true, inHand: 1 },
      { no: 5, free: 2, soon: false },
    ])
    expect(await look(new Date('2026-12-31T00:00+09:00'))).toMatchObject([{ no: 3, soon: true }])
    await given(operation, delivers('w1', 3))
    expect(await look()).toMatchObject([{ no: 3, delivered: 1, inHand: 0, soon: false }])
  })
  test('遅れが先、次に期限の近いもの、次に納品。ぜんぶの数も分かる', async () => {
    await given(
      operation,
      claims('w1', 3),
      claims('w2', 5),
      claims('w3', 5),
      delivers('w3', 5),
      late('w1', 3),
    )
    expect(await look()).toMatchObject([
      { no: 3, late: 1, total: 2 },
      { no: 5, delivered: 1, inHand: 1, total: 2 },
    ])
    expect(await look(new Date('2026-12-16T12:00+09:00'))).toMatchObject([
      { no: 3, late: 1, soon: false },
      { no: 5, soon: true, delivered: 1 },
    ])
  })
  test('期限が近いのに空きのある仕事も並ぶ。期限が過ぎたら、だれも受けていないので、並ばない', async () => {
    await given(operation, claims('w3', 5))
    expect(await look(new Date('2026-12-16T12:00+09:00'))).toMatchObject([{ no: 5, free: 1, soon: true }])
    await given(operation, delivers('w3', 5))
    expect(await look(new Date('2026-12-16T12:00+09:00'))).toMatchObject([{ no: 5, free: 1, delivered: 1 }])
    expect(await numbers(new Date('2026-12-22T18:00+09:00'))).toEqual([8, 5])
    expect(await numbers(new Date('2026-12-26T18:00+09:00'))).toEqual([5])
  })
  test('満員の仕事に並んだ人がいれば、その数', async () => {
    await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3))
    expect(await look()).toMatchObject([{ no: 3, waiting: 2, late: 0, delivered: 0, soon: false }])
  })
  test('募集を終え、だれの手元にもなければ、しまわれる', async () => {
    await given(operation, claims('w2', 5), claims('w3', 5), delivers('w3', 5), closes(5))
    expect(await numbers()).toEqual([5])
    await given(operation, delivers('w2', 5))
    expect(await numbers()).toEqual([])
  })
  test('ほかの町の仕事は並ばない', async () => {
    await given(operation, claims('w1', 3), late('w1', 3))
    await workingTown(operation)
    expect(await look()).toEqual([])
  })
})
