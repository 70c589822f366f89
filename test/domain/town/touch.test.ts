import { beforeEach, expect, test } from 'vitest'
import { touchTown } from '../../../src/domain/town/touch.ts'
import { overlapping, together } from '../at-once.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { database, town, run, newTown, audited } = operation
const touches = { doing: { by: 'system' }, work: touchTown }
const versionOf = async (id = town()) =>
  (await database().db.town.findUniqueOrThrow({ where: { id } })).version

beforeEach(() => newTown())

test('その町の版だけが一つ増える', async () => {
  const other = town()
  const [others] = [await versionOf()]
  await newTown()
  const [version, before] = [await versionOf(), await audited()]
  await run({ by: 'system' }, touchTown)
  expect(await versionOf()).toBe(version + 1)
  expect(await versionOf(other)).toBe(others)
  expect(await audited()).toEqual(before)
})

test('取り消された変更では、版も増えない', async () => {
  await writingNothing(operation, () =>
    expect(
      run({ by: 'system' }, async (act) => {
        await touchTown(act)
        throw new Error('the change did not come about')
      }),
    ).rejects.toThrow('did not come about'),
  )
})

test('古い: touchTown は、その間に増えた版の上に数える', async () => {
  const version = await versionOf()
  await overlapping(operation, touches, touches)
  expect(await versionOf()).toBe(version + 2)
  await together(operation, ...Array.from({ length: 5 }, () => touches))
  expect(await versionOf()).toBe(version + 7)
})

test('古い: touchTown は、その間になくなった町について何も書かない', async () => {
  await writingNothing(operation, () => run({ by: 'system' }, (act) => touchTown({ ...act, town: 'gone' })))
})
