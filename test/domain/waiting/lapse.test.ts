import { beforeEach, describe, expect, test } from 'vitest'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import {
  becomes,
  claims,
  closes,
  joins,
  lapses,
  leaves,
  OFFER_UNTIL,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { database, town, audited } = operation

/** The slot of job 3 is kept for w2; w4 is the next in line. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3), releases('w1', 3))
})

const lapse = (now = OFFER_UNTIL) => take(operation, lapses(now))
const lapsed = async () => (await audited()).filter((act) => act === 'waiting.lapsed').length

describe('取ってある間が過ぎる', () => {
  test('枠は次の人に回り、だれからだれへかを答える', async () => {
    expect(await lapse()).toEqual([{ no: 3, from: 'w2', to: 'w4' }])
    expect(await queueOf(operation, 3)).toEqual(['w2 lapsed', 'w4 offered'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
    expect(await lapsed()).toBe(1)
    expect(await writingNothing(operation, () => lapse())).toEqual([])
  })
  test('並んだ順に回り、だれもいなくなれば枠が空く', async () => {
    await lapse()
    expect(await lapse(hoursLater(72))).toEqual([{ no: 3, from: 'w4', to: null }])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test('休みに入った人、技能を失った人には回らない', async () => {
    await becomes(operation, 'w3', { skills: ['typing'] })
    await given(operation, joins('w3', 3))
    await becomes(operation, 'w4', { state: 'resting' })
    await becomes(operation, 'w3', { skills: [] })
    expect(await lapse()).toEqual([{ no: 3, from: 'w2', to: null }])
  })
  test('まだ取ってある間は、だれからも回さない', async () => {
    expect(await writingNothing(operation, () => lapse(hoursLater(23)))).toEqual([])
  })
  test('期限の過ぎた仕事の枠は、だれにも回らない', async () => {
    expect(await lapse(new Date('2026-12-20T17:00+09:00'))).toEqual([{ no: 3, from: 'w2', to: null }])
  })
  test('いくつもの仕事を、いちどに', async () => {
    await given(
      operation,
      claims('w1', 5),
      claims('w4', 5),
      joins('w2', 5),
      joins('w3', 5),
      releases('w1', 5),
    )
    await given(operation, releases('w4', 5))
    expect(await lapse()).toEqual([
      { no: 3, from: 'w2', to: 'w4' },
      { no: 5, from: 'w2', to: null },
      { no: 5, from: 'w3', to: null },
    ])
    expect(await slotsOf(operation, 5)).toEqual({ held: 0, offered: 0, free: 2 })
  })
})

describe('読んだときは正しかった', () => {
  test('古い: lapseOffers は、その間に受けた枠を回さない', async () => {
    await given(operation, claims('w2', 3))
    expect(await writingNothing(operation, () => lapse())).toEqual([])
  })
  test('古い: lapseOffers は、その間に手放した枠を二度は回さない', async () => {
    await given(operation, leaves('w2', 3), leaves('w4', 3))
    expect(await writingNothing(operation, () => lapse())).toEqual([])
  })
  test('古い: lapseOffers は、その間に閉じた仕事に何も書かない', async () => {
    await given(operation, closes(3))
    expect(await writingNothing(operation, () => lapse())).toEqual([])
  })
  test('古い: lapseOffers は、待っている間に延びた枠を回さない', async () => {
    const prolongs = {
      doing: { by: 's1' },
      work: ({ tx, town: townId }: Parameters<ReturnType<typeof lapses>['work']>[0]) =>
        tx.waiting.updateMany({
          where: { townId, personId: 'w2' },
          data: { offerUntil: hoursLater(48) },
        }),
    }
    const [, passed] = await overlapping(operation, prolongs, lapses(OFFER_UNTIL))
    expect(passed).toEqual([])
    expect(await queueOf(operation, 3)).toEqual(['w2 offered', 'w4 waiting'])
    expect(await lapsed()).toBe(0)
  })
})

describe('同じ瞬間に', () => {
  test('二つの時計が同じ時を打っても、枠が回るのは一度', async () => {
    const passed = await together(operation, lapses(OFFER_UNTIL), lapses(OFFER_UNTIL))
    expect(passed.flat()).toEqual([{ no: 3, from: 'w2', to: 'w4' }])
    expect(await lapsed()).toBe(1)
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
  test('後の時計は、先の時計が回したものを回さない', async () => {
    const [first, second] = await overlapping(operation, lapses(OFFER_UNTIL), lapses(OFFER_UNTIL))
    expect([first.length, second.length]).toEqual([1, 0])
  })
  test('終わりぎわの応募が先なら、枠はその人のもの', async () => {
    const [claimed, passed] = await overlapping(
      operation,
      claims('w2', 3, hoursLater(23)),
      lapses(OFFER_UNTIL),
    )
    expect(claimed.ok).toBe(true)
    expect(passed).toEqual([])
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
  })
  test('回るのが先なら、終わりぎわの応募は断られる', async () => {
    const [passed, claimed] = await overlapping(
      operation,
      lapses(OFFER_UNTIL),
      claims('w2', 3, hoursLater(23)),
    )
    expect(passed).toEqual([{ no: 3, from: 'w2', to: 'w4' }])
    expect(claimed).toMatchObject({ ok: false, refusal: { kind: 'job-full' } })
    expect(await database().db.claim.count({ where: { townId: town(), state: 'claimed' } })).toBe(0)
  })
})
