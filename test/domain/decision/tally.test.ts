import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CharterRules } from '../../../src/domain/charter/charter.ts'
import { shippedCharter } from '../../../src/domain/charter/shipped.ts'
import { tally } from '../../../src/domain/decision/tally.ts'

const rulesOf = (id: string): CharterRules => {
  const rules = shippedCharter(id)?.rules
  if (!rules) throw new Error(`${id} is shipped`)
  return rules
}
const council = rulesOf('council-2024')
const consortium = rulesOf('consortium-2018')
const reading = (value: 'counted' | 'left-out'): CharterRules => ({
  ...council,
  abstention: { ...council.abstention, value },
})

describe('V1 出席委員の過半数', () => {
  test.each([
    [3, 2, 'passed', 3],
    [4, 2, 'passed', 4],
    [2, 3, 'rejected', 3],
  ] as const)('賛成%i・反対%i → %s(必要%i)', (yes, no, result, needed) => {
    expect(tally({ yes, no, abstain: 0 }, council)).toMatchObject({ result, needed, article: '第6条第4項' })
  })
  test('ちょうど半分は過半数ではない: 可否同数', () => {
    expect(tally({ yes: 3, no: 3, abstain: 0 }, council).result).toBe('tied')
  })
})

describe('V3 棄権の二つの読み方', () => {
  test.each([
    [5, 3, 1, 'passed', 'passed'],
    [4, 3, 2, 'rejected', 'passed'],
    [5, 3, 2, 'rejected', 'passed'],
    [4, 4, 1, 'tied', 'tied'],
    [3, 0, 6, 'rejected', 'passed'],
    [0, 0, 9, 'undecided', 'undecided'],
  ] as const)('%i-%i-%i: 数える→%s、除く→%s', (yes, no, abstain, counted, leftOut) => {
    expect(tally({ yes, no, abstain }, reading('counted')).result).toBe(counted)
    expect(tally({ yes, no, abstain }, reading('left-out')).result).toBe(leftOut)
  })
  test('どちらの読み方かを、出典とともに示す', () => {
    expect(tally({ yes: 4, no: 3, abstain: 2 }, council)).toMatchObject({
      base: 9,
      needed: 5,
      readings: [
        { rule: 'abstention', value: 'counted', source: '行政実例 昭32.5.11' },
        { rule: 'chair', value: 'member-and-casting', source: '法制意見 昭26.11.22' },
      ],
    })
  })
})

test('V2 会長が表決に加わる読み方では、3対2に会長の反対で可否同数になる', () => {
  expect(tally({ yes: 3, no: 2, abstain: 0 }, council).result).toBe('passed')
  expect(tally({ yes: 3, no: 3, abstain: 0 }, council).result).toBe('tied')
})

describe('V8 協定書第7条第2項: 構成員全員の同意', () => {
  test('14団体すべての賛成で決まる', () => {
    expect(tally({ yes: 14, no: 0, abstain: 0, all: 14 }, consortium)).toMatchObject({
      result: 'passed',
      base: 14,
      needed: 14,
    })
  })
  test.each([
    [13, 0, 1],
    [13, 0, 0],
  ])('賛成%i・反対%i・棄権%i(14団体)では決まらない', (yes, no, abstain) => {
    expect(tally({ yes, no, abstain, all: 14 }, consortium).result).toBe('undecided')
  })
  test('一つでも反対があれば否決', () => {
    expect(tally({ yes: 13, no: 1, abstain: 0, all: 14 }, consortium).result).toBe('rejected')
  })
})

test('性質: 賛成が一つ増えて、可決が覆ることはない', () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.nat(50),
      fc.nat(50),
      fc.constantFrom('counted' as const, 'left-out' as const),
      (yes, no, abstain, value) => {
        const before = tally({ yes, no, abstain }, reading(value)).result
        return before !== 'passed' || tally({ yes: yes + 1, no, abstain }, reading(value)).result === 'passed'
      },
    ),
  )
})
