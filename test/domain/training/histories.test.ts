// 性質: どんな順に申し込み、取り消し、修了し、定員を変えても、定員は超えず、席のある限り待つ人はいない。
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { operations } from '../operation.ts'
import { teachingIn } from './teaching.ts'

const operation = operations()
const teaching = teachingIn(operation)
const WORKERS = ['w1', 'w2', 'w3', 'n1']

beforeEach(() => operation.newTown())

type Step = { kind: 'enrol' | 'leave' | 'complete'; who: string } | { kind: 'seats'; seats: number }

const who = fc.constantFrom(...WORKERS)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('enrol' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('complete' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('seats' as const), seats: fc.integer({ min: 1, max: 4 }) }),
  },
)

test('席の数は、いつも申し込みの数と合う', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      await operation.newTown()
      await teaching.apply('n1')
      await teaching.make({ seats: 2 })
      const queue: string[] = []
      for (const one of steps) {
        await take(one)
        const entries = (await teaching.entries()).map((entry) => entry.split(' '))
        const { seats, taken, waiting } = await teaching.course()
        const of = (...states: string[]) =>
          entries.filter(([, state]) => states.includes(state ?? '')).map(([person]) => person ?? '')
        expect(taken).toBe(of('enrolled', 'completed', 'missed').length)
        expect(waiting).toBe(of('waiting').length)
        expect(taken).toBeLessThanOrEqual(seats)
        if (waiting > 0) expect(taken).toBe(seats)
        expect(new Set(entries.map(([person]) => person)).size).toBe(entries.length)
        // Who waited before and waits still keeps the order.
        const now = of('waiting')
        const stayed = queue.filter((person) => now.includes(person))
        expect(now.slice(0, stayed.length)).toEqual(stayed)
        queue.splice(0, queue.length, ...now)
      }
    }),
    { numRuns: 15 },
  )
})

async function take(one: Step): Promise<void> {
  switch (one.kind) {
    case 'enrol':
      await teaching.enrolling(one.who)
      return
    case 'leave':
      await teaching.leaving(one.who)
      return
    case 'complete':
      await teaching.completing(one.who)
      return
    case 'seats':
      await teaching.changing({ seats: one.seats }, { revision: (await teaching.course()).revision })
  }
}
