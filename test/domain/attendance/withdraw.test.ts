// 返事を取り消す。
import { beforeEach, describe, expect, test } from 'vitest'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import { withdrawAnswer } from '../../../src/domain/attendance/withdraw.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { nameProxy } from '../../../src/domain/proxy/name.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled, changed, hasRoles, succeeded } from '../meeting/meanwhile.ts'
import { townWithOfficials } from '../meeting/towns.ts'
import { type Doing, NOW, operations } from '../operation.ts'
import { HANAKO, nomination, proxySteps } from '../proxy/steps.ts'
import { auditOf, writingNothing } from '../records.ts'
import { ABSENT, ATTEND, answeringIn, withdrawing } from './answering.ts'

const operation = operations()
const { run, database, town, audited, meeting } = operation
const { invited, answered, stored, counts } = answeringIn(operation)
const proxies = proxySteps(operation)

const PHONE = { by: 's1', via: 'phone' } as const
const withdraw = async (doing: Doing = { by: 'p2' }) => run(doing, withdrawing(await invited()).work)

beforeEach(() => townWithOfficials(operation))

describe('取り消し', () => {
  test('一つ目の返事を取り消すと、返事はなくなる', async () => {
    await answered()
    const written = await auditOf(operation, async () => {
      expect(await withdraw()).toMatchObject({ ok: true, value: { restored: null } })
    })
    expect(await stored()).toEqual([])
    expect(written).toEqual(['answer.withdrawn'])
    expect(await counts()).toMatchObject({ unanswered: 4 })
  })
  test('二つ目の返事を取り消すと、前の返事に戻る', async () => {
    await answered('p2', { ...ATTEND, mode: 'online', note: '途中から', lateMinutes: 10, leaveEarly: true })
    await answered('p2', ABSENT)
    const now = new Date(NOW.getTime() + 60_000)
    expect(await withdraw({ by: 'p2', now })).toMatchObject({ value: { restored: { answer: 'attend' } } })
    expect(await stored()).toMatchObject([
      {
        answer: 'attend',
        mode: 'online',
        note: '途中から',
        lateMinutes: 10,
        leaveEarly: true,
        previous: null,
        byId: 'p2',
        at: now,
      },
    ])
  })
  test('どこへ戻ったかが記録に残る', async () => {
    await answered()
    await answered('p2', ABSENT)
    await withdraw(PHONE)
    const entry = await database().db.auditEntry.findFirstOrThrow({
      where: { townId: town(), act: 'answer.withdrawn' },
    })
    expect(entry).toMatchObject({
      actor: 's1',
      via: 'phone',
      facts: { seat: 'c2', person: 'p2', restored: 'attend' },
    })
  })
  test('代理を立てた返事を取り消すと、代理も終わる', async () => {
    const proxyId = await proxies.approved()
    expect(await withdraw()).toEqual({
      ok: true,
      value: { restored: null, revived: null, superseded: [{ id: proxyId, name: HANAKO, personId: null }] },
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
    expect(await stored()).toEqual([])
  })
  test('代理を立てる前の返事があれば、そこへ戻る', async () => {
    await answered('p2', ABSENT)
    await proxies.name()
    expect(await withdraw()).toMatchObject({ value: { restored: { answer: 'absent' } } })
    expect(await stored()).toMatchObject([ABSENT])
  })
  test('本人の返事で終わった代理は、その返事を取り消すと、番号とともに戻る', async () => {
    const proxyId = await proxies.approved()
    const { codeDigest } = await proxies.row(proxyId)
    await answered()
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
    expect(await withdraw()).toMatchObject({
      value: { restored: { answer: 'proxy' }, revived: { id: proxyId } },
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'approved', codeDigest })
    expect(await counts()).toMatchObject({ proxies: 1, unanswered: 3 })
  })
  test('別の代理に替えた届け出を取り消すと、前の代理に戻る', async () => {
    const first = await proxies.accepted()
    const later = { by: 'p2', now: new Date(NOW.getTime() + 60_000) }
    const second = { ...nomination(await meeting(), { name: '鈴木 次郎' }), sure: true }
    granted(await run(later, (act) => nameProxy(act, second)))
    const undoing = { by: 'p2', now: new Date(NOW.getTime() + 120_000) }
    expect(await withdraw(undoing)).toMatchObject({ value: { revived: { id: first, state: 'accepted' } } })
    expect(await proxies.answer()).toMatchObject({ answer: 'proxy' })
  })
  test('席の名が、そのあいだにほかの席の代理になっていれば、戻らない(P4)', async () => {
    const proxyId = await proxies.approved()
    await answered()
    await proxies.name({ seatId: 'c3', personId: 'p3', code: '87654321' })
    expect(await withdraw()).toMatchObject({ value: { restored: null, revived: null } })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded' })
  })
  test('そのあとで別の返事があれば、前の返事の取り消しは断る', async () => {
    await answered()
    const givenAt = NOW.getTime()
    const later = { by: 'p2', now: new Date(NOW.getTime() + 60_000) }
    const wanted = await invited()
    granted(await run(later, (act) => answerInvitation(act, wanted, ABSENT)))
    const undoing = { by: 'p2', now: new Date(NOW.getTime() + 120_000) }
    expect(await run(undoing, (act) => withdrawAnswer(act, wanted, { givenAt }))).toEqual(
      refuse({ kind: 'said-since' }),
    )
    expect(await stored()).toMatchObject([ABSENT])
  })
  test('同じ返事を二度しても、取り消せば代理が戻る', async () => {
    const proxyId = await proxies.approved()
    await answered()
    const again = { by: 'p2', now: new Date(NOW.getTime() + 60_000) }
    const wanted = await invited()
    granted(await run(again, (act) => answerInvitation(act, wanted, ATTEND)))
    expect(await withdraw({ by: 'p2', now: new Date(NOW.getTime() + 120_000) })).toMatchObject({
      value: { revived: { id: proxyId } },
    })
  })
  test('認められた代理は、確かめるまで取り消さない', async () => {
    const proxyId = await proxies.approved()
    const wanted = await invited()
    const unsure = () => run({ by: 'p2' }, (act) => withdrawAnswer(act, wanted))
    expect(await writingNothing(operation, unsure)).toMatchObject({
      refusal: { kind: 'proxy-stands', proxy: { id: proxyId } },
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'approved' })
  })
  test('返事がなければ、取り消すものがない', async () => {
    await answered('p3')
    const outcome = await writingNothing(operation, () => withdraw())
    expect(outcome).toEqual(refuse({ kind: 'nothing-to-withdraw' }))
  })
})

describe('取り消せる人', () => {
  test('庶務は、委員の取り消しを書きとめる', async () => {
    await answered()
    expect(await withdraw(PHONE)).toMatchObject({ ok: true })
    expect(await stored()).toEqual([])
  })
  test.each([
    ['会長', 'p1'],
    ['ほかの委員', 'p3'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['名簿にいない人', 'nobody'],
  ])('%sは、人の返事を取り消せない', async (_who, by) => {
    await answered()
    const outcome = await writingNothing(operation, () => withdraw({ by, via: 'phone' }))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
  test('席を持たない人には、取り消す返事がない', async () => {
    await answered()
    const other = { ...(await invited()), personId: 'p3' }
    const outcome = await writingNothing(operation, () => run({ by: 'p3' }, withdrawing(other).work))
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: withdrawAnswer は、その間に中止された会議の返事を取り消さない', async () => {
    await proxies.approved()
    const seen = await invited()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run({ by: 'p2' }, withdrawing(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: withdrawAnswer は、その間に日が変わった会議の返事を取り消さない', async () => {
    const seen = await invited()
    await changed(operation)
    await answered()
    const outcome = await writingNothing(operation, () => run({ by: 'p2' }, withdrawing(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('N2 日が変わる前の返事は、変わったあとでは取り消せない', async () => {
    await answered()
    await changed(operation)
    const outcome = await writingNothing(operation, () => withdraw())
    expect(outcome).toEqual(refuse({ kind: 'nothing-to-withdraw' }))
  })
  test('古い: withdrawAnswer は、その間に終わった会議の返事を取り消さない', async () => {
    await answered()
    const now = new Date('2026-12-10T16:00+09:00')
    const outcome = await writingNothing(operation, () => withdraw({ by: 'p2', now }))
    expect(outcome).toEqual(refuse({ kind: 'meeting-over' }))
  })
  test('古い: withdrawAnswer は、その間に席を離れた人の返事を取り消さない', async () => {
    await answered()
    const seen = await invited()
    await succeeded(operation, { seatId: 'c2' })
    const outcome = await writingNothing(operation, () => run({ by: 'p2' }, withdrawing(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('古い: withdrawAnswer は、その間に庶務でなくなった人の書きとめを受けない', async () => {
    await answered()
    await hasRoles(operation, 's1', [])
    const outcome = await writingNothing(operation, () => withdraw(PHONE))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('同時に取り消す', () => {
  const withdrawals = async () => (await audited()).filter((act) => act === 'answer.withdrawn')

  test('本人と庶務が同じ瞬間に取り消しても、取り消しは一度', async () => {
    await answered()
    const seen = await invited()
    const outcomes = await atOnce(operation, withdrawing(seen), withdrawing(seen, PHONE))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await withdrawals()).toHaveLength(1)
  })
  test('書き終えないうちの取り消しに重なった取り消しには、取り消すものがない', async () => {
    await answered()
    const seen = await invited()
    const [, second] = await overlapping(operation, withdrawing(seen), withdrawing(seen, PHONE))
    expect(second).toEqual(refuse({ kind: 'nothing-to-withdraw' }))
    expect(await withdrawals()).toHaveLength(1)
  })
})
