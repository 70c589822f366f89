// Who is told of a job: pure, over random towns.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JOBS_IN_ONE, type Telling, TOLD_PER_PLACE, whomToTell } from '../../../src/domain/job/due.ts'

type Job = Telling<Parameters<typeof job>[0] & ReturnType<typeof job>>['jobs'][number]

function job(given: { no: number; slots?: number; skills?: string[]; offeredTo?: string[] }) {
  const { no, slots = 1, skills = [], offeredTo = [] } = given
  const how = offeredTo.length > 0 ? ('offer' as const) : ('first' as const)
  return { no, slots, skills, offeredTo, how, taken: 0, dueAt: new Date(no) }
}
const hearer = (personId: string, skills: string[] = [], line = true) => ({ personId, skills, line })
const people = (count: number) => Array.from({ length: count }, (_, n) => hearer(`w${n}`))

const tell = (given: Partial<Telling<Job>>) =>
  whomToTell({ jobs: [], hearers: [], knows: () => false, left: 1_000, reserve: 60, ...given })
const said = ({ to }: ReturnType<typeof tell>) =>
  to.map(({ personId, jobs }) => `${personId} ${jobs.map(({ no }) => no)}`)

describe('だれに知らせるか', () => {
  test('空き一つに五人まで、順番のとおりに', () => {
    const told = tell({ jobs: [job({ no: 1 })], hearers: people(8) })
    expect(said(told)).toEqual(['w0 1', 'w1 1', 'w2 1', 'w3 1', 'w4 1'])
    expect(told.reach.get(1)).toEqual({ told: TOLD_PER_PLACE, why: 'enough' })
  })
  test('いくつかの仕事は、一人に一通にまとめる', () => {
    const jobs = [job({ no: 1 }), job({ no: 2 }), job({ no: 3, skills: ['typing'] })]
    const told = tell({ jobs, hearers: [hearer('w0', ['typing']), hearer('w1')] })
    expect(said(told)).toEqual(['w0 1,2,3', 'w1 1,2'])
    expect(told.reach.get(3)).toEqual({ told: 1, why: 'everybody' })
  })
  test('月の残りから、会議の分を残す', () => {
    const told = tell({ jobs: [job({ no: 1, slots: 3 })], hearers: people(9), left: 62, reserve: 60 })
    expect(said(told)).toEqual(['w0 1', 'w1 1'])
    expect(told.reach.get(1)).toEqual({ told: 2, why: 'budget' })
    expect(said(tell({ jobs: [job({ no: 1 })], hearers: people(9), left: 60, reserve: 60 }))).toEqual([])
  })
  test('指名は、名前のある人だけに。会議の分も使える。LINEがなくても', () => {
    const jobs = [job({ no: 1, offeredTo: ['w1', 'w2'] })]
    const hearers = [hearer('w0'), hearer('w1'), hearer('w2', [], false)]
    expect(said(tell({ jobs, hearers, left: 10, reserve: 60 }))).toEqual(['w1 1', 'w2 1'])
    expect(said(tell({ jobs, hearers, left: 0, reserve: 60 }))).toEqual(['w2 1'])
    expect(said(tell({ jobs: [job({ no: 2 })], hearers: [hearer('w2', [], false)] }))).toEqual([])
  })
  test('知っている人には、もう知らせない', () => {
    const knows = (_no: number, personId: string) => personId === 'w0'
    expect(said(tell({ jobs: [job({ no: 1 })], hearers: people(2), knows }))).toEqual(['w1 1'])
  })
})

const jobs = fc
  .array(
    fc.record({
      slots: fc.integer({ min: 1, max: 3 }),
      skills: fc.subarray(['a', 'b']),
      offeredTo: fc.subarray(['p0', 'p1', 'p2', 'p3']).map((named) => named.slice(1)),
    }),
    { maxLength: 7 },
  )
  .map((list) => list.map((one, n) => ({ no: n + 1, ...one })))
const crowd = fc.array(fc.record({ skills: fc.subarray(['a', 'b']), line: fc.boolean() }), { maxLength: 30 })

test('性質: 残りを超えず、一人に一通、技能のある人に、多すぎず、余りがあれば出し惜しまない', () => {
  fc.assert(
    fc.property(jobs, crowd, fc.nat(40), fc.nat(20), (given, all, left, reserve) => {
      const list = given.map((one) => job(one))
      const hearers = all.map((one, n) => ({ personId: `p${n}`, ...one }))
      const { to, reach } = tell({ jobs: list, hearers, left, reserve })
      const lines = to.filter(({ personId }) => hearers.some((one) => one.personId === personId && one.line))
      expect(lines.length).toBeLessThanOrEqual(left)
      expect(new Set(to.map(({ personId }) => personId)).size).toBe(to.length)
      const general = lines.filter(({ jobs: told }) => told.every(({ how }) => how !== 'offer'))
      if (list.every(({ how }) => how !== 'offer'))
        expect(general.length).toBeLessThanOrEqual(Math.max(0, left - reserve))
      for (const { personId, jobs: told } of to) {
        const who = hearers.find((one) => one.personId === personId)
        expect(told.length).toBeLessThanOrEqual(JOBS_IN_ONE)
        for (const one of told) {
          expect(one.skills.every((skill) => who?.skills.includes(skill))).toBe(true)
          if (one.how === 'offer') expect(one.offeredTo).toContain(personId)
          else expect(who?.line).toBe(true)
        }
      }
      for (const one of list) {
        const fit = hearers.filter(
          ({ personId, skills, line }) =>
            one.skills.every((skill) => skills.includes(skill)) &&
            (one.how === 'offer' ? one.offeredTo.includes(personId) : line),
        )
        const { told = 0, why } = reach.get(one.no) ?? {}
        if (why === 'everybody' && list.length <= JOBS_IN_ONE) expect(told).toBe(fit.length)
        if (why === 'enough') expect(told).toBeGreaterThanOrEqual(one.slots * TOLD_PER_PLACE)
      }
    }),
    { numRuns: 300 },
  )
})
