// 設置スケジュール: 工程を加え、終え、時期と担当と待つ相手を変える。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { makeMilestone } from '../../../src/domain/roadmap/make.ts'
import { together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { hasRoles, STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'
import { stepsIn } from './steps.ts'

const operation = operations()
const { making, made, step, finishing, dropping, reopening, moving, changing } = stepsIn(operation)

beforeEach(() => operation.newTown())

describe('加える', () => {
  test('加えた順に番号がつき、言葉はそのまま、期間は日付で残る', async () => {
    expect(await made({ when: '６月中旬', ownerId: 'p1' })).toMatchObject({
      no: 1,
      when: '６月中旬',
      year: 2027,
      from: '2027-06-11',
      to: '2027-06-20',
      state: 'open',
      owner: '田中 一郎',
      setOn: '2026-11-25',
    })
    expect(await made({ after: [1, 1] })).toMatchObject({ no: 2, after: [1] })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'milestone.made',
      subject: 'milestone-2',
      facts: { from: '2027-06-11', to: '2027-06-20', owner: null },
    })
  })
  test('読み取れない時期、食い違う年、ない工程、いない人は断り、何も書かない', async () => {
    for (const [how, kind] of [
      [{ when: 'そのうち' }, 'unreadable-when'],
      [{ when: '2月30日' }, 'unreadable-when'],
      [{ when: '令和6年3月31日', year: 2025 }, 'other-year-named'],
      [{ after: [1] }, 'no-such-milestone'],
      [{ ownerId: 'nobody' }, 'no-such-person'],
    ] as const)
      expect(await writingNothing(operation, () => making(how))).toMatchObject({
        ok: false,
        refusal: { kind },
      })
  })
  test('庶務だけが加え、変え、終える', async () => {
    const one = await made()
    const member = { by: 'p1' }
    for (const work of [
      () => making({}, member),
      () => moving(one, '7月', member),
      () => changing(one, { title: '別の名前' }, member),
      () => finishing(1, member),
      () => dropping(1, member),
      () => reopening(one, member),
    ])
      expect(await writingNothing<unknown>(operation, work)).toEqual(
        refuse({ kind: 'not-permitted', who: ['staff'], article: null }),
      )
  })
  test('二人が同時に加えても、番号は別々', async () => {
    const turn = (title: string) => ({
      doing: STAFF,
      work: (act: Parameters<typeof makeMilestone>[0]) =>
        makeMilestone(act, { timezone: 'Asia/Tokyo' }, { title, when: '5月', after: [] }),
    })
    const both = await together(operation, turn('甲'), turn('乙'), turn('丙'))
    expect(both.map((one) => granted(one).no).sort()).toEqual([1, 2, 3])
  })
  test('古い: makeMilestone は、その間に庶務でなくなった人の工程を加えない', async () => {
    await hasRoles(operation, 's1', [])
    expect(await writingNothing(operation, () => making())).toMatchObject({
      ok: false,
      refusal: { kind: 'not-permitted' },
    })
  })
})

describe('終える', () => {
  test('完了は一度だけで、二度目は前の完了を答え、何も書かない', async () => {
    await made()
    expect(await auditOf(operation, () => finishing(1))).toEqual(['milestone.done'])
    expect(await step(1)).toMatchObject({ state: 'done', doneAt: new Date('2026-11-25T10:00+09:00') })
    expect(granted(await writingNothing(operation, () => finishing(1)))).toMatchObject({ again: true })
  })
  test('二人が同時に押しても、完了は一度', async () => {
    await made()
    const both = await Promise.all([finishing(1), finishing(1)])
    expect(both.map((one) => granted(one).again).sort()).toEqual([false, true])
    expect((await operation.audited()).filter((act) => act === 'milestone.done')).toHaveLength(1)
  })
  test('取りやめには理由が残り、元に戻すと消える', async () => {
    await made()
    const { milestone } = granted(await dropping(1))
    expect(milestone).toMatchObject({ state: 'dropped', reason: '不要になった' })
    expect(granted(await reopening(milestone))).toMatchObject({ state: 'open', reason: null })
    expect(await reopening(await step(1))).toEqual(refuse({ kind: 'milestone-open' }))
    expect(await reopening({ no: 9, revision: 1 })).toEqual(refuse({ kind: 'no-such-milestone', no: 9 }))
  })
  test('古い: finishMilestone は、その間に取りやめた工程を完了にしない', async () => {
    await made()
    granted(await dropping(1))
    expect(await writingNothing(operation, () => finishing(1))).toEqual(refuse({ kind: 'milestone-dropped' }))
  })
  test('古い: dropMilestone は、その間に完了した工程を取りやめにしない', async () => {
    await made()
    granted(await finishing(1))
    expect(await writingNothing(operation, () => dropping(1))).toEqual(refuse({ kind: 'milestone-done' }))
  })
  test('古い: reopenMilestone は、別の終わり方になった工程を、前の取り消しでは戻さない', async () => {
    await made()
    const { milestone } = granted(await finishing(1))
    granted(await reopening(milestone))
    granted(await dropping(1))
    expect(await writingNothing(operation, () => reopening(milestone))).toEqual(
      refuse({ kind: 'milestone-changed' }),
    )
  })
})

