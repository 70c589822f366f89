// 設置スケジュールが、書き出して読み込んでも同じであること。言葉から出した期間は、読み込むときに確かめる。
import { expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { granted } from '../domain/meeting/granted.ts'
import { operations } from '../domain/operation.ts'
import { stepsIn } from '../domain/roadmap/steps.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { example, NOW, problemsOf, show, take } from './towns.ts'

const operation = operations()
const { made, finishing, dropping, reminding } = stepsIn(operation)
const other = testDatabase()

test('工程は、書き出して読み込んでも同じ', async () => {
  await operation.newTown()
  await made({ when: '令和6年3月19日', ownerId: 'p1' })
  await made({ when: '12月31日頃', after: [1] })
  await made({ when: 'mid-June', year: 2028 })
  granted(await finishing(1))
  granted(await dropping(3))
  const town = operation.town()
  expect((await show(operation.database(), town)).roadmap).toEqual([
    {
      no: 1,
      title: '条例案の提出',
      when: '令和6年3月19日',
      year: 2024,
      from: '2024-03-19',
      to: '2024-03-19',
      state: 'done',
      owner: 'p1',
      after: [],
      doneAt: '2026-11-25T01:00:00.000Z',
      reason: null,
    },
    expect.objectContaining({ no: 2, year: 2026, from: '2026-12-28', to: '2027-01-03', after: [1] }),
    expect.objectContaining({ no: 3, from: '2028-06-11', state: 'dropped', reason: '不要になった' }),
  ])
  const shown = await thereAndBack(operation.database(), town)
  await elsewhere(operation.database(), town)
  expect((await show(operation.database(), `${town}-copy`)).roadmap).toEqual(shown.roadmap)
})

const withSteps = (roadmap: unknown[], id = 'tateshina') => ({ ...example(id), roadmap })
const shownOf = async (roadmap: unknown[]) => {
  await take(other(), withSteps(roadmap))
  return (await show(other(), 'tateshina')).roadmap
}

test('いちばん短い書き方でも、日付だけでも読み込み、書かなかったことはそのまま', async () => {
  expect(
    await shownOf([
      { no: 1, title: '施行', when: '7月初旬', year: 2027 },
      { no: 2, title: '準備', from: '2027-01-01', to: '2027-03-31', state: 'open', after: [1] },
    ]),
  ).toMatchObject([
    { no: 1, from: '2027-07-01', to: '2027-07-10', state: 'open', owner: null, after: [] },
    { no: 2, when: null, year: null, from: '2027-01-01', to: '2027-03-31', after: [1] },
  ])
  expect(await shownOf([{ no: 1, title: '施行日', state: 'done' }])).toMatchObject([
    { title: '施行日', when: '7月初旬', state: 'done', doneAt: NOW.toISOString() },
    { no: 2 },
  ])
  expect(await shownOf([{ no: 1, title: '施行日', state: 'open' }])).toMatchObject([
    { state: 'open', doneAt: null },
    { no: 2 },
  ])
  // 言葉だけで年がなくても、期間から分かる。年をまたぐ頃も。
  expect(
    await shownOf([{ no: 1, title: '施行日', when: '1月1日頃', from: '2027-12-29', to: '2028-01-04' }]),
  ).toMatchObject([{ year: 2028 }, { no: 2 }])
})

test('期間が動いたときだけ、あらためて知らせる', async () => {
  await operation.newTown()
  await made({ when: '12月初旬' })
  const first = new Date('2026-12-01T08:00+09:00')
  expect(await reminding(first)).toEqual(['1 begins'])
  const shown = JSON.parse(JSON.stringify(await show(operation.database(), operation.town())))
  shown.roadmap[0] = { ...shown.roadmap[0], title: '別の名前' }
  await take(operation.database(), shown, first)
  expect(await reminding(first)).toEqual([])
  shown.roadmap[0] = { ...shown.roadmap[0], when: '12月中旬', from: undefined, to: undefined }
  await take(operation.database(), shown, first)
  expect(await reminding(new Date('2026-12-11T08:00+09:00'))).toEqual(['1 begins'])
})

test('合わないところは、場所とともに言い、何も読み込まない', async () => {
  const base = { no: 1, title: '施行', when: '7月初旬', year: 2027 }
  const found = async (...roadmap: unknown[]) =>
    (await problemsOf(other(), withSteps(roadmap, 'elsewhere'))).map(
      ({ path, problem }) => `${path} ${problem}`,
    )
  expect(await found(base, base)).toContain('roadmap[1] number 1 is roadmap[0] already')
  expect(await found({ ...base, from: '2027-07-02' })).toEqual([
    'roadmap[0].from is 2027-07-02, and 7月初旬 of 2027 makes it 2027-07-01',
  ])
  expect(await found({ ...base, to: '2027-07-09' })).toEqual([
    'roadmap[0].to is 2027-07-09, and 7月初旬 of 2027 makes it 2027-07-10',
  ])
  expect(await found({ ...base, year: undefined })).toEqual([
    'roadmap[0].year is missing: 7月初旬 may be of any year',
  ])
  expect(await found({ ...base, when: 'そのうち' })).toEqual([
    'roadmap[0].when cannot be read as a time: そのうち; write 6月中旬, 4月20日頃 or 6月末',
  ])
  expect(await found({ ...base, when: '令和6年7月' })).toEqual([
    'roadmap[0].year is 2027, and 令和6年7月 names 2024',
  ])
  expect(await found({ no: 1, title: '施行' })).toEqual([
    'roadmap[0].when is missing: a step has a time in words, or its days from and to',
  ])
  expect(await found({ no: 1, title: '施行', from: '2027-07-01' })).toEqual([
    'roadmap[0].to is missing: a window has two ends',
  ])
  expect(await found({ no: 1, title: '施行', from: '2027-07-01', to: '2027-06-30' })).toEqual([
    'roadmap[0].to is before 2027-07-01',
  ])
  expect(await found({ ...base, owner: 'nobody', after: [4] })).toEqual([
    'roadmap[0].owner there is no person nobody',
    'roadmap[0].after[0] there is no step 4',
  ])
  expect(await found({ ...base, after: [2] }, { ...base, no: 2, after: [1] })).toEqual([
    'roadmap steps wait for each other: 1 → 2 → 1',
  ])
  expect(await found({ ...base, doneAt: '2027-07-01T10:00+09:00', reason: '不要' })).toEqual([
    'roadmap[0].doneAt is only for a step that is done',
    'roadmap[0].reason is only for a step that is dropped',
  ])
})
