import { expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { example, NOW, show, take } from './towns.ts'

const database = testDatabase()

const council = (file: ReturnType<typeof example>, ...seats: Record<string, unknown>[]) => ({
  town: file.town,
  bodies: [{ ...file.bodies[0], seats }],
})
const first = { id: 's1', category: 'expert', title: '総務省地域情報化アドバイザー' }
const terms = async (town: string, now = NOW) =>
  (await show(database(), town, now)).bodies[0]?.seats[0]?.appointments

test('a successor ends the term of the one before on the day before', async () => {
  const file = example('next')
  await take(database(), file)
  await take(database(), council(file, { ...first, holder: 'p9', from: '2026-12-01', office: 'chair' }))
  expect(await terms('next')).toEqual([
    { person: 'p1', from: '2024-07-01', to: '2026-11-30' },
    { person: 'p9', from: '2026-12-01', to: null },
  ])
  const today = (await show(database(), 'next')).bodies[0]
  expect(today?.seats[0]).toMatchObject({ holder: 'p1', office: 'chair', to: '2026-11-30' })
  expect(today?.offices).toEqual([
    { office: 'chair', person: 'p1', from: '2024-07-01', to: '2026-11-30' },
    { office: 'chair', person: 'p9', from: '2026-12-01', to: null },
  ])
  const later = (await show(database(), 'next', new Date('2026-12-01T09:00+09:00'))).bodies[0]?.seats[0]
  expect(later).toMatchObject({ holder: 'p9', office: 'chair', from: '2026-12-01' })
  await take(database(), council(file, { ...first, holder: 'p9', from: '2026-12-01', office: 'chair' }))
  expect(await terms('next')).toHaveLength(2)
})

test('who holds a seat goes on holding it, whatever day the file begins with', async () => {
  const file = example('same')
  await take(database(), file)
  const done = await take(
    database(),
    council(file, { ...first, holder: 'p1', from: '2025-04-01', office: 'chair' }),
  )
  expect(done).toEqual({ town: 'same', inserted: {}, updated: {} })
})

test('two people exchange their seats in one file', async () => {
  const file = example('swap')
  const second = { id: 's2', category: 'expert', title: '有識者' }
  await take(database(), {
    ...file,
    ...council(file, { ...first, holder: 'p1' }, { ...second, holder: 'p9' }),
  })
  const from = '2026-10-01'
  await take(database(), council(file, { ...first, holder: 'p9', from }, { ...second, holder: 'p1', from }))
  const seats = (await show(database(), 'swap')).bodies[0]?.seats
  expect(seats?.map(({ holder }) => holder)).toEqual(['p9', 'p1'])
})

test('a term may be given its end, and be corrected', async () => {
  const file = example('end')
  await take(database(), file)
  await take(database(), council(file, { ...first, holder: 'p1', to: '2027-06-30' }))
  expect(await terms('end')).toEqual([{ person: 'p1', from: '2024-07-01', to: '2027-06-30' }])
  await take(database(), council(file, { ...first, holder: 'p9', from: '2024-07-01' }))
  expect(await terms('end')).toEqual([{ person: 'p9', from: '2024-07-01', to: '2027-06-30' }])
})

test('a seat without a holder is vacant, and leaves the base of the quorum', async () => {
  const file = example('vacant')
  await take(database(), {
    ...file,
    ...council(file, { ...first, holder: 'p1' }, { ...first, id: 's2', holder: null }),
  })
  const shown = await show(database(), 'vacant')
  expect(shown.bodies[0]?.seats.map(({ holder }) => holder)).toEqual(['p1', null])
  expect(shown.meetings[0]?.quorum.base).toBe(1)
})

const answered = (town: string) => {
  const file = example(town)
  const [meeting] = file.meetings
  const answers = [{ seat: 's1', person: 'p1', answer: 'proxy', via: 'line', at: '2026-11-20T10:00+09:00' }]
  const proxies = [
    { seat: 's1', name: '山田 太郎', state: 'approved', via: 'line', at: '2026-11-20T10:00+09:00' },
  ]
  return { ...file, meetings: [{ ...meeting, answers, proxies }] }
}

test('a new date or place puts every answer and every proxy back (N2), once', async () => {
  const file = answered('moved')
  await take(database(), file)
  const before = (await show(database(), 'moved')).meetings[0]
  expect(before?.quorum).toMatchObject({ sure: 1, outlook: 'met' })
  const moved = { ...file, meetings: [{ ...file.meetings[0], place: '役場 大会議室' }] }
  expect((await take(database(), moved)).updated).toMatchObject({ meetings: 1 })
  const after = (await show(database(), 'moved')).meetings[0]
  expect(after).toMatchObject({ place: '役場 大会議室', answers: [], proxies: [{ state: 'superseded' }] })
  expect(after?.quorum).toMatchObject({ sure: 0, possible: 1 })
  expect(await take(database(), moved)).toEqual({ town: 'moved', inserted: {}, updated: {} })
  const stored = await database().db.meeting.findFirstOrThrow({ where: { townId: 'moved' } })
  expect(stored.revision).toBe(2)
})

test('an answer given after the change counts', async () => {
  const file = answered('again')
  await take(database(), file)
  const [meeting] = file.meetings
  const answers = [
    { seat: 's1', person: 'p1', answer: 'attend', mode: 'in-person', at: '2026-11-21T10:00+09:00' },
  ]
  await take(database(), { ...file, meetings: [{ ...meeting, place: '役場 大会議室', answers }] })
  const shown = (await show(database(), 'again')).meetings[0]
  expect(shown?.answers).toMatchObject([{ person: 'p1', answer: 'attend', by: 'p1', via: 'line' }])
  expect(shown?.quorum).toMatchObject({ sure: 1 })
})

test('a proxy named in the file supersedes the one named before', async () => {
  const file = answered('proxy')
  await take(database(), file)
  const proxies = [{ seat: 's1', name: '山口 花子', org: '商工会', state: 'named' }]
  await take(database(), { ...file, meetings: [{ ...file.meetings[0], proxies }] })
  const shown = (await show(database(), 'proxy')).meetings[0]?.proxies
  expect(shown?.map(({ name, state, principal }) => ({ name, state, principal }))).toEqual([
    { name: '山田 太郎', state: 'superseded', principal: 'p1' },
    { name: '山口 花子', state: 'named', principal: 'p1' },
  ])
})
