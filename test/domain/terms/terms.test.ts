// 条件: 応募と同時にお渡しし、あとは本人の同意だけが変える（J1・J2）。
import { beforeEach, describe, expect, test } from 'vitest'
import { clearOld } from '../../../src/bot/clock/retention.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { agreeToTerms } from '../../../src/domain/terms/agree.ts'
import { giveMissing } from '../../../src/domain/terms/give.ts'
import { handOutTerms } from '../../../src/domain/terms/hand-out.ts'
import { hashOfTerms, inForce, proposalOf } from '../../../src/domain/terms/model.ts'
import { contractsOf } from '../../../src/domain/terms/read.ts'
import { given, overlapping, take, together } from '../at-once.ts'
import { claims, releases, STAFF, workingTown } from '../job/turns.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'
import {
  agrees,
  claimIn,
  contractIn,
  declines,
  delivers,
  LATER,
  proposes,
  versionsIn,
  withdraws,
} from './signed.ts'

const operation = operations()
const { run, database, town } = operation
const GIVEN = '1 given 5000 2026-12-18'

beforeEach(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 5))
})

const refusing = (kind: string) => ({ ok: false, refusal: { kind } })
const claimId = async () => (await contractIn(operation)).claimId

describe('応募と同時に', () => {
  test('第1版が、応募と同じ取引で残る', async () => {
    const row = await database().db.terms.findFirstOrThrow({ where: { townId: town() } })
    expect(row).toMatchObject({ version: 1, state: 'given', at: NOW, byId: 'w1', via: 'line' })
    expect(hashOfTerms(row.body)).toBe(row.sha256)
    const { facts } = await lastAudit(operation)
    expect(facts).toEqual({ worker: 'w1', terms: row.sha256 })
  })
  test('応募が断られたときは、条件も残らない', async () => {
    await given(operation, claims('w2', 5))
    expect(await take(operation, claims('w3', 5))).toMatchObject(refusing('job-full'))
    expect(await database().db.terms.count({ where: { townId: town() } })).toBe(2)
  })
  test('同じ瞬間に応募した人それぞれに、自分の名の条件がある', async () => {
    await operation.newTown()
    const outcomes = await together(operation, claims('w1', 5), claims('w2', 5), claims('w3', 5))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
    const rows = await database().db.terms.findMany({ where: { townId: town() }, include: { claim: true } })
    const names: Record<string, string> = { w1: '林 はるか', w2: '森 ゆう', w3: '原 しずか' }
    expect(rows).toHaveLength(2)
    for (const { body, claim } of rows) expect(JSON.parse(body).worker).toBe(names[claim.personId])
  })
  test('仕事の報酬があとで変わっても、条件と応募は変わらない（J2）', async () => {
    await database().db.job.updateMany({ where: { townId: town(), no: 5 }, data: { payYen: 1 } })
    expect(await versionsIn(operation)).toEqual([GIVEN])
    expect(await claimIn(operation)).toMatchObject({ payYen: 5000 })
  })
  test('渡した条件は、だれにも書き換えられない', async () => {
    const change = database().db.terms.updateMany({ where: { townId: town() }, data: { body: '{}' } })
    await expect(change).rejects.toThrow(/do not change/)
  })
  test('辞退してもう一度応募すると、新しい条件が新しい応募につく', async () => {
    await given(operation, releases('w1', 5), claims('w1', 5))
    const all = await run({ by: 'w1' }, (act) => contractsOf(act, 'w1'))
    expect(all.map(({ state, versions }) => `${state} ${versions.length}`)).toEqual([
      'claimed 1',
      'released 1',
    ])
  })
})

describe('取りこまれた応募', () => {
  test('条件のない応募には、はじめて求められたときに渡す。二度は渡さない', async () => {
    const { db } = database()
    await db.terms.deleteMany({ where: { townId: town() } })
    await db.claim.updateMany({ where: { townId: town() }, data: { payYen: 4321 } })
    const contract = await contractIn(operation)
    expect(contract.versions).toEqual([])
    const later = new Date(NOW.getTime() + 60_000)
    expect(await run({ by: 'w1', now: later }, (act) => giveMissing(act, contract))).toBe(true)
    expect(await versionsIn(operation)).toEqual(['1 given 4321 2026-12-18'])
    expect(inForce(await contractIn(operation))?.at).toEqual(later)
    expect(
      await writingNothing(operation, () => run({ by: 'w1' }, (act) => giveMissing(act, contract))),
    ).toBe(false)
  })
  test('古い: giveMissing は、すでに渡されていれば何もしない', async () => {
    const stale = { ...(await contractIn(operation)), versions: [] }
    expect(await writingNothing(operation, () => run({ by: 'w1' }, (act) => giveMissing(act, stale)))).toBe(
      false,
    )
  })
})

