// 支払明細: ひと月に一度だけ送り、あとから変われば訂正を送る。送ったものは、送ったときのまま残る。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { handOutPayments } from '../../../src/domain/pay/hand-out.ts'
import { sendStatements } from '../../../src/domain/pay/send-statements.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { atOnce, overlapping, turn } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { hasRoles, STAFF } from '../meeting/meanwhile.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { DECEMBER, DECEMBER_YEN, payingIn, payTownOf } from './paying.ts'

const operation = operations()
const { run, database, town } = operation
const { sending, statements, change, monthOf } = payingIn(operation)

const NOT_STAFF = { ok: false, refusal: { kind: 'not-permitted', who: ['staff'] } }
const send = turn('s1', NOW, (act) => sendStatements(act, { month: DECEMBER, seenYen: DECEMBER_YEN }))

beforeEach(() => payTownOf(operation))

describe('月の表', () => {
  test('支払日がその月にある納品のすべて。手直し中は、納品し直すまで入らない', async () => {
    const { people, correcting, yen, withheld, net } = await monthOf()
    expect(people.map(({ personId, lines }) => [personId, lines.map(({ no }) => no)])).toEqual([
      ['w1', [11, 12]],
      ['w2', [13]],
    ])
    expect(correcting.map(({ no }) => no)).toEqual([14])
    expect({ yen, withheld, net }).toEqual({ yen: DECEMBER_YEN, withheld: 3_403 + 204_200, net: 1_328_730 })
  })
  test('検収で一部とされた納品は、その額。検収で決まった源泉徴収税額は、そのまま', async () => {
    await database().db.claim.updateMany({
      where: { townId: town(), jobNo: 12 },
      data: { state: 'accepted', inspection: 'partial', payYen: 10_000, withheldYen: 1_021 },
    })
    const { people } = await monthOf()
    expect(people[0]?.lines[1]).toMatchObject({ no: 12, yen: 10_000, withheld: 1_021, standing: 'accepted' })
  })
  test('再委託の仕事は、元の客の支払日から。条件にそう書いてあるときだけ', async () => {
    const of = { townId: town(), byId: 's1', via: 'slack', at: NOW }
    await database().db.client.create({
      data: { ...of, no: 1, name: '塩尻市', nameKey: '塩尻市', kind: 'town' },
    })
    await database().db.order.create({
      data: {
        ...of,
        no: 1,
        clientNo: 1,
        title: '入力',
        yen: 9_000,
        quantity: 1,
        unit: '件',
        dueAt: NOW,
        state: 'split',
        reorderClient: '塩尻市',
        reorderDue: new Date('2026-12-10'),
      },
    })
    await database().db.job.updateMany({ where: { townId: town(), no: 11 }, data: { orderNo: 1 } })
    expect((await monthOf('2027-01')).people).toEqual([])
    const { id: claimId } = await database().db.claim.findFirstOrThrow({
      where: { townId: town(), jobNo: 11 },
    })
    const payment = { mode: 'reorder', reorder: { client: '塩尻市', due: '2026-12-10' } }
    await database().db.terms.create({
      data: { ...of, claimId, version: 1, state: 'given', sha256: '', body: JSON.stringify({ payment }) },
    })
    expect((await monthOf('2027-01')).people[0]?.lines).toMatchObject([
      { no: 11, legal: '2027-01-08', on: '2027-01-08', isReorder: true },
    ])
  })
  test('町の決まりを月末締めにすると、月が変わる。日を書いてある納品は変わらない', async () => {
    await database().db.town.update({ where: { id: town() }, data: { settings: { payMode: 'two-months' } } })
    expect((await monthOf('2026-11')).people.flatMap(({ lines }) => lines.map(({ no }) => no))).toEqual([
      11, 12,
    ])
    expect((await monthOf('2026-09')).people.flatMap(({ lines }) => lines.map(({ no }) => no))).toEqual([16])
  })
})

