// 出欠の返事(N3)。
import { beforeEach, describe, expect, test } from 'vitest'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import type { Answer } from '../../../src/domain/attendance/model.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { granted } from '../meeting/granted.ts'
import { changed, STAFF } from '../meeting/meanwhile.ts'
import { townWithDraft, townWithOfficials } from '../meeting/towns.ts'
import { type Doing, NOW, operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, writingNothing } from '../records.ts'
import { ABSENT, ATTEND, answering, answeringIn } from './answering.ts'

const operation = operations()
const { run, database, town } = operation
const { invited, stored, counts } = answeringIn(operation)
const proxies = proxySteps(operation)

const answer = async (said: Answer = ATTEND, doing: Doing = { by: 'p2' }) =>
  run(doing, answering(await invited(), said).work)

beforeEach(() => townWithOfficials(operation))

describe('返事', () => {
  test('返事は、席と人と版とともに、だれがどう答えたかも残る', async () => {
    const said = {
      answer: 'attend',
      mode: 'online',
      note: '子どもの行事',
      lateMinutes: 10,
      leaveEarly: true,
    } as const
    const outcome = await answer(said)
    expect(outcome).toEqual({
      ok: true,
      value: { at: NOW, stands: said, previous: null, superseded: [], late: false },
    })
    expect(await stored()).toEqual([
      {
        townId: town(),
        meetingId: 'council-3',
        seatId: 'c2',
        personId: 'p2',
        ...said,
        revision: 1,
        byId: 'p2',
        via: 'line',
        at: NOW,
        previous: null,
      },
    ])
    expect(await counts()).toMatchObject({ online: 1, unanswered: 3 })
  })
  test('記録には返事が残り、理由の言葉は残らない', async () => {
    await answer({ ...ABSENT, note: '入院のため' })
    const entry = await database().db.auditEntry.findFirstOrThrow({
      where: { townId: town(), act: 'answer.given' },
    })
    expect(entry).toMatchObject({
      actor: 'p2',
      subject: 'council-3',
      facts: { seat: 'c2', person: 'p2', answer: 'absent', noted: true },
    })
    expect(JSON.stringify(entry.facts)).not.toContain('入院')
  })
  test('もう一度答えると、前の返事に代わり、前の返事は取り消しのために残る', async () => {
    await answer()
    const written = await auditOf(operation, async () => {
      expect(granted(await answer(ABSENT)).previous).toMatchObject(ATTEND)
    })
    expect(written).toEqual(['answer.given'])
    expect(await stored()).toMatchObject([{ answer: 'absent', mode: null, previous: ATTEND }])
  })
  test('同じ返事を二度しても、戻るところは変わらない', async () => {
    await answer()
    await answer(ABSENT)
    expect(granted(await answer(ABSENT)).previous).toMatchObject(ATTEND)
  })
  test('同じ返事を重ねると、言わなかったことは前のまま残る', async () => {
    await answer({ answer: 'attend', mode: 'online', note: '午後から', leaveEarly: true })
    const stands = { answer: 'attend', mode: 'online', note: '午後から', lateMinutes: 10, leaveEarly: true }
    expect(granted(await answer({ answer: 'attend', lateMinutes: 10 })).stands).toEqual(stands)
    expect(await stored()).toMatchObject([stands])
    expect(granted(await answer({ answer: 'attend', lateMinutes: 0, leaveEarly: false })).stands).toEqual({
      ...stands,
      note: null,
      lateMinutes: 0,
      leaveEarly: false,
    })
  })
  test('ちがう返事や、日が変わったあとの返事には、前に言ったことは残らない', async () => {
    await answer({ answer: 'attend', mode: 'online', lateMinutes: 10 })
    await answer({ ...ABSENT, note: '出張' })
    const bare = { answer: 'attend', mode: null, note: null, lateMinutes: null, leaveEarly: null }
    expect(granted(await answer({ answer: 'attend' })).stands).toEqual(bare)
    await answer({ answer: 'attend', mode: 'online' })
    await changed(operation)
    expect(granted(await answer({ answer: 'attend' })).stands).toEqual(bare)
  })
  test('N2 日が変わる前の返事は、戻るところにならない', async () => {
    await answer()
    await changed(operation)
    expect(granted(await answer(ABSENT)).previous).toBeNull()
    expect(await stored()).toMatchObject([{ answer: 'absent', revision: 2 }])
  })
  test('締め切りを過ぎた返事も受け、遅れたと知らせる', async () => {
    const closes = new Date('2026-12-08T17:00+09:00')
    expect(granted(await answer(ATTEND, { by: 'p2', now: closes })).late).toBe(false)
    const after = new Date(closes.getTime() + 1)
    expect(granted(await answer(ATTEND, { by: 'p2', now: after })).late).toBe(true)
  })
})

