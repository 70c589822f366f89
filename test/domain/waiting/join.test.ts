import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { given, overlapping, take, together } from '../at-once.ts'
import {
  becomes,
  claims,
  closes,
  joins,
  leaves,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { database, town, run, audited } = operation

/** w1 holds the only slot of job 3. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3))
})

const refused = async (personId: string, no: number, now = NOW) => {
  const outcome = await writingNothing(operation, () => take(operation, joins(personId, no, now)))
  return outcome.ok ? 'ok' : outcome.refusal
}
const place = async (personId: string) => {
  const outcome = await take(operation, joins(personId, 3))
  return outcome.ok && outcome.value.place
}

describe('順番を待つ', () => {
  test('並んだ順に、何番目かを答える', async () => {
    expect(await take(operation, joins('w4', 3))).toMatchObject({
      ok: true,
      value: { place: 1, job: { no: 3 } },
    })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'waiting.joined',
      actor: 'w4',
      subject: 'job-3',
      facts: { worker: 'w4' },
    })
    expect(await place('w2')).toBe(2)
    expect(await queueOf(operation, 3)).toEqual(['w4 waiting', 'w2 waiting'])
    expect(await slotsOf(operation, 3)).toEqual({ held: 1, offered: 0, free: 0 })
  })
  test('もう一度並んでも、同じところで待つだけ', async () => {
    await given(operation, joins('w4', 3), joins('w2', 3))
    expect(await writingNothing(operation, () => place('w4'))).toBe(1)
  })
  test('前の人が抜けると繰り上がり、抜けた人が並び直すと後ろにつく', async () => {
    await given(operation, joins('w4', 3), joins('w2', 3), leaves('w4', 3))
    expect(await place('w2')).toBe(1)
    expect(await place('w4')).toBe(2)
  })
})

describe('だれが待てるか', () => {
  test.each(['w1', 's1', 'd1', 'system'])('%s は、ほかの人の順番を取らない', async (by) => {
    const { work } = joins('w2', 3)
    expect(await writingNothing(operation, () => run({ by }, work))).toMatchObject({
      ok: false,
      refusal: { kind: 'not-permitted', who: ['worker'] },
    })
  })
  test.each(['p1', 's1', 'nobody'])('登録のない %s は待てない', async (personId) => {
    expect(await refused(personId, 3)).toEqual({ kind: 'no-worker' })
  })
  test.each(['applied', 'trained', 'resting', 'left'])(
    '%s の人は、応募と同じように断られる',
    async (state) => {
      await becomes(operation, 'w2', { state })
      expect(await refused('w2', 3)).toEqual({ kind: 'not-active', state })
    },
  )
  test('足りない技能を挙げて、応募と同じように断る', async () => {
    expect(await refused('w3', 3)).toMatchObject({
      kind: 'skill-missing',
      missing: ['typing'],
      job: { no: 3 },
    })
  })
  test('ない仕事は待てない', async () => {
    expect(await refused('w2', 77)).toEqual({ kind: 'no-such-job' })
  })
})

describe('読んだときは正しかった', () => {
  test('古い: joinWaiting は、その間に閉じた仕事の列に入れない', async () => {
    await given(operation, closes(3))
    expect(await refused('w2', 3)).toMatchObject({ kind: 'job-closed', job: { no: 3 } })
  })
  test('古い: joinWaiting は、その間に期限の過ぎた仕事の列に入れない', async () => {
    expect(await refused('w2', 3, new Date('2026-12-20T17:00+09:00'))).toMatchObject({ kind: 'job-closed' })
  })
  test('古い: joinWaiting は、その間に空いた枠の前に並ばせない', async () => {
    await given(operation, releases('w1', 3))
    expect(await refused('w2', 3)).toMatchObject({ kind: 'slot-free', job: { no: 3 } })
  })
  test('古い: joinWaiting は、その間に受けた仕事の列に入れない', async () => {
    expect(await refused('w1', 3)).toEqual({ kind: 'already-held' })
  })
  test('古い: joinWaiting は、その間に休みに入った人を入れない', async () => {
    await becomes(operation, 'w2', { state: 'resting' })
    expect(await refused('w2', 3)).toEqual({ kind: 'not-active', state: 'resting' })
  })
  test('古い: joinWaiting は、その間に技能を失った人を入れない', async () => {
    await becomes(operation, 'w2', { skills: ['proof'] })
    expect(await refused('w2', 3)).toMatchObject({ kind: 'skill-missing', missing: ['typing'] })
  })
  test('古い: joinWaiting は、同じ瞬間に技能を失った人を入れない', async () => {
    const forgets = {
      doing: { by: 's1' },
      work: ({ tx, town: townId }: Act) =>
        tx.worker.update({
          where: { townId_personId: { townId, personId: 'w2' } },
          data: { skills: [] },
        }),
    }
    const [, joined] = await overlapping(operation, forgets, joins('w2', 3))
    expect(joined).toMatchObject({ ok: false, refusal: { kind: 'skill-missing' } })
    expect(await queueOf(operation, 3)).toEqual([])
  })
})

describe('同じ瞬間に', () => {
  test('辞退が先なら、空いた枠があると聞く。並ぶのが先なら、枠はその人に取っておかれる', async () => {
    const [, late] = await overlapping(operation, releases('w1', 3), joins('w2', 3))
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'slot-free' } })
    await given(operation, claims('w1', 3))
    const [, released] = await overlapping(operation, joins('w2', 3), releases('w1', 3))
    expect(released).toEqual({ ok: true, value: { offeredTo: 'w2', late: null } })
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 1, free: 0 })
  })
  test('辞退と競っても、空いた枠の前で待つ人はいない', async () => {
    await Promise.all([take(operation, joins('w2', 3)), take(operation, releases('w1', 3))])
    const { free, offered } = await slotsOf(operation, 3)
    expect([...(await queueOf(operation, 3)), `${free} free`]).toEqual(
      offered === 1 ? ['w2 offered', '0 free'] : ['1 free'],
    )
  })
  test('二度押しても、順番は一つ', async () => {
    const joined = await together(operation, joins('w2', 3), joins('w2', 3))
    expect(joined.map((outcome) => outcome.ok && outcome.value.place)).toEqual([1, 1])
    expect(await queueOf(operation, 3)).toEqual(['w2 waiting'])
    expect((await audited()).filter((act) => act === 'waiting.joined')).toHaveLength(1)
  })
  test('二人が並ぶと、1番目と2番目になる', async () => {
    const joined = await together(operation, joins('w2', 3), joins('w4', 3))
    expect(joined.map((outcome) => outcome.ok && outcome.value.place).sort()).toEqual([1, 2])
  })
  test('最後の枠に応募している人がいる間は、その終わりを待ってから並ぶ', async () => {
    await given(operation, claims('w1', 5))
    const [claimed, joined] = await overlapping(operation, claims('w2', 5), joins('w3', 5))
    expect(claimed.ok).toBe(true)
    expect(joined).toMatchObject({ ok: true, value: { place: 1 } })
  })
})

test('列に入れなかった人の行は、どこにもない', async () => {
  for (const state of ['resting', 'left']) {
    await becomes(operation, 'w2', { state })
    await refused('w2', 3)
  }
  expect(await database().db.waiting.count({ where: { townId: town() } })).toBe(0)
})
