// 席と任期: 委嘱、退任、後任、会議体の設立と終わり、引き継ぎ、部会の指名(N8, Q2, Q8)。
import { beforeEach, describe, expect, test } from 'vitest'
import { addSeat } from '../../../src/domain/membership/add-seat.ts'
import { appointMember } from '../../../src/domain/membership/appoint.ts'
import { endBody } from '../../../src/domain/membership/end-body.ts'
import { foundBody } from '../../../src/domain/membership/found.ts'
import { handOver } from '../../../src/domain/membership/hand-over.ts'
import { nameToSubcommittee } from '../../../src/domain/membership/name-to.ts'
import { succeedSeat, vacateSeat } from '../../../src/domain/membership/vacate.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { run, database } = operation

const terms = async (seatId: string) =>
  (
    await database().db.appointment.findMany({
      where: { townId: operation.town(), seatId },
      orderBy: { from: 'asc' },
    })
  ).map(({ personId, from, to }) => [
    personId,
    from.toISOString().slice(0, 10),
    to?.toISOString().slice(0, 10) ?? null,
  ])
const offices = () =>
  database().db.office.findMany({ where: { townId: operation.town() }, orderBy: { office: 'asc' } })

const appointing = (seatId: string, personId: string, from = '2026-12-01', to?: string) =>
  run(STAFF, (act) => appointMember(act, { seatId, personId, from, to }))
const vacating = (holder = 'p1', on = '2026-12-01') =>
  run(STAFF, (act) => vacateSeat(act, { seatId: 'c1', on, holder }))
const succeeding = (holder = 'p1', personId = 'n1') =>
  run(STAFF, (act) => succeedSeat(act, { seatId: 'c1', on: '2027-04-01', holder, personId }))
const founding = (more: { name?: string; charterId?: string; parentId?: string } = {}) =>
  run(STAFF, (act) =>
    foundBody(act, { name: '新しい会議', charterId: 'council-2024', from: '2027-04-01', ...more }),
  )

beforeEach(() => operation.newTown())

describe('委嘱と退任', () => {
  test('欠員の席に委嘱でき、任期が残る', async () => {
    granted(await appointing('c5', 'n1', '2026-12-01', '2028-11-30'))
    expect(await terms('c5')).toEqual([['n1', '2026-12-01', '2028-11-30']])
  })
  test('人のいる席、同じ会議体にいる人、逆の任期、会議体の前は断る', async () => {
    expect(await appointing('c1', 'n1')).toMatchObject({ ok: false, refusal: { kind: 'seat-taken' } })
    expect(await appointing('c5', 'p1')).toMatchObject({ ok: false, refusal: { kind: 'sits-already' } })
    expect(await appointing('c5', 'n1', '2026-12-01', '2026-11-30')).toEqual(
      refuse({ kind: 'term-ends-before-it-begins' }),
    )
    expect(await appointing('c5', 'n1', '2024-06-30')).toMatchObject({
      ok: false,
      refusal: { kind: 'outside-of-body' },
    })
  })
  test('退任すると、その日から欠員で、会長の職もその前の日で終わる', async () => {
    granted(await vacating())
    expect(await terms('c1')).toEqual([['p1', '2024-07-01', '2026-11-30']])
    expect(await offices()).toMatchObject([
      { office: 'chair', personId: 'p1', to: new Date('2026-11-30') },
      { office: 'vice', personId: 'p2', to: null },
    ])
  })
  test('充て職の席は、後任に引き継がれる(N8)', async () => {
    granted(await succeeding())
    expect(await terms('c1')).toEqual([
      ['p1', '2024-07-01', '2027-03-31'],
      ['n1', '2027-04-01', null],
    ])
  })
  test('古い: appointMember は、その間に埋まった席に委嘱しない', async () => {
    granted(await appointing('c5', 'n1'))
    expect(await writingNothing(operation, () => appointing('c5', 'w1'))).toMatchObject({
      ok: false,
      refusal: { kind: 'seat-taken' },
    })
  })
  test('古い: vacateSeat は、その間に後任へ移った席を、前の人の退任で空けない', async () => {
    granted(await vacating())
    granted(await appointing('c1', 'n1'))
    expect(await writingNothing(operation, () => vacating())).toEqual(refuse({ kind: 'holder-changed' }))
  })
  test('古い: succeedSeat は、その間に変わった席を引き継がない', async () => {
    granted(await succeeding())
    expect(await writingNothing(operation, () => succeeding('p1', 'w1'))).toEqual(
      refuse({ kind: 'holder-changed' }),
    )
  })
})

