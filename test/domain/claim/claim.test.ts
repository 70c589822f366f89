// Slots, claims and the queue under random histories, against a model kept beside them (J5, J6).
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction, type Transaction } from '../../../src/db/transaction.ts'
import type { Act } from '../../../src/domain/act.ts'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { releaseJob } from '../../../src/domain/claim/release.ts'
import { joinWaiting } from '../../../src/domain/waiting/join.ts'
import { lapseOffers } from '../../../src/domain/waiting/lapse.ts'
import { loadTown } from '../../conversation.ts'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import {
  becomes,
  claims,
  claimsOn,
  closes,
  joins,
  lapses,
  OFFER_UNTIL,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { database } = operation
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
      for (const [index, { do: what, who }] of steps.entries()) await walk(no, what, who, index)
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

async function walk(no: number, what: Step['do'], who: string, index: number): Promise<void> {
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

describe('見本村での応募', () => {
  beforeEach(() => workingTown(operation))

  const refused = async (personId: string, no: number, now = NOW) => {
    const outcome = await writingNothing(operation, () => take(operation, claims(personId, no, now)))
    return outcome.ok ? 'ok' : outcome.refusal
  }
  const deliveredLongAgo = (count: number) =>
    database().db.$transaction(async (tx) => {
      const nos = Array.from({ length: count }, (_, n) => 100 + n)
      const dueAt = new Date('2026-11-01T17:00+09:00')
      const townId = operation.town()
      const old = {
        townId,
        slots: 1,
        taken: 1,
        payYen: 1,
        dueAt,
        skills: [],
        title: '前の仕事',
        state: 'closed',
      }
      await tx.job.createMany({ data: nos.map((no) => ({ ...old, no })) })
      const done = {
        townId,
        personId: 'w1',
        state: 'accepted',
        at: dueAt,
        byId: 'w1',
        via: 'line',
        payYen: 1,
        dueAt,
      }
      await tx.claim.createMany({ data: nos.map((jobNo) => ({ ...done, jobNo })) })
    })

  describe('枠を取る', () => {
    test('受注が一つでき、枠が一つ減る', async () => {
      const outcome = await take(operation, claims('w1', 5))
      expect(outcome).toMatchObject({ ok: true, value: { again: false, job: { no: 5 } } })
      expect(await claimsOn(operation, 5)).toEqual(['w1 claimed'])
      expect(await slotsOf(operation, 5)).toEqual({ held: 1, offered: 0, free: 1 })
      expect(await lastAudit(operation)).toEqual({
        act: 'job.claimed',
        actor: 'w1',
        via: 'line',
        subject: 'job-5',
        facts: { worker: 'w1', terms: expect.stringMatching(/^[0-9a-f]{64}$/) },
        at: NOW,
      })
    })
    test('もう一度応募すると、ある受注で答え、何も書かない。募集が終わっていても、休んでいても', async () => {
      await given(operation, claims('w1', 3))
      const again = () => writingNothing(operation, () => take(operation, claims('w1', 3)))
      expect(await again()).toMatchObject({ ok: true, value: { again: true } })
      await given(operation, closes(3))
      await becomes(operation, 'w1', { state: 'resting' })
      expect(await again()).toMatchObject({ ok: true, value: { again: true } })
    })
    test('辞退した仕事には、また応募できる', async () => {
      await given(operation, claims('w1', 3), releases('w1', 3), claims('w1', 3))
      expect(await claimsOn(operation, 3)).toEqual(['w1 released', 'w1 claimed'])
      expect(await slotsOf(operation, 3)).toMatchObject({ held: 1, free: 0 })
    })
    test('取ってあった枠は、その人が取る', async () => {
      await given(operation, claims('w1', 3), joins('w2', 3), releases('w1', 3))
      expect(await refused('w4', 3)).toMatchObject({ kind: 'job-full' })
      await given(operation, claims('w2', 3))
      expect(await queueOf(operation, 3)).toEqual(['w2 taken'])
      expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
    })
    test('受注すると、その仕事の列には残らない', async () => {
      await given(operation, claims('w1', 5), claims('w2', 5), joins('w3', 5))
      await becomes(operation, 'w3', { state: 'resting' })
      await given(operation, releases('w1', 5))
      await becomes(operation, 'w3', { state: 'active' })
      await given(operation, claims('w3', 5))
      expect(await queueOf(operation, 5)).not.toContain('w3 waiting')
      expect(await slotsOf(operation, 5)).toEqual({ held: 2, offered: 0, free: 0 })
    })
  })

  describe('受注は何件まで', () => {
    test('上限まで持つと、持っている仕事を挙げて断る。納めた仕事は数えない', async () => {
      await becomes(operation, 'w1', { claimLimit: 1 })
      await given(operation, claims('w1', 3))
      expect(await refused('w1', 5)).toMatchObject({
        kind: 'over-limit',
        limit: 1,
        held: [{ no: 3, title: '名簿入力', state: 'claimed' }],
      })
      await database().db.claim.updateMany({
        where: { townId: operation.town() },
        data: { state: 'delivered' },
      })
      await given(operation, claims('w1', 5))
    })
    test('上限は、納めた仕事がどれだけあっても効く', async () => {
      await deliveredLongAgo(60)
      await becomes(operation, 'w1', { claimLimit: 1 })
      await given(operation, claims('w1', 3))
      expect(await refused('w1', 5)).toMatchObject({ kind: 'over-limit', held: [{ no: 3 }] })
    })
    test('ある受注で答えるのも、納めた仕事がどれだけあっても同じ', async () => {
      await deliveredLongAgo(60)
      await given(operation, claims('w1', 3))
      const again = await writingNothing(operation, () => take(operation, claims('w1', 3)))
      expect(again).toMatchObject({ ok: true, value: { again: true } })
    })
  })

  describe('だれが応募できるか', () => {
    test.each(['w2', 's1', 'd1', 'system'])('%s は、ほかの人の応募をしない', async (by) => {
      const work = claims('w1', 5).work
      const outcome = await writingNothing(operation, () => operation.run({ by }, work))
      expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'not-permitted', who: ['worker'] } })
    })
    test.each(['p1', 's1', 'nobody'])('登録のない %s は応募できない', async (personId) => {
      expect(await refused(personId, 5)).toEqual({ kind: 'no-worker' })
    })
    test.each(['applied', 'trained', 'resting', 'left'])('%s の人は応募できない', async (state) => {
      await becomes(operation, 'w1', { state })
      expect(await refused('w1', 5)).toEqual({ kind: 'not-active', state })
    })
    test('足りない技能を挙げて断る', async () => {
      expect(await refused('w3', 3)).toMatchObject({
        kind: 'skill-missing',
        missing: ['typing'],
        job: { no: 3 },
      })
    })
    test('ない仕事には応募できない', async () => {
      expect(await refused('w1', 77)).toEqual({ kind: 'no-such-job' })
    })
  })

  describe('読んだときは正しかった', () => {
    test('古い: claimJob は、その間に閉じた仕事を渡さない', async () => {
      await given(operation, closes(5))
      expect(await refused('w1', 5)).toMatchObject({ kind: 'job-closed', job: { no: 5 } })
    })
    test('古い: claimJob は、その間に期限の過ぎた仕事を渡さない', async () => {
      expect(await refused('w1', 5, new Date('2026-12-18T17:00+09:00'))).toMatchObject({ kind: 'job-closed' })
    })
    test('古い: claimJob は、その間に埋まった仕事を渡さない', async () => {
      await given(operation, claims('w1', 3))
      expect(await refused('w2', 3)).toMatchObject({ kind: 'job-full', job: { no: 3 } })
    })
    test('古い: claimJob は、その間に休みに入った人に渡さない', async () => {
      await given(operation, claims('w1', 3), joins('w2', 3), releases('w1', 3))
      await becomes(operation, 'w2', { state: 'resting' })
      expect(await refused('w2', 3)).toEqual({ kind: 'not-active', state: 'resting' })
    })
    test('古い: claimJob は、その間に技能を失った人に渡さない', async () => {
      await becomes(operation, 'w1', { skills: [] })
      expect(await refused('w1', 3)).toMatchObject({ kind: 'skill-missing', missing: ['typing'] })
    })
    test('古い: claimJob は、その間に登録のなくなった人に渡さない', async () => {
      const townId = operation.town()
      await database().db.worker.delete({ where: { townId_personId: { townId, personId: 'w3' } } })
      expect(await refused('w3', 5)).toEqual({ kind: 'no-worker' })
    })
    test('古い: claimJob は、取ってある間の過ぎた枠を渡さない', async () => {
      await given(operation, claims('w1', 3), joins('w2', 3), releases('w1', 3))
      expect(await refused('w2', 3, OFFER_UNTIL)).toMatchObject({ kind: 'job-full' })
    })
    test('古い: claimJob は、次の人に回った枠を渡さない', async () => {
      await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3), releases('w1', 3))
      await take(operation, lapses(OFFER_UNTIL))
      expect(await refused('w2', 3, hoursLater(25))).toMatchObject({ kind: 'job-full' })
      expect(await slotsOf(operation, 3)).toMatchObject({ held: 0, offered: 1 })
    })
    test('古い: claimJob は、同じ瞬間に休みに入った人に渡さない', async () => {
      const rests = {
        doing: { by: 's1' },
        work: ({ tx, town }: Act) =>
          tx.worker.update({
            where: { townId_personId: { townId: town, personId: 'w1' } },
            data: { state: 'resting' },
          }),
      }
      const [, claimed] = await overlapping(operation, rests, claims('w1', 5))
      expect(claimed).toMatchObject({ ok: false, refusal: { kind: 'not-active' } })
      expect(await slotsOf(operation, 5)).toMatchObject({ held: 0 })
    })
  })

  describe('見本村で、同じ瞬間に', () => {
    test('最後の枠は一人が取り、もう一人は埋まったと聞く', async () => {
      const outcomes = await together(operation, claims('w1', 3), claims('w2', 3))
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
      expect((await operation.audited()).filter((act) => act === 'job.claimed')).toHaveLength(1)
    })
    test('まだ終わらない応募の枠も、取られたものとして扱う', async () => {
      const [first, second] = await overlapping(operation, claims('w1', 3), claims('w2', 3))
      expect(first.ok).toBe(true)
      expect(second).toMatchObject({ ok: false, refusal: { kind: 'job-full' } })
    })
    test('二つの仕事に同時に応募しても、上限は超えない', async () => {
      await becomes(operation, 'w1', { claimLimit: 1 })
      const [, second] = await overlapping(operation, claims('w1', 3), claims('w1', 5))
      expect(second).toMatchObject({ ok: false, refusal: { kind: 'over-limit', held: [{ no: 3 }] } })
      expect(await slotsOf(operation, 5)).toMatchObject({ held: 0 })
    })
    test('取ってある間の終わりと重なっても、枠は一人のもの', async () => {
      await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3), releases('w1', 3))
      const inTime = claims('w2', 3, hoursLater(23))
      const [claimed, passed] = await Promise.all([
        take(operation, inTime),
        take(operation, lapses(OFFER_UNTIL)),
      ])
      expect(passed).toEqual(claimed.ok ? [] : [{ no: 3, from: 'w2', to: 'w4' }])
      expect(await slotsOf(operation, 3)).toMatchObject({ free: 0 })
    })
  })
})
