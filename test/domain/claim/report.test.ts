import { beforeEach, describe, expect, test } from 'vitest'
import { type Progress, reportProgress } from '../../../src/domain/claim/report.ts'
import { given, overlapping } from '../at-once.ts'
import { claims, claimsOn, closes, delivers, releases, slotsOf, workingTown } from '../job/turns.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { database, town, run } = operation

/** w1 holds the only slot of job 3. */
beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 3))
})

const reports = (progress: Omit<Progress, 'no' | 'personId'>, by = 'w1') => ({
  doing: { by },
  work: (act: Parameters<typeof reportProgress>[0]) =>
    reportProgress(act, { no: 3, personId: 'w1', ...progress }),
})
const report = ({ doing, work }: ReturnType<typeof reports>) => run(doing, work)
const theClaim = () => database().db.claim.findFirstOrThrow({ where: { townId: town(), personId: 'w1' } })
const notHeld = { ok: false, refusal: { kind: 'not-held' } }

describe('進みぐあい', () => {
  test('初めて知らせると、取りかかったことになる', async () => {
    expect(await report(reports({ percent: 40 }))).toEqual({ ok: true, value: { percent: 40 } })
    expect(await theClaim()).toMatchObject({ state: 'working', percent: 40, delayed: false, note: null })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.progress',
      actor: 'w1',
      subject: 'job-3',
      facts: { worker: 'w1', percent: 40, delayed: false },
    })
  })
  test('遅れると知らせても、前に言った割合は残る', async () => {
    await report(reports({ percent: 40 }))
    expect(await report(reports({ delayed: true, note: '2日遅れます' }))).toEqual({
      ok: true,
      value: { percent: 40 },
    })
    expect(await theClaim()).toMatchObject({ percent: 40, delayed: true, note: '2日遅れます' })
    expect(JSON.stringify(await lastAudit(operation))).not.toContain('2日')
  })
  test('直しの間は、直しのまま', async () => {
    await database().db.claim.updateMany({ where: { townId: town() }, data: { state: 'rework' } })
    expect((await report(reports({ percent: 80 }))).ok).toBe(true)
    expect(await theClaim()).toMatchObject({ state: 'rework', percent: 80 })
  })
  test('募集が終わっても、受けた仕事は進む', async () => {
    await given(operation, closes(3))
    expect((await report(reports({ percent: 10 }))).ok).toBe(true)
  })
  test('百を超える割合は、間違いとして何も残さない', async () => {
    await writingNothing(operation, () => expect(report(reports({ percent: 101 }))).rejects.toThrow())
  })
})

test.each(['w2', 's1', 'd1', 'system'])('%s は、ほかの人の進みぐあいを言わない', async (by) => {
  expect(await writingNothing(operation, () => report(reports({ percent: 50 }, by)))).toMatchObject({
    ok: false,
    refusal: { kind: 'not-permitted', who: ['worker'] },
  })
})

describe('読んだときは正しかった', () => {
  test('古い: reportProgress は、その間に納めた仕事の割合を変えない', async () => {
    await given(operation, delivers('w1', 3))
    expect(await writingNothing(operation, () => report(reports({ percent: 50 })))).toEqual(notHeld)
    expect(await theClaim()).toMatchObject({ state: 'delivered', percent: 100 })
  })
  test('古い: reportProgress は、その間に返した仕事に何も書かない', async () => {
    await given(operation, releases('w1', 3))
    expect(await writingNothing(operation, () => report(reports({ percent: 50 })))).toEqual(notHeld)
  })
  test('持っていない人の知らせは、どこにも書かない', async () => {
    await given(operation, releases('w1', 3), claims('w2', 3))
    expect(await writingNothing(operation, () => report(reports({ percent: 50 })))).toEqual(notHeld)
  })
})

describe('同じ瞬間に', () => {
  test('納品と重なった知らせは、納品を戻さない', async () => {
    const [delivered, reported] = await overlapping(operation, delivers('w1', 3), reports({ percent: 50 }))
    expect(delivered.ok).toBe(true)
    expect(reported).toEqual(notHeld)
    expect(await theClaim()).toMatchObject({ state: 'delivered', percent: 100 })
  })
  test('辞退と重なった知らせは、受注を生き返らせない', async () => {
    const [, reported] = await overlapping(operation, releases('w1', 3), reports({ percent: 50 }))
    expect(reported).toEqual(notHeld)
    expect(await claimsOn(operation, 3)).toEqual(['w1 released'])
    expect(await slotsOf(operation, 3)).toMatchObject({ free: 1 })
  })
})
