import { beforeEach, expect, test } from 'vitest'
import { chooseLanguage } from '../../../src/domain/people/choose-language.ts'
import { overlapping } from '../at-once.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { isRemoved } from './accounts.ts'

const operation = operations()
const { database, town, run, newTown, audited } = operation

beforeEach(() => newTown())

const chooses = (by: string, locale: 'ja' | 'en') => ({
  doing: { by },
  work: (act: Parameters<typeof chooseLanguage>[0]) => chooseLanguage(act, locale),
})
const choose = (by: string, locale: 'ja' | 'en') => run(chooses(by, locale).doing, chooses(by, locale).work)
const inEnglish = async (townId = town()) => {
  const people = await database().db.person.findMany({ where: { townId, locale: 'en' } })
  return people.map(({ id }) => id)
}

test('選ぶのは自分の言葉だけで、ほかの人のも、ほかの町のも変わらない', async () => {
  const other = town()
  await newTown()
  const before = await audited()
  await choose('p1', 'en')
  expect([await inEnglish(), await inEnglish(other)]).toEqual([['p1'], []])
  await choose('p1', 'ja')
  expect(await inEnglish()).toEqual([])
  // How somebody is spoken to is no act of the town.
  expect(await audited()).toEqual(before)
})

test('古い: chooseLanguage は、その間に名簿から消えた人について何も書かない', async () => {
  await isRemoved(operation, 'n1')
  await writingNothing(operation, () => choose('n1', 'en'))
})

test('名簿にない人と、プログラムそのものは、言葉を選ばない', async () => {
  await writingNothing(operation, () => choose('nobody', 'en'))
  await writingNothing(operation, () => choose('system', 'en'))
})

test('同時に二つ選ぶと、後のものになる', async () => {
  await overlapping(operation, chooses('p1', 'ja'), chooses('p1', 'en'))
  expect(await inEnglish()).toEqual(['p1'])
})
