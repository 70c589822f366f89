// 日額と費用弁償の記録: 庶務だけが、いまの内容を見て記録し、取り消す。手おくれの操作は何も変えない。
import { beforeEach, describe, expect, test } from 'vitest'
import { handOutLedger } from '../../../src/domain/fees/hand-out.ts'
import { readAmounts } from '../../../src/domain/fees/read.ts'
import { recordExpense, takeBackExpense } from '../../../src/domain/fees/record-expense.ts'
import { setAmount, takeBackAmount } from '../../../src/domain/fees/set-amount.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { atOnce, turn } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled, STAFF } from '../meeting/meanwhile.ts'
import { type Doing, NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, meeting, database, town } = operation

const NOT_STAFF = { ok: false, refusal: { kind: 'not-permitted', who: ['staff'] } }
const EXPERT = { category: 'expert', from: '2026-12-01' }
const setting = (yen: number, seenYen: number | null = null, doing: Doing = STAFF) =>
  run(doing, (act) => setAmount(act, { ...EXPERT, yen, seenYen }))
const settingBack = (yen: number, beforeYen: number | null = null, doing: Doing = STAFF) =>
  run(doing, (act) => takeBackAmount(act, { ...EXPERT, yen, beforeYen }))
const amounts = () => run(STAFF, readAmounts)

const TRAIN = { personId: 'p1', note: '交通費' }
const recording = async (yen = 1200, doing: Doing = STAFF, note = TRAIN.note) => {
  const seen = await meeting()
  return run(doing, (act) => recordExpense(act, { meeting: seen, ...TRAIN, note, yen }))
}
const takingBack = (at = NOW, doing: Doing = STAFF) =>
  run(doing, (act) => takeBackExpense(act, { meetingId: 'council-3', ...TRAIN, at }))
const expenses = async () =>
  (await database().db.expense.findMany({ where: { townId: town() }, orderBy: { note: 'asc' } })).map(
    ({ personId, note, yen }) => [personId, note, yen],
  )

beforeEach(() => operation.newTown())

describe('日額', () => {
  test('区分ごとに、日ごとの版として残る。同じ日の額は置き換わる', async () => {
    granted(await setting(9000))
    granted(await setting(9500, 9000))
    granted(
      await run(STAFF, (act) =>
        setAmount(act, { category: 'expert', from: '2027-04-01', yen: 9800, seenYen: null }),
      ),
    )
    expect(await amounts()).toEqual([
      { ...EXPERT, yen: 9500 },
      { category: 'expert', from: '2027-04-01', yen: 9800 },
    ])
    expect(await lastAudit(operation)).toMatchObject({
      act: 'fees.amount-set',
      subject: 'expert',
      facts: { from: '2027-04-01', yen: 9800, before: null },
    })
  })
  test('取り消すと、前の額に、なければ未定に戻る', async () => {
    granted(await setting(9000))
    granted(await setting(9500, 9000))
    granted(await settingBack(9500, 9000))
    expect(await amounts()).toEqual([{ ...EXPERT, yen: 9000 }])
    granted(await settingBack(9000))
    expect(await amounts()).toEqual([])
  })
  test('ない区分、同じ額、庶務でない人は断る', async () => {
    granted(await setting(9000))
    const outcome = await writingNothing(operation, async () => [
      await run(STAFF, (act) => setAmount(act, { ...EXPERT, category: 'mayor', yen: 1, seenYen: null })),
      await setting(9000, 9000),
      await setting(1, 9000, { by: 'p1' }),
      await settingBack(9000, null, { by: 'p1' }),
    ])
    expect(outcome).toMatchObject([
      refuse({ kind: 'no-such-category', known: ['expert', 'municipality', 'organisation'] }),
      refuse({ kind: 'nothing-changes' }),
      NOT_STAFF,
      NOT_STAFF,
    ])
  })
  test('古い: setAmount は、その間に決まった額を、見ないまま置き換えない', async () => {
    granted(await setting(9000))
    const outcome = await writingNothing(operation, async () => [
      await setting(9500),
      await setting(9500, 8000),
    ])
    expect(outcome).toEqual([refuse({ kind: 'amount-changed' }), refuse({ kind: 'amount-changed' })])
  })
  test('古い: takeBackAmount は、その間に決まり直した額を消さない', async () => {
    granted(await setting(9000))
    granted(await setting(9500, 9000))
    const outcome = await writingNothing(operation, async () => [
      await settingBack(9000),
      await settingBack(9000, 8000),
    ])
    expect(outcome).toEqual([refuse({ kind: 'amount-changed' }), refuse({ kind: 'amount-changed' })])
  })
  test('二人が同時に決めると、一人だけが決める', async () => {
    const setBy = (yen: number) => turn('s1', NOW, (act) => setAmount(act, { ...EXPERT, yen, seenYen: null }))
    const outcomes = await atOnce(operation, setBy(9000), setBy(8000))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await amounts()).toHaveLength(1)
  })
})

