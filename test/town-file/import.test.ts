import { expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { everyRow, example, lineUser, NOW, show, slackUser, take } from './towns.ts'

const database = testDatabase()

test('the example of the contract comes in whole', async () => {
  const done = await take(database(), example('first'))
  expect(done).toEqual({
    town: 'first',
    inserted: {
      town: 1,
      charters: 1,
      people: 2,
      accounts: 2,
      skills: 1,
      bodies: 1,
      seats: 1,
      appointments: 1,
      offices: 1,
      meetings: 1,
      items: 2,
      workers: 1,
      jobs: 1,
    },
    updated: {},
  })
  const shown = await show(database(), 'first')
  expect(shown.bodies[0]?.seats[0]).toMatchObject({
    id: 's1',
    holder: 'p1',
    office: 'chair',
    from: '2024-07-01',
  })
  expect(shown.meetings[0]).toMatchObject({ no: 3, state: 'convened', startsAt: '2026-12-10T05:00:00.000Z' })
  expect(shown.meetings[0]?.quorum).toEqual({
    base: 1,
    required: 1,
    sure: 0,
    possible: 1,
    present: 0,
    outlook: 'open',
  })
  expect(shown.jobs[0]).toMatchObject({ no: 3, state: 'open', slots: 2, claims: [], waiting: [] })
})

test('taking the same file in twice changes nothing: no row, no audit entry, no version', async () => {
  await take(database(), example('twice'))
  const before = await everyRow(database())
  const again = await take(database(), example('twice'), new Date('2026-11-25T10:00+09:00'))
  expect(again).toEqual({ town: 'twice', inserted: {}, updated: {} })
  expect(await everyRow(database())).toBe(before)
})

test('what changes is written once into the audit, and the version grows by one', async () => {
  const { db } = database()
  await take(database(), example('grows'))
  const file = example('grows')
  const [first, ...others] = file.people
  const done = await take(database(), { ...file, people: [{ ...first, name: '田中 二郎' }, ...others] })
  expect(done).toEqual({ town: 'grows', inserted: {}, updated: { people: 1 } })
  const entries = await db.auditEntry.findMany({ where: { townId: 'grows' }, orderBy: { id: 'asc' } })
  expect(entries.map(({ act, actor, via }) => ({ act, actor, via }))).toEqual([
    { act: 'town.imported', actor: 'system', via: 'import' },
    { act: 'town.imported', actor: 'system', via: 'import' },
  ])
  expect(entries[1]?.facts).toEqual({ inserted: {}, updated: { people: 1 } })
  expect((await db.town.findUniqueOrThrow({ where: { id: 'grows' } })).version).toBe(3)
})

test('a part of a town leaves alone what it does not mention', async () => {
  await take(database(), example('part'))
  const done = await take(database(), {
    town: { id: 'part' },
    people: [{ id: 'p1', name: '田中 一郎', roles: ['member', 'director'] }],
    meetings: [],
  })
  expect(done).toEqual({ town: 'part', inserted: {}, updated: { people: 1 } })
  const [person] = (await show(database(), 'part')).people
  expect(person).toMatchObject({
    kana: 'たなか いちろう',
    roles: ['member', 'director'],
    line: lineUser('part'),
  })
})

test('a name is compared in the form people type today', async () => {
  await take(database(), {
    ...example('names'),
    people: [
      { id: 'p1', name: '髙橋 健' },
      { id: 'p9', name: '渡邊 実' },
    ],
  })
  const found = await database().db.person.findMany({ where: { townId: 'names' }, orderBy: { id: 'asc' } })
  expect(found.map(({ nameKey }) => nameKey)).toEqual(['高橋健', '渡辺実'])
})

test('another account of a person takes the place of the former one', async () => {
  await take(database(), example('accounts'))
  const file = example('accounts')
  const people = [
    { id: 'p1', name: '田中 一郎', line: lineUser('new') },
    { id: 'p9', name: '林 はるか', line: lineUser('accounts') },
  ]
  expect(await take(database(), { town: file.town, people })).toMatchObject({
    inserted: { accounts: 1 },
    updated: { accounts: 1 },
  })
  const shown = await show(database(), 'accounts')
  expect(shown.people.map(({ line, slack }) => ({ line, slack }))).toEqual([
    { line: lineUser('new'), slack: slackUser('accounts') },
    { line: lineUser('accounts'), slack: undefined },
  ])
})

test('claims and offers are counted among the slots taken', async () => {
  const file = example('slots')
  const [job] = file.jobs
  const claims = [
    { worker: 'p9', state: 'released', at: '2026-11-01T10:00+09:00' },
    { worker: 'p9', state: 'working', at: '2026-11-02T10:00+09:00' },
  ]
  const people = [...file.people, { id: 'p10', name: '森 ゆう' }]
  const workers = [...file.workers, { person: 'p10', state: 'active' }]
  const offers = [{ worker: 'p10', until: '2026-11-23T10:00+09:00' }]
  await take(database(), { ...file, people, workers, jobs: [{ ...job, claims, waiting: ['p10'], offers }] })
  const shown = await show(database(), 'slots')
  expect(shown.jobs[0]).toMatchObject({ state: 'full', waiting: ['p10'] })
  const stored = await database().db.job.findFirstOrThrow({ where: { townId: 'slots' } })
  expect(stored.taken).toBe(2)
  await take(database(), {
    town: file.town,
    jobs: [{ ...job, claims: [{ ...claims[1], state: 'released' }] }],
  })
  expect((await show(database(), 'slots')).jobs[0]).toMatchObject({ state: 'open' })
})

test('fewer slots and a claim given back may come in one file', async () => {
  const file = example('shrink')
  const [job] = file.jobs
  const people = [...file.people, { id: 'p10', name: '森 ゆう' }]
  const workers = [...file.workers, { person: 'p10' }]
  const at = '2026-11-02T10:00+09:00'
  const claims = (state: string) => [
    { worker: 'p9', state, at },
    { worker: 'p10', state: 'working', at },
  ]
  await take(database(), { ...file, people, workers, jobs: [{ ...job, claims: claims('working') }] })
  await take(database(), { town: file.town, jobs: [{ ...job, slots: 1, claims: claims('released') }] })
  expect((await show(database(), 'shrink')).jobs[0]).toMatchObject({ slots: 1, state: 'full' })
})

test('a closed job has no queue any more', async () => {
  const file = example('closed')
  const [job] = file.jobs
  await take(database(), { ...file, jobs: [{ ...job, waiting: ['p9'] }] })
  await take(database(), { ...file, jobs: [{ ...job, state: 'closed' }] })
  expect((await show(database(), 'closed')).jobs[0]).toMatchObject({ state: 'closed', waiting: [] })
})

test('two imports of one town at one time come in one after the other', async () => {
  const both = await Promise.all([take(database(), example('race')), take(database(), example('race'), NOW)])
  expect(both.map(({ inserted }) => Object.keys(inserted).length).toSorted((a, b) => a - b)).toEqual([0, 13])
})