describe('変更の相談', () => {
  test('新しい版として残り、本人が答えるまで前の条件が続く', async () => {
    const { proposal } = granted(await take(operation, proposes({ yen: 6_000, dueAt: LATER })))
    expect(proposal).toMatchObject({ version: 2, state: 'proposed', reason: '量が増えたため' })
    expect(await versionsIn(operation)).toEqual([GIVEN, '2 proposed 6000 2026-12-22'])
    expect(await claimIn(operation)).toMatchObject({ payYen: 5000 })
    expect(inForce(await contractIn(operation))?.version).toBe(1)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'terms.proposed',
      actor: 's1',
      subject: 'job-5',
      facts: { worker: 'w1', version: 2, sha256: proposal.sha256 },
    })
  })
  test('ディレクターもできる。ワーカーも委員もできない', async () => {
    for (const by of ['w1', 'w2', 'p1'])
      expect(await writingNothing(operation, () => take(operation, proposes({ yen: 1 }, by)))).toMatchObject(
        refusing('not-permitted'),
      )
    granted(await take(operation, proposes({ yen: 6_000 }, 'd1')))
  })
  test.each([
    ['理由がない', { yen: 4_000, reason: '  ' }, 'reason-missing'],
    ['何も変わらない', { yen: 5_000 }, 'nothing-changes'],
    ['何も言わない', {}, 'nothing-changes'],
    ['納期が過ぎている', { dueAt: NOW }, 'due-in-the-past'],
    ['受けていない人', { yen: 1, personId: 'w2' }, 'not-held'],
    ['ない仕事', { yen: 1, no: 77 }, 'not-held'],
  ])('%s: 断る', async (_, change, kind) => {
    const outcome = await writingNothing(operation, () => take(operation, proposes(change)))
    expect(outcome).toMatchObject(refusing(kind))
  })
  test('一度に一つだけ: 二つ同時でも、残るのは一つ', async () => {
    const outcomes = await together(operation, proposes({ yen: 6_000 }), proposes({ yen: 7_000 }))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject(refusing('proposal-open'))
    expect(await versionsIn(operation)).toHaveLength(2)
  })
  test('古い: proposeTerms は、検収が済んだ応募や終わった応募の条件を変えない', async () => {
    await given(operation, delivers())
    expect(await take(operation, proposes({ dueAt: LATER }))).toMatchObject(refusing('handed-in'))
    const accepted = { where: { townId: town(), personId: 'w1' }, data: { state: 'accepted' } }
    await database().db.claim.updateMany(accepted)
    expect(await writingNothing(operation, () => take(operation, proposes()))).toMatchObject(
      refusing('contract-ended'),
    )
  })
  test('納品のあとでも、検収の前なら額の相談はできる', async () => {
    await given(operation, delivers(), proposes({ yen: 6_000 }), agrees(await claimId()))
    expect(await claimIn(operation)).toMatchObject({ payYen: 6_000 })
  })
  test('取り下げると、前の条件が続き、新しく相談できる', async () => {
    await given(operation, proposes(), withdraws(await claimId()), proposes({ yen: 7_000 }))
    expect(await versionsIn(operation)).toEqual([
      GIVEN,
      '2 withdrawn 6000 2026-12-18',
      '3 proposed 7000 2026-12-18',
    ])
  })
  test('古い: withdrawTerms は、すでに答えのあったものを取り下げない', async () => {
    const id = await claimId()
    await given(operation, proposes(), agrees(id))
    expect(await writingNothing(operation, () => take(operation, withdraws(id)))).toMatchObject(
      refusing('no-proposal'),
    )
    expect(await take(operation, withdraws(id, 2, 'w1'))).toMatchObject(refusing('not-permitted'))
  })
})

