// 書面・持ち回り(W1): 規則が認めるときだけ。返事のないことは、賛成ではない。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { amendCharter } from '../../../src/domain/charter/amend.ts'
import { shippedCharter } from '../../../src/domain/charter/shipped.ts'
import type { Choice } from '../../../src/domain/decision/model.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { decideWritten, voidWritten } from '../../../src/domain/written/decide.ts'
import { returnReminderDue } from '../../../src/domain/written/due.ts'
import { countReturns, writtenRules } from '../../../src/domain/written/model.ts'
import { putWritten } from '../../../src/domain/written/put.ts'
import { findWritten } from '../../../src/domain/written/read.ts'
import { returnWritten } from '../../../src/domain/written/return-written.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { run } = operation
const STAFF = { by: 's1', via: 'slack' } as const
const UNTIL = new Date('2026-12-05T23:59+09:00')
const KEY = { bodyId: 'council', no: 1 }

beforeEach(() => operation.newTown())

const rulesOf = (id: string) => {
  const rules = shippedCharter(id)?.rules
  if (!rules) throw new Error(id)
  return writtenRules.strip().parse(rules)
}
const allowed = async (set: Record<string, string> = { 'written.allowed': 'true' }) =>
  granted(
    await run(STAFF, (act) =>
      amendCharter(act, {
        bodyId: 'council',
        seenVersion: 1,
        from: '2026-11-20',
        set,
        article: '第10条',
      }),
    ),
  )
const puts = (until = UNTIL) =>
  run(STAFF, (act) => putWritten(act, { bodyId: 'council', title: '会費の額', until }))
const returns = (person: string, choice: Choice, now: Date = NOW) =>
  run({ by: person, via: 'line', now }, (act) => returnWritten(act, { ...KEY, choice, opinion: undefined }))
const decides = (now: Date = NOW) => run({ ...STAFF, now }, (act) => decideWritten(act, KEY))
const AFTER = new Date('2026-12-06T00:10+09:00')

describe('数え方', () => {
  const council = rulesOf('council-2024')
  test('委員全員が母数なら、返事のない人は賛成に数えない(4人のうち賛成2では否決)', () => {
    const { result, counts } = countReturns(['yes', 'yes', null, null], council)
    expect(counts).toEqual({ yes: 2, no: 0, abstain: 0, silent: 2, base: 4, needed: 3 })
    expect(result).toBe('rejected')
  })
  test('返事のあった人が母数なら、その過半数。最少の数に足りなければ決まらない', () => {
    const returned = { ...council, written: { ...council.written, base: 'returned' as const, minimum: 3 } }
    expect(countReturns(['yes', 'yes', 'no', null], returned)).toMatchObject({ result: 'passed' })
    expect(countReturns(['yes', 'yes', null, null], returned)).toMatchObject({ result: 'undecided' })
  })
  test('コンソーシアムでは、一人でも返事がなければ決まらない(協定書第7条第2項)', () => {
    const consortium = rulesOf('consortium-2018')
    expect(countReturns([...Array<Choice>(13).fill('yes'), null], consortium).result).toBe('undecided')
    expect(countReturns(Array<Choice>(14).fill('yes'), consortium).result).toBe('passed')
    expect(countReturns([...Array<Choice>(13).fill('yes'), 'no'], consortium).result).toBe('rejected')
  })
  test('性質: 返事のない人が増えて、可決になることはない', () => {
    const choice = fc.constantFrom<Choice | null>('yes', 'no', 'abstain', null)
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 12 }), (all) => {
        const before = countReturns(all, council).result
        if (before !== 'passed') expect(countReturns([...all, null], council).result).not.toBe('passed')
      }),
    )
  })
})

