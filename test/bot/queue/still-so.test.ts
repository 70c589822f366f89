// What was said must be so when it arrives: news of jobs that are gone, and questions that were answered, stay behind.
import { beforeEach, expect, test } from 'vitest'
import { isStillSo } from '../../../src/bot/queue/still-so.ts'
import { askLeases } from '../../../src/domain/claim/ask-leases.ts'
import { given, hoursLater, take, turn } from '../../domain/at-once.ts'
import { claims, closes, keeps, lastClaim, releases, workingTown } from '../../domain/job/turns.ts'
import { operations } from '../../domain/operation.ts'

const operation = operations()
const { database, town } = operation

beforeEach(() => workingTown(operation))

const isSo = (condition: Parameters<typeof isStillSo>[2]) => isStillSo(database().sql, town(), condition)

test('募集の知らせは、どれか一つでも枠が空いている間だけ', async () => {
  expect(await isSo({ jobs: [3, 9] })).toBe(true)
  expect(await isSo({ jobs: [4, 9] })).toBe(false)
  await given(operation, claims('w1', 3))
  expect(await isSo({ jobs: [3] })).toBe(false)
  await given(operation, releases('w1', 3))
  expect(await isSo({ jobs: [3] })).toBe(true)
  await given(operation, closes(3))
  expect(await isSo({ jobs: [3] })).toBe(false)
})

test('続けているかの問いは、返事があるまでの間だけ', async () => {
  await given(operation, claims('w1', 3))
  const askedAt = hoursLater(80)
  await take(operation, turn('system', askedAt, askLeases))
  const { id } = await lastClaim(operation, 'w1', 3)
  const question = { lease: { claim: id, askedAt: askedAt.getTime() } }
  expect(await isSo(question)).toBe(true)
  await given(operation, keeps('w1', 3, hoursLater(81)))
  expect(await isSo(question)).toBe(false)
})