describe('明細を送る', () => {
  test('ひとりに一度。明細には名前がなく、源泉徴収と日が入る', async () => {
    const sent = granted(await sending())
    expect(sent.map(({ personId, version, yen, withheld }) => [personId, version, yen, withheld])).toEqual([
      ['w1', 1, 36_333, 3_403],
      ['w2', 1, 1_500_000, 204_200],
    ])
    const [first] = await statements()
    expect(first).toMatchObject({ month: DECEMBER, byId: 's1', via: 'slack' })
    expect(first?.lines).toEqual([
      {
        job: 11,
        title: '台帳の入力',
        delivered: '2026-10-05',
        legal: '2026-12-03',
        on: '2026-12-03',
        yen: 3_000,
        withheld: 0,
        kind: null,
        reworks: 0,
      },
      expect.objectContaining({ job: 12, yen: 33_333, withheld: 3_403, kind: '原稿料' }),
    ])
    expect(JSON.stringify(first?.lines)).not.toMatch(/林|はるか/)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'pay.statements-sent',
      subject: 'pay 2026-12',
      facts: { people: 2, corrected: 0, yen: DECEMBER_YEN },
    })
    expect(await writingNothing(operation, () => sending())).toEqual(refuse({ kind: 'all-sent' }))
  })
  test('変わった人だけに、訂正を送る。前の明細はそのまま残る', async () => {
    granted(await sending())
    await change(14, { state: 'delivered' })
    const corrected = granted(await sending(STAFF, { seenYen: DECEMBER_YEN + 5_000 }))
    expect(corrected.map(({ personId, version, yen }) => [personId, version, yen])).toEqual([
      ['w2', 2, 1_505_000],
    ])
    expect((await statements()).map(({ personId, version, yen }) => [personId, version, yen])).toEqual([
      ['w1', 1, 36_333],
      ['w2', 1, 1_500_000],
      ['w2', 2, 1_505_000],
    ])
  })
  test('何もなくなった人には、なくなったという訂正を一度送る', async () => {
    granted(await sending())
    await change(13, { state: 'rework' })
    const seen = { seenYen: DECEMBER_YEN - 1_500_000 }
    expect(granted(await sending(STAFF, seen))).toMatchObject([
      { personId: 'w2', version: 2, yen: 0, lines: [] },
    ])
    expect(await sending(STAFF, seen)).toEqual(refuse({ kind: 'all-sent' }))
  })
  test('古い: sendStatements は、額が変わっていれば送らず、いまの額を見せる', async () => {
    await change(14, { state: 'delivered' })
    expect(await writingNothing(operation, () => sending())).toMatchObject(
      refuse({ kind: 'month-changed', month: { yen: DECEMBER_YEN + 5_000 } }),
    )
  })
  test('庶務だけが送れる。何もない月は送らない', async () => {
    const outcome = await writingNothing(operation, async () => [
      await sending({ by: 'd1' }),
      await sending({ by: 'w1' }),
      await sending(STAFF, { month: '2027-08', seenYen: 0 }),
    ])
    expect(outcome).toMatchObject([NOT_STAFF, NOT_STAFF, refuse({ kind: 'nothing-paid' })])
  })
  test('二人が同時に押しても、一度だけ', async () => {
    const both = await atOnce(operation, send, send)
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await statements()).toHaveLength(2)
  })
  test('見えないうちに押しても、一度だけ', async () => {
    const [one, two] = await overlapping(operation, send, send)
    expect([one.ok, two]).toEqual([true, refuse({ kind: 'all-sent' })])
    expect(await statements()).toHaveLength(2)
  })
})

describe('会計の表', () => {
  test('渡したことが残る', async () => {
    expect(
      granted(await run(STAFF, (act) => handOutPayments(act, { month: DECEMBER, form: 'xlsx' }))),
    ).toMatchObject({
      yen: DECEMBER_YEN,
    })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'pay.handed-out',
      facts: { month: DECEMBER, form: 'xlsx' },
    })
  })
  test('古い: handOutPayments は、もう庶務でない人には渡さない', async () => {
    await hasRoles(operation, 's1', ['director'])
    expect(
      await writingNothing(operation, () =>
        run(STAFF, (act) => handOutPayments(act, { month: DECEMBER, form: 'csv' })),
      ),
    ).toMatchObject(NOT_STAFF)
  })
})

test('名前を消しても、明細は会計の記録として残る。名前は入っていない', async () => {
  granted(await sending())
  granted(await run(STAFF, (act) => erasePerson(act, { personId: 'w1' })))
  const kept = await statements()
  expect(kept.map(({ personId }) => personId)).toEqual(['w1', 'w2'])
  expect(JSON.stringify(kept)).not.toMatch(/林|はるか/)
})
