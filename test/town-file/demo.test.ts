import { expect, test } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { demoTown } from '../../src/town-file/demo.ts'
import { checkTownFile } from '../../src/town-file/import.ts'
import { testDatabase } from '../database.ts'
import { NOW, show, take } from './towns.ts'

const database = testDatabase()
const empty = testDatabase()

test('the demo town is the town of the source document', async () => {
  await take(database(), await demoTown(NOW))
  const shown = await show(database(), 'tateshina')
  const body = (id: string) => shown.bodies.find((one) => one.id === id)
  expect(body('consortium')?.seats).toHaveLength(14)
  expect(shown.organisations.filter(({ duty }) => duty)).toHaveLength(14)
  const council = body('council')
  expect(council?.seats.map(({ category, title }) => `${category} ${title}`)).toEqual([
    'expert 総務省地域情報化アドバイザー',
    'expert 有識者（欠員）',
    'organisation 立科町商工会',
    'organisation (一社)信州たてしな観光協会',
    'organisation 立科町社会福祉協議会',
    'organisation (一財)塩尻市振興公社',
    'municipality 長野県',
    'municipality 長野県佐久地域振興局',
    'assembly 議長',
    'assembly 総務経済常任委員会 委員長',
  ])
  expect(council?.seats.filter(({ holder }) => holder)).toHaveLength(9)
  expect(council?.offices.map(({ office }) => office).toSorted()).toEqual(['chair', 'vice'])
  expect(body('bpo-bukai')?.parent).toBe('council')
})

test('the next meeting of the demo is alive: open for answers, its quorum not met yet', async () => {
  const shown = await show(database(), 'tateshina')
  const next = shown.meetings.find(({ body, no }) => body === 'council' && no === 3)
  expect(next?.state).toBe('convened')
  expect(Date.parse(next?.answersCloseAt ?? '')).toBeGreaterThan(NOW.getTime())
  expect(next?.answers.map(({ answer }) => answer)).toEqual(['attend', 'proxy', 'attend', 'attend', 'absent'])
  expect(next?.quorum).toEqual({ base: 9, required: 5, sure: 3, possible: 8, present: 0, outlook: 'likely' })
  expect(next?.proxies).toMatchObject([{ name: '山田 太郎', state: 'named' }])
})

test('the plan of the demo is the schedule of the source document, in its own words', async () => {
  const { roadmap } = await show(database(), 'tateshina')
  expect(roadmap.map(({ when, title }) => `${when} ${title}`)).toEqual([
    '3月19日 テレワーク推進会議開催',
    '3月31日 立科町テレワーク推進コンソーシアムの終了',
    '4月20日頃 法規審査委員会へ規則案・条例案を提出',
    '5月初旬 法規審査委員会 規則案・条例案を審査',
    '6月中旬 町議会定例会で承認',
    '7月初旬 規則・条例の施行',
    '4月1日 交付金採択決定',
    '6月末 広域連携・官民連携コンソーシアム（仮）の設立',
  ])
  expect(new Set(roadmap.map(({ year, state }) => `${year} ${state}`))).toEqual(new Set(['2024 done']))
})

test('the jobs of the demo are in every state', async () => {
  const { jobs, workers, people } = await show(database(), 'tateshina')
  expect(new Set(jobs.map(({ state }) => state))).toEqual(new Set(['draft', 'open', 'full', 'closed']))
  const claims = jobs.flatMap((job) => job.claims.map(({ state }) => state))
  const states = ['claimed', 'working', 'delivered', 'rework', 'accepted', 'released', 'expired']
  expect(new Set(claims)).toEqual(new Set(states))
  expect(jobs.find(({ state }) => state === 'full')?.waiting.length).toBeGreaterThan(0)
  expect(new Set(workers.map(({ state }) => state)).size).toBe(5)
  const silent = people.filter(({ line, slack }) => !line && !slack).flatMap(({ roles }) => roles)
  expect(silent).toContain('member')
  expect(silent).toContain('worker')
})

test.each(['2026-11-21', '2026-11-22', '2026-11-23'])(
  'loaded on %s, the demo meets on workdays and remembers nothing that is yet to come',
  async (day) => {
    const now = new Date(`${day}T00:30+09:00`)
    const text = JSON.stringify(await demoTown(now))
    expect(text).not.toContain('"@')
    const parsed = JSON.parse(text)
    const days = parsed.meetings.map(({ startsAt }: { startsAt: string }) =>
      new Date(`${startsAt.slice(0, 10)}Z`).getUTCDay(),
    )
    for (const weekday of days) expect([1, 2, 3, 4, 5]).toContain(weekday)
    const told = [...text.matchAll(/"(?:at|convenedAt|deliveredAt|endedAt)":"([^"]+)"/g)].map(([, at]) =>
      Date.parse(at ?? ''),
    )
    expect(told.length).toBeGreaterThan(20)
    for (const at of told) expect(at).toBeLessThan(now.getTime())
  },
)

test.each([0, 1, 2, 3, 4, 5, 6])(
  'on any day of the week the demo is a town without a problem: %i',
  async (n) => {
    const now = new Date(Date.parse('2026-11-23T10:00+09:00') + n * 86_400_000)
    const { db } = empty()
    const checked = await inTransaction(db, async (transaction) =>
      checkTownFile(transaction, await demoTown(now)),
    )
    expect(checked).toMatchObject({ ok: true })
  },
)
