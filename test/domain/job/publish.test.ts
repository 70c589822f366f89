import { beforeEach, describe, expect, test } from 'vitest'
import { openJobsBefore } from '../../../src/domain/claim/read.ts'
import { officeJobs } from '../../../src/domain/job/read.ts'
import { given, hoursLater, take, together } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { hasRoles } from '../people/accounts.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { becomes, claims, closes, joins, publishes, workingTown } from './turns.ts'

const operation = operations()
const { run, database, town } = operation

beforeEach(() => workingTown(operation))

const refused = async (...publishing: Parameters<typeof publishes>) => {
  const outcome = await writingNothing(operation, () => take(operation, publishes(...publishing)))
  return outcome.ok ? 'ok' : outcome.refusal
}
const listedFor = async (personId: string) =>
  (await run({ by: personId }, (act) => openJobsBefore(act, personId))).map(({ no }) => no)

async function partOf(no: number, dueAt: Date, state = 'split'): Promise<void> {
  const { db } = database()
  const by = { townId: town(), byId: 's1', via: 'slack', at: NOW }
  await db.client.create({ data: { ...by, no: 1, name: '試験商店', nameKey: '試験商店' } })
  await db.order.create({
    data: { ...by, no: 1, clientNo: 1, title: '受注', yen: 9000, quantity: 1, unit: '件', dueAt, state },
  })
  await db.job.update({ where: { townId_no: { townId: town(), no } }, data: { orderNo: 1 } })
}

describe('下書きを公開する', () => {
  test('先着順で始まり、だれからも見える', async () => {
    expect(await listedFor('w1')).not.toContain(4)
    expect(await take(operation, publishes(4, {}, 'd1'))).toMatchObject({
      ok: true,
      value: { no: 4, state: 'open', how: 'first', publishedAt: NOW, payYen: 2000 },
    })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.published',
      actor: 'd1',
      subject: 'job-4',
      facts: { how: 'first', offeredTo: [], payYen: 2000 },
    })
    expect(await listedFor('w1')).toContain(4)
  })
  test('名前を挙げれば指名になり、その人にだけ見える', async () => {
    await given(operation, publishes(4, { offeredTo: ['w2', 'w2'] }))
    expect(await listedFor('w2')).toContain(4)
    expect(await listedFor('w1')).not.toContain(4)
    expect(await take(operation, claims('w1', 4))).toMatchObject({ refusal: { kind: 'offered-elsewhere' } })
    expect(await take(operation, joins('w1', 4))).toMatchObject({ refusal: { kind: 'offered-elsewhere' } })
    await given(operation, claims('w2', 4))
  })
  test('足りない報酬と期限は、公開するときに決められる', async () => {
    const dueAt = hoursLater(100)
    expect(await take(operation, publishes(6, { payYen: 700, dueAt }))).toMatchObject({
      value: { no: 6, payYen: 700, dueAt, payKind: 'fixed', rateYen: null },
    })
  })
  test('受注の期限までなら公開でき、過ぎるなら断る', async () => {
    await partOf(4, new Date('2026-12-22T16:59+09:00'))
    expect(await refused(4)).toMatchObject({ kind: 'due-after-order', job: { no: 4 } })
    await given(operation, publishes(4, { dueAt: new Date('2026-12-22T16:59+09:00') }))
  })
  test('埋まった仕事、閉じた仕事、期限の過ぎた仕事は、すぐに一覧から消える(J9)', async () => {
    await given(operation, publishes(4))
    const later = async (now: Date) =>
      (await run({ by: 'w1', now }, (act) => openJobsBefore(act, 'w1'))).map(({ no }) => no)
    expect(await later(new Date('2026-12-22T16:59+09:00'))).toContain(4)
    expect(await later(new Date('2026-12-22T17:00+09:00'))).not.toContain(4)
    await given(operation, closes(4))
    expect(await listedFor('w1')).not.toContain(4)
  })
  test('担当の仕事が、先に並ぶ', async () => {
    await database().db.job.update({
      where: { townId_no: { townId: town(), no: 9 } },
      data: { directorId: 'd1' },
    })
    const [first] = await run({ by: 'd1' }, officeJobs)
    expect(first?.no).toBe(9)
    expect((await run({ by: 's1' }, officeJobs))[0]?.no).not.toBe(9)
  })
})

test.each(['p1', 'w1', 'n1', 'nobody'])('%s は公開できない', async (by) => {
  expect(await refused(4, {}, by)).toMatchObject({ kind: 'not-permitted', who: ['staff', 'director'] })
})

describe('断る', () => {
  test('報酬のない、期限の過ぎた仕事', async () => {
    expect(await refused(6)).toMatchObject({ kind: 'no-pay' })
    expect(await refused(6, { payYen: 1 })).toMatchObject({ kind: 'due-in-the-past' })
    expect(await refused(4, { dueAt: NOW })).toMatchObject({ kind: 'due-in-the-past' })
  })
  test('指名に名前がない、先着に名前がある、ワーカーでない人の名前', async () => {
    expect(await refused(4, { how: 'offer' })).toEqual({ kind: 'nobody-named' })
    expect(await refused(4, { how: 'first', offeredTo: ['w1'] })).toEqual({
      kind: 'named-beside',
      how: 'first',
    })
    expect(await refused(4, { offeredTo: ['w1', 'p1'] })).toEqual({ kind: 'no-worker-named', personId: 'p1' })
    await becomes(operation, 'w1', { state: 'left' })
    expect(await refused(4, { offeredTo: ['w1'] })).toEqual({ kind: 'no-worker-named', personId: 'w1' })
  })
  test('ない仕事、取りやめになった受注の仕事', async () => {
    expect(await refused(77)).toEqual({ kind: 'no-such-job' })
    await partOf(4, new Date('2027-01-01T00:00Z'), 'cancelled')
    expect(await refused(4)).toEqual({ kind: 'order-cancelled', orderNo: 1 })
  })
})

describe('読んだときは正しかった', () => {
  test('古い: publishJob は、その間に公開された仕事の受け方を変えない', async () => {
    await given(operation, publishes(4, { how: 'choose' }))
    expect(await refused(4, { offeredTo: ['w1'] })).toMatchObject({
      kind: 'published-already',
      job: { how: 'choose' },
    })
  })
  test('古い: publishJob は、その間に閉じた仕事を開かない', async () => {
    await given(operation, closes(4))
    expect(await refused(4)).toMatchObject({ kind: 'job-closed' })
  })
  test('古い: publishJob は、その間に庶務でなくなった人には始めさせない', async () => {
    await hasRoles(operation, 's1', ['member'])
    expect(await refused(4)).toMatchObject({ kind: 'not-permitted' })
  })
  test('二人が同時に公開しても、公開は一度', async () => {
    const both = await together(operation, publishes(4), publishes(4, { how: 'choose' }, 'd1'))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await operation.audited()).filter((act) => act === 'job.published')).toHaveLength(1)
  })
})
