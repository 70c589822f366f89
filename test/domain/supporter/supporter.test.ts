// 支援者 (J12): 本人が同意してはじめて、代わりに入力できる。どちらからでも、いつでも終えられる。
import { beforeEach, describe, expect, test } from 'vitest'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { releaseJob } from '../../../src/domain/claim/release.ts'
import { reportProgress } from '../../../src/domain/claim/report.ts'
import { deliverJob, takeBackDelivery } from '../../../src/domain/delivery/deliver.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { SYSTEM } from '../../../src/domain/people/model.ts'
import { answerSupport, endSupport } from '../../../src/domain/supporter/answer-support.ts'
import { proposeSupporter } from '../../../src/domain/supporter/propose.ts'
import { isSupporting, supportedBy, supportersOf } from '../../../src/domain/supporter/read.ts'
import { joinWaiting } from '../../../src/domain/waiting/join.ts'
import { leaveWaiting } from '../../../src/domain/waiting/leave.ts'
import { leaveProgramme } from '../../../src/domain/worker/leave.ts'
import { given, overlapping, take, turn } from '../at-once.ts'
import { claims, OFFER_UNTIL, workingTown } from '../job/turns.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, database, town } = operation

beforeEach(() => workingTown(operation))

const NOT = { ok: false, refusal: { kind: 'not-permitted' } }
const proposes = (workerId = 'w1', personId = 'p3', by = 's1') =>
  turn(by, NOW, (act) => proposeSupporter(act, { workerId, personId }))
const answers = (id: number, agrees: boolean, by = 'w1') =>
  turn(by, NOW, (act) => answerSupport(act, { id, agrees }))
const ends = (id: number, by: string) => turn(by, NOW, (act) => endSupport(act, { id }))
const agreed = async (workerId = 'w1', personId = 'p3'): Promise<number> => {
  const { id } = granted(await take(operation, proposes(workerId, personId)))
  await given(operation, answers(id, true, workerId))
  return id
}
const claimsFor = (personId: string, no: number, by = 'p3') =>
  turn(by, NOW, (act) => claimJob(act, { no, personId }))

describe('代わりに入力する', () => {
  test('同意があれば、応募から納品まで。入力した人が残る', async () => {
    await agreed()
    const by = { by: 'p3' }
    const personId = 'w1'
    expect((await take(operation, claimsFor('w1', 3))).ok).toBe(true)
    const claim = await database().db.claim.findFirstOrThrow({ where: { townId: town(), personId } })
    expect(claim).toMatchObject({ byId: 'p3', personId: 'w1' })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'job.claimed',
      actor: 'p3',
      facts: { worker: 'w1' },
    })
    granted(await run(by, (act) => reportProgress(act, { no: 3, personId, percent: 50 })))
    granted(await run(by, (act) => deliverJob(act, { no: 3, personId })))
    granted(await run(by, (act) => takeBackDelivery(act, { no: 3, personId })))
    granted(await run(by, (act) => releaseJob(act, { no: 3, personId, offerUntil: OFFER_UNTIL })))
    await given(operation, claims('w2', 3))
    granted(await run(by, (act) => joinWaiting(act, { no: 3, personId })))
    granted(await run(by, (act) => leaveWaiting(act, { no: 3, personId, offerUntil: OFFER_UNTIL })))
  })
  test('同意の前、断られたあと、終わったあと、ほかの人の分は、何もできない', async () => {
    const { id } = granted(await take(operation, proposes()))
    const tries = async () => {
      const by = { by: 'p3' }
      const personId = 'w1'
      expect(await run(by, (act) => claimJob(act, { no: 3, personId }))).toMatchObject(NOT)
      expect(
        await run(by, (act) => releaseJob(act, { no: 3, personId, offerUntil: OFFER_UNTIL })),
      ).toMatchObject(NOT)
      expect(await run(by, (act) => reportProgress(act, { no: 3, personId, percent: 9 }))).toMatchObject(NOT)
      expect(await run(by, (act) => deliverJob(act, { no: 3, personId }))).toMatchObject(NOT)
      expect(await run(by, (act) => takeBackDelivery(act, { no: 3, personId }))).toMatchObject(NOT)
      expect(await run(by, (act) => joinWaiting(act, { no: 3, personId }))).toMatchObject(NOT)
      expect(
        await run(by, (act) => leaveWaiting(act, { no: 3, personId, offerUntil: OFFER_UNTIL })),
      ).toMatchObject(NOT)
    }
    await writingNothing(operation, tries)
    await given(operation, answers(id, false))
    await writingNothing(operation, tries)
    const again = await agreed()
    await given(operation, ends(again, 'w1'))
    await writingNothing(operation, tries)
    await agreed('w2')
    await writingNothing(operation, tries)
  })
  test('終えるのと同時の入力は、先に済んだか、断られる', async () => {
    const id = await agreed()
    const [ended, claimed] = await overlapping(operation, ends(id, 'w1'), claimsFor('w1', 3))
    expect([ended.ok, claimed.ok]).toEqual([true, false])
    expect(claimed).toMatchObject(NOT)
    expect(await run({ by: 'w1' }, (act) => isSupporting(act, 'w1'))).toBe(false)
  })
})