describe('書面で諮る', () => {
  test('規則が認めていなければ、条文と読み方を示して断り、改めれば諮れる', async () => {
    expect(await puts()).toMatchObject({
      ok: false,
      refusal: { kind: 'written-not-allowed', article: '第10条' },
    })
    await allowed()
    expect(granted(await puts())).toEqual({ no: 1, people: ['p1', 'p2', 'p3', 'p4'] })
    expect(granted(await puts())).toMatchObject({ no: 2 })
  })
  test('全員がそろえば締め切り前でも数えられ、そろわなければ数えない', async () => {
    await allowed()
    granted(await puts())
    for (const person of ['p1', 'p2', 'p3']) granted(await returns(person, 'yes'))
    expect(await decides()).toMatchObject({ refusal: { kind: 'not-yet', silent: ['田中 花'] } })
    granted(await returns('p4', 'no'))
    expect(granted(await decides())).toMatchObject({
      state: 'decided',
      result: 'passed',
      counts: { yes: 3, no: 1, silent: 0, base: 4, needed: 3 },
    })
  })
  test('締め切りのあとは、返事のない人を残して数える', async () => {
    await allowed()
    granted(await puts())
    for (const person of ['p1', 'p2']) granted(await returns(person, 'yes'))
    const decided = granted(await decides(AFTER))
    expect(decided).toMatchObject({ result: 'rejected', counts: { yes: 2, silent: 2, base: 4 } })
    expect(decided.electorate).toHaveLength(4)
  })
  test('締め切りまで変えられ、あとの言葉が残る', async () => {
    await allowed()
    granted(await puts())
    granted(await returns('p1', 'yes'))
    expect(granted(await returns('p1', 'no'))).toMatchObject({ changed: true })
    const earlier = new Date(NOW.getTime() - 60_000)
    const older = await run({ by: 'p1', via: 'line' }, (act) =>
      returnWritten({ ...act, said: earlier }, { ...KEY, choice: 'yes', opinion: undefined }),
    )
    expect(older).toEqual(refuse({ kind: 'said-since' }))
  })
  test('委員でない人の返事は受け付けない', async () => {
    await allowed()
    granted(await puts())
    expect(await returns('w1', 'yes')).toEqual(refuse({ kind: 'holds-no-seat' }))
  })
  test('催促は、返事のない人にだけ、諮った日より前の分は出さない', async () => {
    const { settings, timezone } = await run(STAFF, freshTown)
    const of = (now: string, at = NOW) =>
      returnReminderDue(
        { until: UNTIL, at, state: 'open' },
        { town: { settings, timezone }, now: new Date(now) },
      )
    expect(of('2026-11-27T09:00+09:00')).toBeUndefined()
    expect(of('2026-12-02T09:00+09:00')).toBe(3)
    expect(of('2026-12-04T09:00+09:00')).toBe(1)
    expect(of('2026-12-05T09:00+09:00')).toBe(0)
    expect(of('2026-12-06T09:00+09:00')).toBeUndefined()
    expect(of('2026-12-04T09:00+09:00', new Date('2026-12-04T08:30+09:00'))).toBeUndefined()
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: putWritten は、過ぎた締め切りでは諮らない', async () => {
    await allowed()
    const outcome = await writingNothing(operation, () => puts(new Date(NOW.getTime() - 1)))
    expect(outcome).toEqual(refuse({ kind: 'until-in-the-past' }))
  })
  test('古い: returnWritten は、決定したあとや締め切りのあとの返事を受け付けない', async () => {
    await allowed()
    granted(await puts())
    expect(await writingNothing(operation, () => returns('p1', 'yes', AFTER))).toEqual(
      refuse({ kind: 'written-over', until: UNTIL }),
    )
    granted(await decides(AFTER))
    expect(await writingNothing(operation, () => returns('p1', 'yes'))).toEqual(
      refuse({ kind: 'written-decided' }),
    )
  })
  test('古い: decideWritten は、決定したものを数え直さない', async () => {
    await allowed()
    granted(await puts())
    granted(await decides(AFTER))
    expect(await writingNothing(operation, () => decides(AFTER))).toEqual(refuse({ kind: 'written-decided' }))
  })
  test('古い: voidWritten は、決定したものを無効にしない', async () => {
    await allowed()
    granted(await puts())
    granted(await decides(AFTER))
    const outcome = await writingNothing(operation, () =>
      run(STAFF, (act) => voidWritten(act, { ...KEY, reason: '手違い' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'written-decided' }))
    granted(await puts())
    granted(await run(STAFF, (act) => voidWritten(act, { bodyId: 'council', no: 2, reason: '手違い' })))
    expect(await run(STAFF, (act) => findWritten(act, { bodyId: 'council', no: 2 }))).toMatchObject({
      state: 'void',
      reason: '手違い',
    })
  })
})