describe('会議体', () => {
  test('作り、席と委員を引き継ぎ、古い会議体を終える', async () => {
    const { id } = granted(await founding())
    expect(granted(await run(STAFF, (act) => handOver(act, { fromId: 'council', toId: id })))).toEqual({
      seats: 5,
      members: 4,
    })
    expect(await terms(`${id}-1`)).toEqual([['p1', '2027-04-01', null]])
    granted(await run(STAFF, (act) => endBody(act, { bodyId: 'council', on: '2027-03-31' })))
    expect(await terms('c1')).toEqual([['p1', '2024-07-01', '2027-03-31']])
  })
  test('会長が部会の委員を指名でき、親の委員には数えない(Q4)', async () => {
    const { id } = granted(await founding({ name: '部会', parentId: 'council' }))
    const { seatId } = granted(
      await run({ by: 'p1' }, (act) => nameToSubcommittee(act, { bodyId: id, personId: 'w1' })),
    )
    expect(await terms(seatId)).toEqual([['w1', '2027-04-01', null]])
    expect(
      await run({ by: 'p2' }, (act) => nameToSubcommittee(act, { bodyId: id, personId: 'w2' })),
    ).toMatchObject({
      ok: false,
      refusal: { kind: 'not-permitted', article: '第7条第2項' },
    })
  })
  test('古い: foundBody は、その間にできた同じ名前の会議体を作らない', async () => {
    granted(await founding())
    expect(await writingNothing(operation, () => founding())).toEqual(refuse({ kind: 'name-taken' }))
  })
  test('古い: endBody は、その間に招集された、後の日の会議を残して終えない', async () => {
    const outcome = await writingNothing(operation, () =>
      run(STAFF, (act) => endBody(act, { bodyId: 'council', on: '2026-12-01' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'meetings-after', titles: ['第3回推進会議'] }))
  })
  test('古い: handOver は、その間に席のできた会議体に重ねて引き継がない', async () => {
    const { id } = granted(await founding())
    granted(
      await run(STAFF, (act) =>
        addSeat(act, { bodyId: id, title: '有識者', category: 'expert', feeEligible: true }),
      ),
    )
    const outcome = await writingNothing(operation, () =>
      run(STAFF, (act) => handOver(act, { fromId: 'council', toId: id })),
    )
    expect(outcome).toEqual(refuse({ kind: 'seats-there-already', seats: 1 }))
  })
  test('古い: nameToSubcommittee は、その間に終わった部会に指名しない', async () => {
    const { id } = granted(await founding({ name: '部会', parentId: 'council' }))
    granted(await run(STAFF, (act) => endBody(act, { bodyId: id, on: '2027-04-01' })))
    const late = { ...STAFF, now: new Date('2027-04-02T10:00+09:00') }
    const outcome = await run(late, (act) => nameToSubcommittee(act, { bodyId: id, personId: 'w1' }))
    expect(outcome).toEqual(refuse({ kind: 'ended-already', to: '2027-04-01' }))
  })
  test('古い: addSeat は、ない会議体に席を作らない', async () => {
    const outcome = await writingNothing(operation, () =>
      run(STAFF, (act) =>
        addSeat(act, { bodyId: 'none', title: '席', category: 'expert', feeEligible: true }),
      ),
    )
    expect(outcome).toEqual(refuse({ kind: 'no-such-body' }))
  })
})
