// Slots, claims and the queue under random histories, against a model kept beside them (J5, J6).
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction, type Transaction } from '../../../src/db/transaction.ts'
import type { Act } from '../../../src/domain/act.ts'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { releaseJob } from '../../../src/domain/claim/release.ts'
import { joinWaiting } from '../../../src/domain/waiting/join.ts'
import { lapseOffers } from '../../../src/domain/waiting/lapse.ts'
import { loadTown } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'

const database = testDatabase()
const SLOTS = 3
const workers = Array.from({ length: 8 }, (_, n) => `k${n}`)
const start = new Date('2026-12-01T01:00:00Z')
const DAY_MS = 86_400_000

beforeAll(async () => {
  const town = {
    town: { id: 'k', name: '競争村', timezone: 'Asia/Tokyo' },
    people: workers.map((id) => ({ id, name: `人${id}`, roles: ['worker'] })),
    workers: workers.map((person) => ({ person, state: 'active', skills: [], claimLimit: 9_999 })),
    jobs: [],
  }
  await loadTown(database(), town, start)
})

const act = (transaction: Transaction, by: string, now = start): Act => ({
  ...transaction,
  town: 'k',
  now,
  by,
  via: 'line',
})

async function newJob(no: number, slots = SLOTS): Promise<void> {
  await database().db.job.create({
    data: {
      townId: 'k',
      no,
      title: '仕事',
      slots,
      payYen: 1,
      dueAt: new Date(start.getTime() + 99 * DAY_MS),
      skills: [],
      state: 'open',
    },
  })
}

const claim = (no: number, who: string) =>
  inTransaction(database().db, (transaction) => claimJob(act(transaction, who), { no, personId: who }))

async function counts(no: number) {
  const { db } = database()
  const live = await db.claim.count({
    where: { townId: 'k', jobNo: no, state: { notIn: ['released', 'expired'] } },
  })
  const offered = await db.waiting.count({ where: { townId: 'k', jobNo: no, state: 'offered' } })
  const job = await db.job.findUniqueOrThrow({ where: { townId_no: { townId: 'k', no } } })
  return { live, offered, taken: job.taken, slots: job.slots }
}

describe('同時の応募', () => {
  test('8人が同じ瞬間に3つの枠へ: 3人が取り、5人は名前のある断りを受ける', async () => {
    await newJob(1)
    const outcomes = await Promise.all(workers.map((who) => claim(1, who)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3)
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusal.kind))).toEqual(
      Array(5).fill('job-full'),
    )
    expect(await counts(1)).toMatchObject({ live: 3, taken: 3 })
  })
  test('同じ人が同時に5回応募しても、受注は一つ', async () => {
    await newJob(2)
    await Promise.all(Array.from({ length: 5 }, () => claim(2, 'k0')))
    expect(await counts(2)).toMatchObject({ live: 1, taken: 1 })
  })
  test('最後の枠が空いた瞬間に割りこめない: 待っていた人のために取ってある', async () => {
    await newJob(3, 1)
    await claim(3, 'k0')
    await inTransaction(database().db, (transaction) =>
      joinWaiting(act(transaction, 'k1'), { no: 3, personId: 'k1' }),
    )
    const offerUntil = new Date(start.getTime() + DAY_MS)
    const [released, cut] = await Promise.all([
      inTransaction(database().db, (transaction) =>
        releaseJob(act(transaction, 'k0'), { no: 3, personId: 'k0', offerUntil }),
      ),
      claim(3, 'k2'),
    ])
    expect(released.ok && released.value.offeredTo).toBe('k1')
    expect(cut.ok).toBe(false)
    expect((await claim(3, 'k1')).ok).toBe(true)
  })
})

type Step = { do: 'claim' | 'wait' | 'release' | 'lapse'; who: string }
const step = fc.record({
  do: fc.constantFrom<Step['do'][]>('claim', 'claim', 'wait', 'release', 'lapse'),
  who: fc.constantFrom(...workers),
})

test('性質: どんな順の応募・辞退・順番待ちでも、枠は超えず、数は合う', async () => {
  let no = 100
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      no += 1
      await newJob(no)
      for (const [index, { do: what, who }] of steps.entries()) await take(no, what, who, index)
      const { live, offered, taken, slots } = await counts(no)
      expect(taken).toBe(live + offered)
      expect(taken).toBeLessThanOrEqual(slots)
      const waiting = await database().db.waiting.count({
        where: { townId: 'k', jobNo: no, state: 'waiting' },
      })
      if (taken < slots) expect(waiting).toBe(0)
    }),
    { numRuns: 25 },
  )
})

async function take(no: number, what: Step['do'], who: string, index: number): Promise<void> {
  const now = new Date(start.getTime() + index * 60_000)
  const offerUntil = new Date(now.getTime() + 3 * 60_000)
  await inTransaction(database().db, async (transaction) => {
    const doing = act(transaction, who, now)
    if (what === 'claim') await claimJob(doing, { no, personId: who })
    if (what === 'wait') await joinWaiting(doing, { no, personId: who })
    if (what === 'release') await releaseJob(doing, { no, personId: who, offerUntil })
    if (what === 'lapse') await lapseOffers(doing, offerUntil)
  })
}
