// 条件の中身: 法が求めることをすべて書き、支払日はきまりどおりに決まる（J1・J3・J4）。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedTerms } from '../../../src/domain/terms/compose.ts'
import { writtenTerms } from '../../../src/domain/terms/give.ts'
import { canonical, hashOfTerms, payDaysBy, termsBody } from '../../../src/domain/terms/model.ts'
import { BASIS, termsOf } from './signed.ts'

describe('応募のときの条件', () => {
  test('仕事・額・両者の名・発注日・納期と場所・検収の終わり・支払日・方法がある（J1）', () => {
    expect(termsOf()).toEqual({
      form: 1,
      orderedOn: '2026-11-25',
      timezone: 'Asia/Tokyo',
      orderer: '立科町',
      worker: '林 はるか',
      director: null,
      work: { no: 3, title: '名簿入力', details: null, quantity: null, unit: null },
      pay: { kind: 'fixed', yen: 3000, rateYen: null, withholding: null },
      delivery: { dueAt: '2026-12-20T08:00:00.000Z', place: null },
      inspection: { days: 10, until: '2026-12-30' },
      payment: {
        mode: 'strict-60',
        legal: '2027-02-17',
        on: '2027-02-17',
        method: '口座振込',
        reorder: null,
      },
      confidential: false,
    })
  })
  test('日は町の時計による: 夜おそくの応募は、その日の発注', () => {
    const late = termsOf({ dueAt: new Date('2026-12-20T23:30+09:00') })
    expect(late.inspection.until).toBe('2026-12-30')
  })
  test('月末締め翌月末払いの町では、翌月の末日の銀行営業日', () => {
    const settings = { ...BASIS.settings, payMode: 'two-months' as const }
    expect(termsOf({ settings }).payment).toMatchObject({
      mode: 'two-months',
      legal: '2027-01-31',
      on: '2027-01-29',
    })
  })
  test('再委託は、もとの発注者とその期日を書き、その日から30日で払う（J4）', () => {
    const passed = termsOf({ reorderClient: '長野県庁', reorderDue: '2027-01-31' })
    expect(passed.payment).toMatchObject({
      mode: 'reorder',
      legal: '2027-03-01',
      reorder: { client: '長野県庁', due: '2027-01-31' },
    })
    expect(payDaysBy(passed, '2026-12-01')).toEqual({ legal: '2027-03-01', pay: '2027-03-01' })
  })
  test('もとの発注者の支払いが納期より前なら、町のふつうの払い方による', () => {
    const early = termsOf({ reorderClient: '長野県庁', reorderDue: '2026-11-01' })
    expect(early.payment).toMatchObject({ mode: 'strict-60', legal: '2027-02-17', reorder: null })
  })
  test('納品の日の支払日は、条件の払い方で数える（J3）', () => {
    expect(payDaysBy(termsOf(), '2026-06-01').legal).toBe('2026-07-30')
    expect(payDaysBy(termsOf(), '2026-12-15').legal).toBe('2027-02-12')
    expect(payDaysBy(termsOf(), '2027-01-01').legal).toBe('2027-03-01')
  })
})

describe('変えた条件', () => {
  test('納期を変えると、検収の終わりと支払日もいっしょに動く', () => {
    const changed = changedTerms(termsOf(), { dueAt: new Date('2026-12-25T17:00+09:00') })
    expect(changed.delivery.dueAt).toBe('2026-12-25T08:00:00.000Z')
    expect(changed.inspection).toEqual({ days: 10, until: '2027-01-04' })
    expect(changed.payment).toMatchObject({ legal: '2027-02-22', on: '2027-02-22' })
  })
  test('額だけなら、ほかは何も変わらない', () => {
    const before = termsOf()
    const after = changedTerms(before, { yen: 4000 })
    expect(after).toEqual({ ...before, pay: { ...before.pay, yen: 4000 } })
  })
  test('再委託の納期が、その支払日より後になるなら、60日以内で払う', () => {
    const passed = termsOf({ reorderClient: '長野県庁', reorderDue: '2026-12-20' })
    const late = changedTerms(passed, { dueAt: new Date('2027-02-10T17:00+09:00') })
    expect(late.payment).toMatchObject({ mode: 'strict-60', legal: '2027-04-10', reorder: null })
  })
})

describe('確認番号', () => {
  test('性質: どの項目が変わっても、番号が変わる', () => {
    const whole = termsOf({ reorderClient: '長野県庁', reorderDue: '2027-01-31', details: '内容' })
    const { sha256 } = writtenTerms(whole)
    const leaves = leavesOf(whole)
    expect(leaves.length).toBeGreaterThan(25)
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.string(), (path, other) => {
        const changed: unknown = structuredClone(whole)
        put(changed, path, `${other}#`)
        expect(hashOfTerms(canonical(changed))).not.toBe(sha256)
      }),
    )
    for (const path of leaves) {
      const changed: unknown = structuredClone(whole)
      put(changed, path, 'x#')
      expect(hashOfTerms(canonical(changed)), path.join('.')).not.toBe(sha256)
    }
  })
  test('性質: 書く順がちがっても、同じ条件は同じ番号', () => {
    const whole = termsOf()
    const turned = Object.fromEntries(Object.entries(whole).toReversed())
    expect(canonical(turned)).toBe(canonical(whole))
    expect(termsBody.parse(JSON.parse(canonical(whole)))).toEqual(whole)
  })
})

type Path = string[]

const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]))
    : [path]

function put(value: unknown, [key = '', ...rest]: Path, other: string): void {
  if (typeof value !== 'object' || value === null) return
  if (rest.length === 0) Reflect.set(value, key, other)
  else put(Reflect.get(value, key), rest, other)
}