describe('同意と断り', () => {
  test('同意すると、条件と応募の額・納期が同時に変わる', async () => {
    await given(operation, proposes({ yen: 6_000, dueAt: LATER }), agrees(await claimId()))
    expect(await versionsIn(operation)).toEqual([GIVEN, '2 agreed 6000 2026-12-22'])
    expect(await claimIn(operation)).toMatchObject({ payYen: 6_000, dueAt: LATER })
    expect(await lastAudit(operation)).toMatchObject({ act: 'terms.agreed', actor: 'w1' })
  })
  test('断ると、何も変わらない', async () => {
    await given(operation, proposes(), declines(await claimId()))
    expect(await versionsIn(operation)).toEqual([GIVEN, '2 declined 6000 2026-12-18'])
    expect(await claimIn(operation)).toMatchObject({ payYen: 5_000 })
    expect(proposalOf(await contractIn(operation))).toBeUndefined()
  })
  test('本人だけが答える', async () => {
    const id = await claimId()
    await given(operation, proposes())
    for (const by of ['w2', 's1', 'd1', 'p1']) {
      expect(await take(operation, agrees(id, 2, by))).toMatchObject(refusing('not-permitted'))
      expect(await take(operation, declines(id, 2, by))).toMatchObject(refusing('not-permitted'))
    }
  })
  test('二度押しても、同意は一つ。同時でも', async () => {
    const id = await claimId()
    await given(operation, proposes())
    const acts = await auditOf(operation, () => together(operation, agrees(id), agrees(id), declines(id)))
    expect(acts).toHaveLength(1)
  })
  test('古い: agreeToTerms は、取り下げられた相談や別の版には効かない', async () => {
    const id = await claimId()
    await given(operation, proposes(), withdraws(id), proposes({ yen: 1_000 }))
    for (const version of [1, 2, 4])
      expect(await writingNothing(operation, () => take(operation, agrees(id, version)))).toMatchObject(
        refusing('no-proposal'),
      )
    expect(await take(operation, agrees(999_999))).toMatchObject(refusing('no-proposal'))
  })
  test('古い: declineTerms は、すでに同意したものを断らない', async () => {
    const id = await claimId()
    await given(operation, proposes(), agrees(id))
    expect(await writingNothing(operation, () => take(operation, declines(id)))).toMatchObject(
      refusing('no-proposal'),
    )
  })
  test('相談より前に言われた言葉は、その相談への同意ではない', async () => {
    await given(operation, proposes())
    const id = await claimId()
    const said = new Date(NOW.getTime() - 1)
    const early = run({ by: 'w1' }, (act) => agreeToTerms({ ...act, said }, { claimId: id, version: 2 }))
    expect(await early).toMatchObject(refusing('proposed-since'))
  })
  test('新しい納期が過ぎてからの同意は、効かない', async () => {
    const soon = new Date(NOW.getTime() + 3_600_000)
    await given(operation, proposes({ dueAt: soon }))
    const late = new Date(soon.getTime() + 1)
    expect(await take(operation, agrees(await claimId(), 2, 'w1', late))).toMatchObject(
      refusing('due-passed'),
    )
  })
  test('辞退や検収のあとの同意は、効かない', async () => {
    const id = await claimId()
    await given(operation, proposes(), releases('w1', 5))
    expect(await take(operation, agrees(id))).toMatchObject(refusing('contract-ended'))
    expect(await take(operation, declines(id))).toMatchObject(refusing('contract-ended'))
  })
  test('同意と取り下げが重なったら、先のほうだけが効く', async () => {
    const id = await claimId()
    await given(operation, proposes())
    const [agreed, withdrawn] = await overlapping(operation, agrees(id), withdraws(id))
    expect(agreed.ok).toBe(true)
    expect(withdrawn).toMatchObject(refusing('no-proposal'))
  })
})

describe('書面', () => {
  const handing = (by: string, version = 1) =>
    claimId().then((id) => run({ by }, (act) => handOutTerms(act, { claimId: id, version, form: 'pdf' })))
  test('本人と、職員・ディレクターだけが受け取れ、そのことが残る', async () => {
    for (const by of ['w1', 's1', 'd1']) granted(await handing(by))
    expect(await lastAudit(operation)).toMatchObject({ act: 'terms.handed-out', actor: 'd1' })
    for (const by of ['w2', 'p1']) expect(await handing(by)).toMatchObject(refusing('not-permitted'))
  })
  test('古い: handOutTerms は、ない版を渡さない', async () => {
    expect(await writingNothing(operation, () => handing('w1', 2))).toMatchObject(refusing('no-terms'))
  })
})

describe('消えるまで', () => {
  const YEARS_MS = 3 * 366 * 86_400_000
  const kept = () => database().db.terms.count({ where: { townId: town() } })
  const cleared = (now: Date) => clearOld(database().sql, now)

  test('名を消した人の条件は、終わって3年のあいだ残り、その後に消える', async () => {
    await given(operation, claims('w2', 5), releases('w1', 5))
    const erased = granted(await run(STAFF, (act) => erasePerson(act, { personId: 'w1' })))
    expect(erased).toMatchObject({ contracts: 1 })
    await cleared(new Date(NOW.getTime() + YEARS_MS - 5 * 86_400_000))
    expect(await kept()).toBe(2)
    await cleared(new Date(NOW.getTime() + YEARS_MS + 86_400_000))
    expect(await kept()).toBe(1)
    const [contract] = await run({ by: 's1' }, (act) => contractsOf(act, 'w1'))
    expect(contract && (await run({ by: 's1' }, (act) => giveMissing(act, contract)))).toBe(false)
  })
})
