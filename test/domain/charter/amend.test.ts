// 規則の改正: 新しい版が施行日から効き、それより前は前の版で判断する。
import { beforeEach, describe, expect, test } from 'vitest'
import { type Amendment, amendCharter } from '../../../src/domain/charter/amend.ts'
import { shippedCharter } from '../../../src/domain/charter/shipped.ts'
import { whatIf } from '../../../src/domain/decision/what-if.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { charterOf } from '../../../src/domain/town/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { run } = operation
const amending = (more: Partial<Amendment> = {}) =>
  run(STAFF, (act) =>
    amendCharter(act, {
      bodyId: 'council',
      seenVersion: 1,
      from: '2026-12-01',
      set: { 'written.allowed': 'true' },
      article: '改正規則 附則第2項',
      ...more,
    }),
  )
const rulesOn = async (day: string) =>
  charterOf(await run({ by: 'system' }, freshTown), {
    bodyId: 'council',
    startsAt: new Date(`${day}T10:00+09:00`),
  }).rules

beforeEach(() => operation.newTown())

describe('規則の改正', () => {
  test('施行日から新しい定めになり、条文がつき、前の日は前のまま', async () => {
    granted(await amending())
    expect((await rulesOn('2026-11-30')).written).toMatchObject({ allowed: false, article: '第10条' })
    expect((await rulesOn('2026-12-01')).written).toMatchObject({
      allowed: true,
      article: '改正規則 附則第2項',
    })
    expect((await rulesOn('2026-12-01')).written.reading).toBeUndefined()
    expect((await rulesOn('2026-12-01')).quorum).toMatchObject({ article: '第6条第3項' })
  })
  test.each([
    [{ 'nothing.allowed': 'true' }, { kind: 'no-such-rule', path: 'nothing.allowed' }],
    [{ 'written.article': '第1条' }, { kind: 'no-such-rule', path: 'written.article' }],
    [{ 'quorum.fraction': '三分の一' }, { kind: 'no-such-value', path: 'quorum.fraction' }],
    [{ 'written.allowed': 'false' }, { kind: 'nothing-changes' }],
  ])('%j は断る', async (set, refusal) => {
    expect(await writingNothing(operation, () => amending({ set }))).toMatchObject({ ok: false, refusal })
  })
  test('いまの版の施行日より前からの改正は断る', async () => {
    expect(await amending({ from: '2024-07-01' })).toEqual(refuse({ kind: 'not-later', from: '2024-07-01' }))
  })
  test('古い: amendCharter は、その間に改正された規則を、見ていない版の上に改正しない', async () => {
    granted(await amending())
    const outcome = await writingNothing(operation, () =>
      amending({ from: '2027-01-01', set: { 'online.counts': 'false' } }),
    )
    expect(outcome).toEqual(refuse({ kind: 'charter-changed' }))
  })
})

describe('別の読み方で数える(V2, V3)', () => {
  const rules = shippedCharter('council-2024')?.rules
  if (!rules) throw new Error('no council-2024')
  const counts = { yes: 4, no: 3, abstain: 2, silent: 0, absent: 0, recused: 0, base: 9, needed: 5 }
  test('4-3-2 は、棄権を数えれば否決、除けば可決', () => {
    expect(whatIf({ rules, counts }, [], { presider: null })).toMatchObject({ result: 'rejected', base: 9 })
    expect(whatIf({ rules, counts }, [], { presider: null, abstention: 'left-out' })).toMatchObject({
      result: 'passed',
      base: 7,
    })
  })
  test('6人で3対3、議長が反対していれば、裁決だけの読み方では3対2で可決', () => {
    const six = { yes: 3, no: 3, abstain: 0, silent: 0, absent: 0, recused: 0, base: 6, needed: 4 }
    const stood = [{ personId: 'p1', through: 'p1', standing: 'voted', choice: 'no' } as const]
    expect(whatIf({ rules, counts: six }, stood, { presider: 'p1' })).toMatchObject({ result: 'tied' })
    expect(whatIf({ rules, counts: six }, stood, { presider: 'p1', chair: 'casting-only' })).toMatchObject({
      result: 'passed',
      base: 5,
    })
  })
  test('無記名の採決は、議長の票を除いて数え直せない', () => {
    const stood = [{ personId: 'p1', through: 'p1', standing: 'voted', choice: null } as const]
    expect(whatIf({ rules, counts }, stood, { presider: 'p1', chair: 'casting-only' })).toBeUndefined()
  })
})