describe('同意と終わり', () => {
  test('同意できるのは本人だけ、終えられるのは二人と職員', async () => {
    const { id } = granted(await take(operation, proposes()))
    for (const by of ['p3', 's1', 'w2'])
      expect(await take(operation, answers(id, true, by))).toMatchObject(NOT)
    await given(operation, answers(id, true))
    expect(await take(operation, ends(id, 'w2'))).toMatchObject(NOT)
    await given(operation, ends(id, 'p3'))
    await given(operation, ends(await agreed(), 's1'))
    expect(await take(operation, proposes('w1', 'p3', 'p1'))).toMatchObject(NOT)
  })
  test('退会すると終わり、消した人は支援者でもなくなる', async () => {
    await agreed('w1')
    await agreed('w2')
    await given(
      operation,
      turn('w1', NOW, (act) => leaveProgramme(act, { personId: 'w1' })),
    )
    expect(await run({ by: SYSTEM }, (act) => supportedBy(act, 'p3'))).toMatchObject([{ workerId: 'w2' }])
    granted(await run({ by: SYSTEM }, (act) => erasePerson(act, { personId: 'w2' })))
    expect(await run({ by: SYSTEM }, (act) => supportedBy(act, 'p3'))).toEqual([])
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: proposeSupporter は、すでに頼んでいる人、いない人、本人を、二度立てない', async () => {
    await given(operation, proposes())
    await writingNothing(operation, async () => {
      expect(await take(operation, proposes())).toMatchObject({
        refusal: { kind: 'already-proposed', support: { state: 'asked' } },
      })
      expect(await take(operation, proposes('w1', 'w1'))).toEqual(refuse({ kind: 'supports-self' }))
      expect(await take(operation, proposes('w1', 'none'))).toEqual(refuse({ kind: 'no-such-person' }))
      expect(await take(operation, proposes('p1', 'p3'))).toEqual(refuse({ kind: 'no-worker' }))
    })
    const both = await overlapping(operation, proposes('w2'), proposes('w2'))
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    expect(await run({ by: SYSTEM }, (act) => supportersOf(act, 'w2'))).toHaveLength(1)
  })
  test('古い: answerSupport は、もう答えたものを変えない', async () => {
    const id = await agreed()
    await writingNothing(operation, async () => {
      expect(await take(operation, answers(id, false))).toMatchObject({
        refusal: { kind: 'support-settled' },
      })
      expect(await take(operation, answers(99_999, true))).toEqual(refuse({ kind: 'no-such-support' }))
    })
  })
  test('古い: endSupport は、終わったものを二度終えない', async () => {
    const id = await agreed()
    await given(operation, ends(id, 'w1'))
    await writingNothing(operation, async () => {
      expect(await take(operation, ends(id, 'w1'))).toMatchObject({ refusal: { kind: 'support-settled' } })
      expect(await take(operation, ends(99_999, 's1'))).toEqual(refuse({ kind: 'no-such-support' }))
    })
  })
})
