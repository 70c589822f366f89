import { beforeEach, describe, expect, test } from 'vitest'
import { lockJob } from '../../../src/domain/job/lock.ts'
import { passOn } from '../../../src/domain/waiting/pass-on.ts'
import { given, overlapping } from '../at-once.ts'
import { becomes, claims, joins, leaves, OFFER_UNTIL, queueOf, slotsOf, workingTown } from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'

const operation = operations()
const { database, town, run, audited } = operation

/** w1 holds the only slot of job 3; w2, w4 and w3 wait for it. */
beforeEach(async () => {
  await workingTown(operation)
  await becomes(operation, 'w3', { skills: ['typing'] })
  await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3), joins('w3', 3))
})

/** Gives the slot of w1 back, and passes it on. */
const turn = (now = NOW) => ({
  doing: { by: 'system', now },
  work: async (act: Parameters<typeof passOn>[0]) => {
    await lockJob(act, 3)
    await act.tx.claim.updateMany({
      where: { townId: act.town, personId: 'w1' },
      data: { state: 'released' },
    })
    return passOn(act, 3, OFFER_UNTIL)
  },
})
const pass = (now = NOW) => run(turn(now).doing, turn(now).work)

describe('空いた枠を回す', () => {
  test('早く並んだ人に、決まった時まで取っておく', async () => {
    const before = await audited()
    expect(await pass()).toBe('w2')
    expect(await queueOf(operation, 3)).toEqual(['w2 offered', 'w4 waiting', 'w3 waiting'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
    const [offered] = await database().db.waiting.findMany({ where: { townId: town(), state: 'offered' } })
    expect(offered?.offerUntil).toEqual(OFFER_UNTIL)
    // The entry is that of the release, the leaving or the lapse it belongs to.
    expect(await audited()).toEqual(before)
  })
  test('待つ人がいなければ、枠は空く', async () => {
    await given(operation, leaves('w2', 3), leaves('w3', 3), leaves('w4', 3))
    expect(await pass()).toBeNull()
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test('ほかの仕事の列は動かない', async () => {
    await given(operation, claims('w1', 5), claims('w2', 5), joins('w3', 5))
    await pass()
    expect(await queueOf(operation, 5)).toEqual(['w3 waiting'])
  })
})

describe('読んだときは正しかった', () => {
  test.each(['applied', 'trained', 'resting', 'left'])(
    '古い: passOn は、待つ間に %s になった人に取っておかない',
    async (state) => {
      await becomes(operation, 'w2', { state })
      expect(await pass()).toBe('w4')
      expect(await queueOf(operation, 3)).toEqual(['w2 waiting', 'w4 offered', 'w3 waiting'])
    },
  )
  test('古い: passOn は、待つ間に技能を失った人に取っておかない', async () => {
    await becomes(operation, 'w2', { skills: ['proof'] })
    await becomes(operation, 'w4', { skills: [] })
    expect(await pass()).toBe('w3')
    expect(await slotsOf(operation, 3)).toMatchObject({ offered: 1, free: 0 })
  })
  test('古い: passOn は、だれも当てはまらなくなっていれば枠を空ける', async () => {
    for (const personId of ['w2', 'w3', 'w4']) await becomes(operation, personId, { state: 'resting' })
    expect(await pass()).toBeNull()
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test('古い: passOn は、待つ間に列を抜けた人に取っておかない', async () => {
    await given(operation, leaves('w2', 3))
    expect(await pass()).toBe('w4')
  })
  test('古い: passOn は、同じ瞬間に列を抜けた人に取っておかない', async () => {
    const [left, passed] = await overlapping(operation, leaves('w2', 3), turn())
    expect(left.ok).toBe(true)
    expect(passed).toBe('w4')
  })
  test('古い: passOn は、その間に閉じた仕事の枠をだれにも取っておかない', async () => {
    await database().db.job.updateMany({ where: { townId: town(), no: 3 }, data: { state: 'closed' } })
    expect(await pass()).toBeNull()
    expect(await slotsOf(operation, 3)).toMatchObject({ offered: 0, free: 1 })
  })
  test('古い: passOn は、その間に期限の過ぎた仕事の枠をだれにも取っておかない', async () => {
    expect(await pass(new Date('2026-12-20T17:00+09:00'))).toBeNull()
    expect(await slotsOf(operation, 3)).toMatchObject({ offered: 0, free: 1 })
  })
})