describe('認められた代理は、確かめるまで終わらない', () => {
  test.each(['approved', 'accepted'] as const)('%s', async (state) => {
    const proxyId = await proxies[state]()
    const wanted = await invited()
    const unsure = () => run({ by: 'p2' }, (act) => answerInvitation(act, wanted, ATTEND))
    expect(await writingNothing(operation, unsure)).toMatchObject({
      refusal: { kind: 'proxy-stands', proxy: { id: proxyId, state } },
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state })
  })
  test('まだ認められていない代理は、返事だけで終わる(P5)', async () => {
    const proxyId = await proxies.name()
    const wanted = await invited()
    expect(await run({ by: 'p2' }, (act) => answerInvitation(act, wanted, ATTEND))).toMatchObject({
      ok: true,
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded' })
  })
})

describe('P5 本人が答えれば、代理は終わる', () => {
  test.each([ATTEND, ABSENT, { answer: 'undecided' }] satisfies Answer[])(
    '$answer と答えると、代理は終わり、番号は使えなくなる',
    async (said) => {
      const proxyId = await proxies.claimed()
      const { superseded } = granted(await answer(said))
      expect(superseded).toEqual([{ id: proxyId, name: '佐藤 花子', personId: 'w1' }])
      expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
    },
  )
  test('まだ使われていない番号も使えなくなる', async () => {
    const proxyId = await proxies.approved()
    granted(await answer())
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', codeDigest: null })
  })
  test('ほかの席の代理は終わらない', async () => {
    const proxyId = await proxies.approved({ seatId: 'c3', personId: 'p3' })
    expect(granted(await answer()).superseded).toEqual([])
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'approved' })
  })
})

describe('返事ができる人', () => {
  test.each(['phone', 'fax', 'counter'] as const)('庶務は、委員の返事を書きとめる(%s)', async (via) => {
    granted(await answer(ABSENT, { by: 's1', via }))
    expect(await stored()).toMatchObject([{ personId: 'p2', answer: 'absent', byId: 's1', via }])
  })
  test.each([
    ['会長', 'p1'],
    ['ほかの委員', 'p3'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['働く人', 'w1'],
    ['名簿にいない人', 'nobody'],
  ])('%sは、人の返事をできない: 代理も終わらない', async (_who, by) => {
    await proxies.approved()
    const outcome = await writingNothing(operation, () => answer(ATTEND, { by, via: 'phone' }))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
  test.each([
    ['席のない人', 'n1', 'c2'],
    ['ほかの席の委員', 'p3', 'c2'],
    ['だれもいない席', 'p3', 'c5'],
    ['ない席', 'p3', 'c9'],
  ])('%sには、返事をする席がない: 代理も終わらない', async (_who, personId, seatId) => {
    await proxies.approved()
    const { meeting } = await invited()
    for (const doing of [{ by: personId }, STAFF])
      expect(
        await writingNothing(operation, () => run(doing, answering({ meeting, seatId, personId }).work)),
      ).toEqual(refuse({ kind: 'not-holder' }))
  })
})

describe('返事を受けない会議', () => {
  test('招集されていない会議', async () => {
    await townWithDraft(operation)
    expect(await writingNothing(operation, () => answer())).toEqual(refuse({ kind: 'meeting-not-convened' }))
  })
  test('終わった会議', async () => {
    const now = new Date('2026-12-10T16:00+09:00')
    const outcome = await writingNothing(operation, () => answer(ATTEND, { by: 'p2', now }))
    expect(outcome).toEqual(refuse({ kind: 'meeting-over' }))
  })
  test('ない会議', async () => {
    const { meeting, ...seat } = await invited()
    const none = { ...seat, meeting: { ...meeting, id: 'council-9' } }
    const outcome = await writingNothing(operation, () => run({ by: 'p2' }, answering(none).work))
    expect(outcome).toEqual(refuse({ kind: 'no-such-meeting' }))
  })
})