describe('費用弁償', () => {
  test('会議と人と内容で残り、監査には額と番号だけが残る', async () => {
    granted(await recording())
    granted(await recording(300, STAFF, '駐車場'))
    expect(await expenses()).toEqual([
      ['p1', '交通費', 1200],
      ['p1', '駐車場', 300],
    ])
    expect(await lastAudit(operation)).toMatchObject({
      act: 'expense.recorded',
      subject: 'council-3',
      facts: { person: 'p1', yen: 300 },
    })
    expect(JSON.stringify(await lastAudit(operation))).not.toMatch(/駐車場|田中/)
  })
  test('同じ内容は二度記録せず、はじめの額が残る', async () => {
    granted(await recording())
    const outcome = await writingNothing(operation, () => recording(1500))
    expect(outcome).toEqual(refuse({ kind: 'recorded-already', yen: 1200 }))
  })
  test('庶務でない人は、記録も取り消しもできない', async () => {
    granted(await recording())
    const outcome = await writingNothing(operation, async () => [
      await recording(1, { by: 'p1' }, 'ほか'),
      await takingBack(NOW, { by: 'p1' }),
    ])
    expect(outcome).toMatchObject([NOT_STAFF, NOT_STAFF])
  })
  test('古い: recordExpense は、その間に中止された会議には記録しない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () =>
      run(STAFF, (act) => recordExpense(act, { meeting: seen, ...TRAIN, yen: 1200 })),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: takeBackExpense は、取り消したあとに記録し直したものを消さない', async () => {
    granted(await recording())
    expect(granted(await takingBack())).toEqual({ yen: 1200 })
    granted(await recording(1500, { ...STAFF, now: new Date(NOW.getTime() + 1_000) }))
    const outcome = await writingNothing(operation, () => takingBack())
    expect(outcome).toEqual(refuse({ kind: 'no-such-expense' }))
    expect(await expenses()).toEqual([['p1', '交通費', 1500]])
  })
  test('町を去った人を消すと、内容は消え、額は残る', async () => {
    const seen = await meeting()
    for (const note of ['自宅からの交通費', '駐車場'])
      granted(
        await run(STAFF, (act) => recordExpense(act, { meeting: seen, personId: 'n1', note, yen: 700 })),
      )
    granted(await run(STAFF, (act) => erasePerson(act, { personId: 'n1' })))
    expect((await expenses()).map(([, , yen]) => yen)).toEqual([700, 700])
    expect(JSON.stringify(await expenses())).not.toMatch(/交通費|駐車場/)
  })
})

describe('表を渡す', () => {
  test('渡したことが、だれに、どの年度を、どの形でと、監査に残る', async () => {
    const given = await run({ ...STAFF, via: 'link' }, (act) =>
      handOutLedger(act, { year: 2026, form: 'csv' }),
    )
    expect(granted(given)).toMatchObject({ year: 2026, entries: [] })
    expect(await lastAudit(operation)).toMatchObject({
      ...{ act: 'fees.handed-out', actor: 's1', via: 'link', subject: 'fees 2026' },
      facts: { year: 2026, form: 'csv' },
    })
  })
  test('古い: handOutLedger は、その間に庶務でなくなった人には渡さない', async () => {
    await database().db.person.update({
      where: { townId_id: { townId: town(), id: 's1' } },
      data: { roles: [] },
    })
    const outcome = await writingNothing(operation, () =>
      run(STAFF, (act) => handOutLedger(act, { year: 2026, form: 'xlsx' })),
    )
    expect(outcome).toMatchObject(NOT_STAFF)
  })
})
