// 顧客: 一つの名前に一つ。名簿の組織なら、その組織。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { makeClient } from '../../../src/domain/sales/make-client.ts'
import { together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { hasRoles, STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { sellingIn } from './selling.ts'

const operation = operations()
const { entering, entered, altering, removing, opened } = sellingIn(operation)

beforeEach(() => operation.newTown())

const kindOf = (kind: string) => ({ ok: false, refusal: { kind } })

describe('加える', () => {
  test('番号がつき、監査には名前を書かない', async () => {
    expect(await entered({ contact: '電話' })).toMatchObject({
      no: 1,
      name: '佐久商会',
      organisationId: null,
    })
    expect(await entered({ name: '長野県', kind: 'town' })).toMatchObject({ no: 2, kind: 'town' })
    const entry = await lastAudit(operation)
    expect(entry).toMatchObject({ act: 'client.made', subject: 'client-2' })
    expect(JSON.stringify(entry)).not.toContain('長野県')
  })
  test('同じ名前は二度加えず、いまある顧客を言う', async () => {
    await entered({ name: '塩沢商店' })
    for (const name of ['塩沢商店', ' 鹽澤 商店 ', '塩沢　商店'])
      expect(await writingNothing(operation, () => entering({ name }))).toMatchObject({
        ok: false,
        refusal: { kind: 'client-stands', client: { no: 1, name: '塩沢商店' } },
      })
  })
  test('名前のない顧客は断る', async () => {
    expect(await writingNothing(operation, () => entering({ name: ' 　' }))).toMatchObject(
      kindOf('client-nameless'),
    )
  })
  test('名簿にある組織の名前なら、その組織になる', async () => {
    expect(await entered({ name: '社会福祉 協議会' })).toMatchObject({ organisationId: 'shakyo' })
  })
  test('同時に同じ名前を加えても一つ、別の名前は別の番号', async () => {
    const turn = (name: string) => ({
      doing: STAFF,
      work: (act: Parameters<typeof makeClient>[0]) => makeClient(act, { name }),
    })
    const all = await together(operation, turn('甲'), turn('甲'), turn('乙'))
    expect(all.filter(({ ok }) => ok)).toHaveLength(2)
    expect(all.flatMap((one) => (one.ok ? one.value.no : [])).toSorted()).toEqual([1, 2])
  })
  test('ディレクターも加えられ、委員とワーカーは加えられない', async () => {
    await hasRoles(operation, 'n1', ['director'])
    expect((await entering({}, { by: 'n1' })).ok).toBe(true)
    for (const by of ['p1', 'w1'])
      for (const work of [
        () => entering({ name: '別' }, { by }),
        () => altering(1, { name: '別' }, { by }),
        () => removing(1, { by }),
      ])
        expect(await writingNothing<unknown>(operation, work)).toEqual(
          refuse({ kind: 'not-permitted', who: ['staff', 'director'], article: null }),
        )
  })
  test('古い: makeClient は、その間に庶務でなくなった人の顧客を加えない', async () => {
    await hasRoles(operation, 's1', [])
    expect(await writingNothing(operation, () => entering())).toMatchObject(kindOf('not-permitted'))
  })
})

describe('変える、取り消す', () => {
  test('書かないところは残り、空にしたところは消える', async () => {
    await entered({ contact: '電話', note: 'メモ' })
    expect(granted(await altering(1, { contact: null, kind: 'town' }))).toMatchObject({
      client: { name: '佐久商会', contact: null, note: 'メモ', kind: 'town' },
      before: { contact: '電話', kind: 'company' },
    })
  })
  test('名前が変われば、どの組織かも変わる', async () => {
    await entered({ name: '社会福祉協議会' })
    expect(granted(await altering(1, { name: '別の会' })).client.organisationId).toBeNull()
    expect(granted(await altering(1, { name: '社会福祉協議会' })).client.organisationId).toBe('shakyo')
  })
  test('ほかの顧客の名前にはできない', async () => {
    await entered()
    await entered({ name: '乙' })
    expect(await writingNothing(operation, () => altering(2, { name: '佐久 商会' }))).toMatchObject(
      kindOf('client-stands'),
    )
  })
  test('商談のある顧客は取り消せない', async () => {
    await entered()
    await opened()
    expect(await writingNothing(operation, () => removing(1))).toMatchObject(kindOf('client-in-use'))
  })
  test('古い: changeClient は、その間に取り消された顧客を変えない', async () => {
    await entered()
    granted(await removing(1))
    expect(await writingNothing(operation, () => altering(1, { name: '乙' }))).toMatchObject(
      kindOf('no-such-client'),
    )
  })
  test('古い: removeClient は、すでに取り消された顧客を取り消さない', async () => {
    await entered()
    granted(await removing(1))
    expect(await writingNothing(operation, () => removing(1))).toMatchObject(kindOf('no-such-client'))
  })
})
