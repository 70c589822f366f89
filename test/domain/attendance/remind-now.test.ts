// 庶務が、返事のない人に、いま催促する。
import { beforeEach, describe, expect, test } from 'vitest'
import { readSilent, remindNow } from '../../../src/domain/attendance/remind.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { cancelled, changed, STAFF } from '../meeting/meanwhile.ts'
import { townWithDraft, townWithOfficials } from '../meeting/towns.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { answeringIn } from './answering.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const { answered } = answeringIn(operation)

type Doing = { by: string; now?: Date }
const remind = async (doing: Doing = STAFF) => {
  const seen = await meeting()
  return run(doing, async (act) => remindNow(act, await freshTown(act), seen))
}
const silent = async (now = NOW) => {
  const seen = await meeting()
  return run({ ...STAFF, now }, async (act) => readSilent(act, await freshTown(act), seen))
}
const tomorrow = new Date(NOW.getTime() + 86_400_000)

beforeEach(async () => {
  await townWithOfficials(operation)
  const people = ['p1', 'p2', 'p3', 'p4']
  await database().db.account.deleteMany({ where: { townId: town() } })
  const rows = people.map((personId) => ({
    townId: town(),
    platform: 'line',
    userId: `${town()}-${personId}`,
    personId,
  }))
  await database().db.account.createMany({ data: rows })
})

describe('いま催促する', () => {
  test('返事のない人だけに、その日は一度', async () => {
    await answered()
    expect(await remind()).toEqual({ ok: true, value: expect.arrayContaining(['p1', 'p3', 'p4']) })
    expect(await remind()).toEqual({ ok: true, value: [] })
    expect((await silent()).every(({ askedToday }) => askedToday)).toBe(true)
    expect(await remind({ ...STAFF, now: tomorrow })).toMatchObject({ value: expect.arrayContaining(['p3']) })
  })
  test('だれに届くか、電話だけかが分かる', async () => {
    const people = await silent()
    expect(people.map(({ personId }) => personId)).toEqual(['p1', 'p2', 'p3', 'p4'])
    await database().db.account.deleteMany({ where: { townId: town(), personId: 'p3' } })
    expect(await silent()).toMatchObject([{}, {}, { personId: 'p3', platform: null }, {}])
    expect(await remind()).toMatchObject({ value: expect.not.arrayContaining(['p3']) })
  })
  test('案は催促しない', async () => {
    await townWithDraft(operation)
    expect(await writingNothing(operation, () => remind())).toEqual(refuse({ kind: 'meeting-not-convened' }))
  })
  test('古い: remindNow は、その間に中止された会議を催促しない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () =>
      run(STAFF, async (act) => remindNow(act, await freshTown(act), seen)),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: remindNow は、その間に日が変わった会議の、古い日を催促しない', async () => {
    const seen = await meeting()
    await changed(operation)
    const outcome = await run(STAFF, async (act) => remindNow(act, await freshTown(act), seen))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test.each(['p1', 'p2', 'w1', 'd1', 'nobody'])('%s は催促できない', async (by) => {
    expect(await writingNothing(operation, () => remind({ by }))).toMatchObject({
      refusal: { kind: 'not-permitted' },
    })
  })
})