describe('時期を変える', () => {
  test('前の期間は監査に残り、同じ時期をもう一度言っても何も書かない', async () => {
    const one = await made()
    const { before, milestone } = granted(await moving(one, '7月初旬'))
    expect([before.from, milestone.from, milestone.to]).toEqual(['2027-06-11', '2027-07-01', '2027-07-10'])
    expect(await lastAudit(operation)).toMatchObject({
      act: 'milestone.moved',
      facts: { was: { from: '2027-06-11', to: '2027-06-20' }, from: '2027-07-01', to: '2027-07-10' },
    })
    expect(granted(await writingNothing(operation, () => moving(milestone, '7月初旬')))).toMatchObject({
      again: true,
    })
    expect(await moving(milestone, 'そのうち')).toEqual(refuse({ kind: 'unreadable-when' }))
  })
  test('古い: moveMilestone は、その間に動いた・終わった・ない工程を動かさない', async () => {
    const one = await made()
    const { milestone } = granted(await moving(one, '7月初旬'))
    expect(await writingNothing(operation, () => moving(one, '8月'))).toEqual(
      refuse({ kind: 'milestone-changed' }),
    )
    granted(await finishing(1))
    expect(await writingNothing(operation, () => moving(milestone, '8月'))).toEqual(
      refuse({ kind: 'milestone-done' }),
    )
    expect(await writingNothing(operation, () => moving({ ...one, no: 9 }, '8月'))).toEqual(
      refuse({ kind: 'no-such-milestone', no: 9 }),
    )
  })
})

describe('内容を変える', () => {
  test('言わなかったことはそのまま、担当と待つ相手はなくせる', async () => {
    await made()
    const two = await made({ title: '承認', ownerId: 'p2', after: [1] })
    const { milestone } = granted(await changing(two, { title: '議会の承認' }))
    expect(milestone).toMatchObject({ title: '議会の承認', ownerId: 'p2', after: [1] })
    expect(await step(2)).toEqual(milestone)
    expect(granted(await changing(milestone, { ownerId: null, after: [] })).milestone).toMatchObject({
      owner: null,
      after: [],
    })
  })
  test('おたがいを待つことになる変更、ない工程、いない人は断る', async () => {
    const one = await made()
    await made({ after: [1] })
    await made({ after: [2] })
    for (const [change, refusal] of [
      [{ after: [3] }, { kind: 'waits-in-circle', circle: [1, 3, 2] }],
      [{ after: [1] }, { kind: 'waits-in-circle', circle: [1] }],
      [{ after: [7] }, { kind: 'no-such-milestone', no: 7 }],
      [{ ownerId: 'nobody' }, { kind: 'no-such-person' }],
    ] as const)
      expect(await writingNothing<unknown>(operation, () => changing(one, change))).toEqual({
        ok: false,
        refusal,
      })
  })
  test('二人が同時に、合わせれば輪になる変更をしても、一方だけが通る', async () => {
    const [one, two] = [await made(), await made()]
    const both = await Promise.all([changing(one, { after: [2] }), changing(two, { after: [1] })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'waits-in-circle' } })
  })
  test('古い: changeMilestone は、その間に変わった・終わった工程を変えない', async () => {
    const one = await made()
    granted(await changing(one, { title: '先に変えた名前' }))
    expect(await writingNothing(operation, () => changing(one, { title: '後の名前' }))).toEqual(
      refuse({ kind: 'milestone-changed' }),
    )
    granted(await dropping(1))
    const now = await step(1)
    expect(await writingNothing(operation, () => changing(now, { title: '後の名前' }))).toEqual(
      refuse({ kind: 'milestone-dropped' }),
    )
  })
})
