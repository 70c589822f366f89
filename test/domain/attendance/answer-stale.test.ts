// 読んだあとで変わった会議への返事と、同じ瞬間の返事。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { approveProxy } from '../../../src/domain/proxy/approve.ts'
import { claimProxyCode } from '../../../src/domain/proxy/claim-code.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { ANOTHER_DAY, cancelled, changed, hasRoles, STAFF, succeeded } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { CODE, proxySteps } from '../proxy/steps.ts'
import { writingNothing } from '../records.ts'
import { ABSENT, ATTEND, answering, answeringIn } from './answering.ts'

const operation = operations()
const { run, meeting, audited } = operation
const { invited, stored, counts } = answeringIn(operation)
const proxies = proxySteps(operation)

const PHONE = { by: 's1', via: 'phone' } as const

beforeEach(() => operation.newTown())

describe('読んだあとで変わったとき', () => {
  test('古い: answerInvitation は、その間に中止された会議に返事をしない', async () => {
    await proxies.approved()
    const seen = await invited()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run({ by: 'p2' }, answering(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: answerInvitation は、その間に日が変わった会議に返事をしない', async () => {
    const seen = await invited()
    await changed(operation)
    await proxies.approved()
    const outcome = await writingNothing(operation, () => run({ by: 'p2' }, answering(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: answerInvitation は、その間に席を離れた人の返事を受けない', async () => {
    const seen = await invited()
    await succeeded(operation, { seatId: 'c2' })
    for (const doing of [{ by: 'p2' }, PHONE])
      expect(await writingNothing(operation, () => run(doing, answering(seen).work))).toEqual(
        refuse({ kind: 'not-holder' }),
      )
  })
  test('古い: answerInvitation は、その間に庶務でなくなった人の書きとめを受けない', async () => {
    const seen = await invited()
    await hasRoles(operation, 's1', ['director'])
    const outcome = await writingNothing(operation, () => run(PHONE, answering(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
  test('席を継いだ人の返事は、離れた人の返事の隣に残り、一つだけ数える', async () => {
    granted(await run({ by: 'p2' }, answering(await invited()).work))
    await succeeded(operation, { seatId: 'c2' })
    const next = { ...(await invited()), personId: 'n1' }
    expect(granted(await run({ by: 'n1' }, answering(next, ABSENT).work)).previous).toBeNull()
    expect((await stored()).map(({ personId, answer }) => [personId, answer])).toEqual([
      ['n1', 'absent'],
      ['p2', 'attend'],
    ])
    expect(await counts()).toMatchObject({ attending: 0, absent: 1, unanswered: 3 })
  })
})

describe('返事が重なる', () => {
  test('本人と庶務が同じ瞬間に答えても、返事は一つ、記録は二つ', async () => {
    const seen = await invited()
    const outcomes = await atOnce(operation, answering(seen), answering(seen, ABSENT, PHONE))
    const answers = await stored()
    expect(answers).toHaveLength(1)
    expect((await audited()).filter((act) => act === 'answer.given')).toHaveLength(2)
    const previous = outcomes.map((outcome) => granted(outcome).previous?.answer ?? null)
    expect(previous.toSorted()).toEqual(
      [answers[0]?.answer === 'attend' ? 'absent' : 'attend', null].toSorted(),
    )
  })
  test('古い: answerInvitation は、日が変わってから書きとめられた返事を、前の日への返事で消さない', async () => {
    const seen = await invited()
    granted(await run({ by: 'p2' }, answering(seen).work))
    const movedAndAnswered = {
      doing: PHONE,
      work: async (act: Act) => {
        const moved = granted(await changeMeeting(act, await meeting(), ANOTHER_DAY))
        return answering({ ...seen, meeting: moved }, ABSENT).work(act)
      },
    }
    await overlapping(operation, movedAndAnswered, answering(seen))
    expect(await stored()).toMatchObject([{ answer: 'absent', revision: 2, byId: 's1' }])
    expect(await counts()).toMatchObject({ absent: 1, unanswered: 3 })
  })
})

describe('返事と代理が重なる(P5)', () => {
  const approving = (proxyId: number) => ({
    doing: STAFF,
    work: (act: Act) => approveProxy(act, { proxyId, code: CODE }),
  })
  const ended = { state: 'superseded', codeDigest: null }

  test('承認と同じ瞬間に本人が答えれば、代理は終わっている', async () => {
    const proxyId = await proxies.name()
    const seen = await invited()
    await atOnce(operation, approving(proxyId), answering(seen))
    expect(await proxies.row(proxyId)).toMatchObject(ended)
    expect(await stored()).toMatchObject([ATTEND])
  })
  test('書き終えないうちの承認に重なった本人の返事は、代理を終わらせる', async () => {
    const proxyId = await proxies.name()
    const [, answered] = await overlapping(operation, approving(proxyId), answering(await invited()))
    expect(granted(answered).superseded).toMatchObject([{ id: proxyId }])
    expect(await proxies.row(proxyId)).toMatchObject(ended)
  })
  test('書き終えないうちの本人の返事に重なった承認は、断られる', async () => {
    const proxyId = await proxies.name()
    const [, approved] = await overlapping(operation, answering(await invited()), approving(proxyId))
    expect(approved).toEqual(refuse({ kind: 'proxy-already-decided', state: 'superseded' }))
    expect(await proxies.row(proxyId)).toMatchObject(ended)
  })
  test('書き終えないうちの本人の返事に重なった番号は、だれも代理にしない', async () => {
    const proxyId = await proxies.approved()
    const showing = {
      doing: { by: 'w1' },
      work: (act: Act) => claimProxyCode(act, { digits: CODE, bearer: { personId: 'w1' } }),
    }
    const [, claimed] = await overlapping(operation, answering(await invited()), showing)
    expect(claimed).toEqual(refuse({ kind: 'code-unknown' }))
    expect(await proxies.row(proxyId)).toMatchObject({ ...ended, personId: null })
  })
})
