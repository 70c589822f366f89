// くじ(V10): だれでも引き直せ、だれも前もって選べない。
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commitmentTo, drawnByLot } from '../../../src/domain/election/lot.ts'
import { leading, tiedIn } from '../../../src/domain/election/model.ts'

const OF = { meetingId: 'council-1', office: 'chair' } as const

describe('くじ', () => {
  test('書いてあるとおりに計算し直すと、同じ人になる', () => {
    const digest = createHash('sha256').update('種\ncouncil-1\nchair\np1\np2\np3').digest('hex')
    const index = Number(BigInt(`0x${digest}`) % 3n)
    expect(drawnByLot('種', { ...OF, among: ['p3', 'p1', 'p2'] })).toBe(['p1', 'p2', 'p3'][index])
    expect(commitmentTo('種')).toBe(createHash('sha256').update('種').digest('hex'))
  })
  test('性質: 並べた順によらず、候補者のだれかになる', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uniqueArray(fc.stringMatching(/^p\d{1,4}$/), { minLength: 1, maxLength: 8 }),
        (seed, among) => {
          const one = drawnByLot(seed, { ...OF, among })
          expect(among).toContain(one)
          expect(drawnByLot(seed, { ...OF, among: among.toReversed() })).toBe(one)
        },
      ),
    )
  })
  test('二人のくじは、片寄らない', () => {
    const first = Array.from({ length: 2000 }, (_, n) =>
      drawnByLot(`seed ${n}`, { ...OF, among: ['a', 'b'] }),
    )
    const share = first.filter((one) => one === 'a').length / 2000
    expect(share).toBeGreaterThan(0.45)
    expect(share).toBeLessThan(0.55)
  })
  test('だれもいなければ、だれも引かない', () => {
    expect(drawnByLot('種', { ...OF, among: [] })).toBeUndefined()
  })
})

describe('最も多い票', () => {
  test('一人なら選ばれ、並べば同数、票がなければだれでもない', () => {
    expect(leading({ for: { a: 3, b: 2 } })).toEqual({ elected: 'a' })
    expect(leading({ for: { b: 2, a: 2, c: 1 } })).toEqual({ tied: ['a', 'b'] })
    expect(leading({ for: { a: 0, b: 0 } })).toBe('nobody')
    expect(leading({ for: {} })).toBe('nobody')
  })
  test('だれも投票しなかった回は、その前の同数を変えない', () => {
    const round = (no: number, votes: Record<string, number>) => ({
      no,
      kind: 'first' as const,
      candidates: Object.keys(votes),
      openedAt: new Date(),
      closedAt: new Date(),
      counts: { for: votes, blank: 0, silent: 0, absent: 0 },
    })
    expect(tiedIn({ rounds: [round(1, { a: 2, b: 2 }), round(2, { a: 0, b: 0 })] })).toEqual(['a', 'b'])
  })
})
