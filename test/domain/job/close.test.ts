import { beforeEach, describe, expect, test } from 'vitest'
import { closeJob } from '../../../src/domain/job/close.ts'
import { given, overlapping, take, together } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { hasRoles } from '../people/accounts.ts'
import { lastAudit, writingNothing } from '../records.ts'
import {
  claims,
  claimsOn,
  closes,
  delivers,
  joins,
  queueOf,
  releases,
  slotsOf,
  workingTown,
} from './turns.ts'

const operation = operations()
const { run, database, town, audited } = operation

beforeEach(() => workingTown(operation))

const close = (by: string, no = 3) => run({ by, via: 'slack' }, (act) => closeJob(act, no))
const notPermitted = { ok: false, refusal: { kind: 'not-permitted', who: ['staff', 'director'] } }
const stateOf = async (no: number) =>
  (await database().db.job.findUniqueOrThrow({ where: { townId_no: { townId: town(), no } } })).state
/** w1 holds the only slot of job 3; w2 and w4 wait for it. */
async function queue() {
  await given(operation, claims('w1', 3), joins('w2', 3), joins('w4', 3))
}

describe('募集を終える', () => {
  test('受注は続き、待っている人の順番は終わる', async () => {
    await queue()
    expect(await close('s1')).toEqual({ ok: true, value: { waiting: ['w2', 'w4'], applied: [] } })
    expect(await stateOf(3)).toBe('closed')
    expect(await claimsOn(operation, 3)).toEqual(['w1 claimed'])
    expect(await queueOf(operation, 3)).toEqual(['w2 lapsed', 'w4 lapsed'])
    expect(await lastAudit(operation)).toMatchObject({ act: 'job.closed', actor: 's1', subject: 'job-3' })
    expect(await take(operation, delivers('w1', 3))).toMatchObject({ ok: true })
  })
  test('取ってあった枠は、取ってあったままにならない', async () => {
    await queue()
    await given(operation, releases('w1', 3))
    expect(await slotsOf(operation, 3)).toMatchObject({ offered: 1 })
    expect(await close('s1')).toEqual({ ok: true, value: { waiting: ['w2', 'w4'], applied: [] } })
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
})

describe('だれが終えられるか', () => {
  test.each(['s1', 'd1', 'system'])('%s は終えられる', async (by) => {
    expect((await close(by)).ok).toBe(true)
  })
  test.each(['p1', 'w1', 'n1', 'nobody'])('%s は終えられない', async (by) => {
    expect(await writingNothing(operation, () => close(by))).toMatchObject(notPermitted)
  })
})

describe('読んだときは正しかった', () => {
  test('古い: closeJob は、その間に閉じた仕事をもう一度閉じない', async () => {
    await close('d1')
    expect(await writingNothing(operation, () => close('s1'))).toEqual({
      ok: false,
      refusal: { kind: 'job-closed' },
    })
  })
  test('古い: closeJob は、その間に消えた仕事を閉じない', async () => {
    await database().db.job.delete({ where: { townId_no: { townId: town(), no: 5 } } })
    expect(await writingNothing(operation, () => close('s1', 5))).toEqual({
      ok: false,
      refusal: { kind: 'no-such-job' },
    })
  })
  test('古い: closeJob は、その間に理事でなくなった人には閉じさせない', async () => {
    await hasRoles(operation, 'd1', [])
    expect(await writingNothing(operation, () => close('d1'))).toMatchObject(notPermitted)
  })
})

describe('同じ瞬間に', () => {
  test('二人が閉じても、閉じるのは一度', async () => {
    const closed = await together(operation, closes(3), closes(3))
    expect(closed.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await audited()).filter((act) => act === 'job.closed')).toHaveLength(1)
  })
  test('応募が先なら受注は残り、閉じるのが先なら応募は断られる', async () => {
    const [claimed] = await overlapping(operation, claims('w1', 3), closes(3))
    expect(claimed.ok).toBe(true)
    expect(await slotsOf(operation, 3)).toMatchObject({ held: 1 })
    const [, late] = await overlapping(operation, closes(5), claims('w2', 5))
    expect(late.ok).toBe(false)
    expect(await slotsOf(operation, 5)).toMatchObject({ held: 0 })
  })
  test('順番に入るのが先なら終わりを聞き、閉じるのが先なら入れない', async () => {
    await given(operation, claims('w1', 3), claims('w1', 5), claims('w2', 5))
    const [, closed] = await overlapping(operation, joins('w2', 3), closes(3))
    expect(closed).toEqual({ ok: true, value: { waiting: ['w2'], applied: [] } })
    const [, late] = await overlapping(operation, closes(5), joins('w3', 5))
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'job-closed' } })
    expect(await queueOf(operation, 5)).toEqual([])
  })
  test('辞退と重なっても、枠の数は合い、閉じた仕事の枠はだれにも取っておかれない', async () => {
    await queue()
    await overlapping(operation, releases('w1', 3), closes(3))
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
    await workingTown(operation)
    await queue()
    await overlapping(operation, closes(3), releases('w1', 3))
    expect(await slotsOf(operation, 3)).toEqual({ held: 0, offered: 0, free: 1 })
  })
  test.each(['応募', '終わり'])('取ってあった枠への応募と重なっても、枠の数は合う(先は%s)', async (first) => {
    await queue()
    await given(operation, releases('w1', 3))
    const claim = claims('w2', 3, NOW)
    const claimed =
      first === '応募'
        ? (await overlapping(operation, claim, closes(3)))[0]
        : (await overlapping(operation, closes(3), claim))[1]
    expect(claimed.ok).toBe(first === '応募')
    expect(await slotsOf(operation, 3)).toMatchObject({ held: first === '応募' ? 1 : 0, offered: 0 })
  })
})
