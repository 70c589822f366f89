// 会議の案をつくる(N1)。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { type Draft, draftMeeting } from '../../../src/domain/meeting/draft.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { hasRoles, STAFF } from './meanwhile.ts'
import { townWithOfficials } from './towns.ts'

const operation = operations()
const { run, meeting, database, town } = operation

const next: Draft = {
  bodyId: 'council',
  startsAt: new Date('2027-01-20T14:00+09:00'),
  endsAt: new Date('2027-01-20T16:00+09:00'),
  place: '役場 大会議室',
  answersCloseAt: new Date('2027-01-18T17:00+09:00'),
  items: [
    { title: '前回報告', kind: 'report' },
    { title: '議案第2号', kind: 'motion' },
  ],
}
const drafting = (draft: Partial<Draft> = {}) => ({
  doing: STAFF,
  work: (act: Act) => draftMeeting(act, { ...next, ...draft }),
})
const meetings = () =>
  database().db.meeting.findMany({
    where: { townId: town() },
    orderBy: { no: 'asc' },
    include: { items: true },
  })

beforeEach(() => townWithOfficials(operation))

describe('会議の案', () => {
  test('庶務がつくると次の番号がつき、議題とともに残る', async () => {
    const written = await auditOf(operation, async () => {
      expect(await run(STAFF, drafting().work)).toEqual({ ok: true, value: { id: 'council-4', no: 4 } })
    })
    expect(written).toEqual(['meeting.drafted'])
    expect(await meeting(4)).toEqual({
      ...next,
      id: 'council-4',
      no: 4,
      title: '第4回',
      state: 'draft',
      revision: 1,
      convenedAt: null,
      boardNo: 1,
      items: [
        { no: 1, title: '前回報告', kind: 'report', notified: true },
        { no: 2, title: '議案第2号', kind: 'motion', notified: true },
      ],
    })
  })
  test('題を言えばその題になる', async () => {
    await run(STAFF, drafting({ title: '臨時会' }).work)
    expect(await meeting(4)).toMatchObject({ title: '臨時会' })
  })
  test('だれが、どう、いつつくったかが記録に残る', async () => {
    await run(STAFF, drafting().work)
    const entry = await database().db.auditEntry.findFirstOrThrow({
      where: { townId: town(), act: 'meeting.drafted' },
    })
    expect(entry).toMatchObject({ actor: 's1', via: 'slack', subject: 'council-4', facts: { no: 4 } })
  })
  test('案ができると、町の版が進む', async () => {
    const version = async () =>
      (await database().db.town.findUniqueOrThrow({ where: { id: town() } })).version
    const before = await version()
    await run(STAFF, drafting().work)
    expect(await version()).toBe(before + 1)
  })
})

describe('案をつくれる人', () => {
  test.each([
    ['会長', 'p1'],
    ['委員', 'p3'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['働く人', 'w1'],
    ['名簿にいない人', 'nobody'],
  ])('%sはつくれない: 庶務がつくる', async (_who, by) => {
    const outcome = await writingNothing(operation, () => run({ by, via: 'phone' }, drafting().work))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('案の日時', () => {
  test.each([
    ['過ぎた日時', { startsAt: new Date('2026-11-25T10:00+09:00') }, 'meeting-in-the-past'],
    ['始まる前に終わる会議', { endsAt: next.startsAt }, 'meeting-ends-before-it-starts'],
    ['始まったあとの締め切り', { answersCloseAt: next.endsAt }, 'deadline-after-start'],
  ])('%sは断る', async (_what, draft, kind) => {
    const outcome = await writingNothing(operation, () => run(STAFF, drafting(draft).work))
    expect(outcome).toEqual(refuse({ kind }))
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: draftMeeting は、その間になくなった会議体の案をつくらない', async () => {
    const key = { townId: town(), id: 'section' }
    await database().db.body.create({
      data: { ...key, name: '専門部会', charterId: 'council-2024', from: new Date('2024-07-01') },
    })
    await database().db.body.delete({ where: { townId_id: key } })
    const outcome = await writingNothing(operation, () => run(STAFF, drafting({ bodyId: 'section' }).work))
    expect(outcome).toEqual(refuse({ kind: 'no-such-body' }))
  })
  test('古い: draftMeeting は、その間に庶務でなくなった人の案をつくらない', async () => {
    await hasRoles(operation, 's1', [])
    const outcome = await writingNothing(operation, () => run(STAFF, drafting().work))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
  test('古い: draftMeeting は、その間に過ぎてしまった日時の案をつくらない', async () => {
    const outcome = await writingNothing(operation, () =>
      run({ ...STAFF, now: next.startsAt }, drafting().work),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-in-the-past' }))
  })
})

describe('同時につくる', () => {
  const numbers = async () => (await meetings()).map(({ no, items }) => [no, items.length])

  test('二人が同じ瞬間につくっても、番号は一つずつ', async () => {
    const outcomes = await atOnce(operation, drafting(), drafting())
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect(await numbers()).toEqual([
      [3, 2],
      [4, 2],
      [5, 2],
    ])
  })
  test('一人目が書き終えないうちに始めた二人目は、次の番号になる', async () => {
    const [first, second] = await overlapping(operation, drafting(), drafting())
    expect([first, second]).toMatchObject([{ value: { no: 4 } }, { value: { no: 5 } }])
    expect(await numbers()).toHaveLength(3)
  })
})
