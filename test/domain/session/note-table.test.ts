// 開会中の席: 定足数を割ったこと、満たしたこと、議長がいなくなったことは、一度だけ知らせる(Q5、V5)。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { declineProxy } from '../../../src/domain/proxy/accept.ts'
import { noteTable } from '../../../src/domain/session/note-table.ts'
import { closeMeeting } from '../../../src/domain/session/open.ts'
import { preside } from '../../../src/domain/session/preside.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { OFFICE, tableOf } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'
import { LATER, standIn } from './sitting.ts'

const operation = operations()
const { run, meeting } = operation
const table = tableOf(operation)
const proxies = proxySteps(operation)

const noting = (seen: Meeting) => ({
  doing: { by: 'system', via: 'clock', now: LATER.now } as const,
  work: async (act: Act) => noteTable(act, await freshTown(act), { meeting: seen }),
})
const note = async (seen: Meeting) => run(noting(seen).doing, noting(seen).work)
const noteNow = async () => note(await meeting())
const SEAT: Record<string, string> = { p1: 'c1', p2: 'c2', p3: 'c3', p4: 'c4' }
const leaves = (personId: string) => table.departed({ seatId: SEAT[personId] ?? '', personId })
const opened = async (...people: string[]) => {
  await table.sits(...people)
  await table.opening()
}

beforeEach(() => operation.newTown())

describe('定足数', () => {
  test('開いたときの席では、知らせることはない', async () => {
    await opened('p1', 'p2')
    expect(await writingNothing(operation, noteNow)).toBeUndefined()
  })
  test('4人のうち2人に足りなくなれば、数と条文とともに一度、満たせばまた一度知らせる', async () => {
    await opened('p1', 'p2')
    await leaves('p2')
    const written = await auditOf(operation, async () => {
      expect(await noteNow()).toMatchObject({
        quorum: 'lost',
        forecast: { present: 1, required: 2, base: 4, article: '第6条第3項' },
        presider: { personId: 'p1' },
        unpresided: undefined,
      })
    })
    expect(written).toEqual(['meeting.quorum-lost'])
    expect(await lastAudit(operation)).toMatchObject({ facts: { present: 1, required: 2 } })
    expect(await writingNothing(operation, noteNow)).toBeUndefined()
    await table.sits('p3')
    expect(await noteNow()).toMatchObject({ quorum: 'regained', forecast: { present: 2 } })
    expect(await writingNothing(operation, noteNow)).toBeUndefined()
    await leaves('p3')
    expect(await noteNow()).toMatchObject({ quorum: 'lost' })
  })
  test('席にいる代理が取りやめても、割れる(P5)', async () => {
    const proxyId = await proxies.accepted()
    await table.arrived(standIn(proxyId))
    await opened('p1')
    granted(await run({ by: 'w1', now: LATER.now }, (act) => declineProxy(act, { proxyId, personId: 'w1' })))
    expect(await noteNow()).toMatchObject({ quorum: 'lost', forecast: { present: 1 } })
  })
  test('定足数の定めがない会議体では、割れない', async () => {
    await operation.newTown((raw) => ({
      ...raw,
      bodies: raw.bodies.map((body) => ({ ...body, charter: 'advisory-2017' })),
    }))
    await opened('p1', 'p2')
    for (const person of ['p2', 'p1']) await leaves(person)
    expect((await noteNow())?.quorum).toBeUndefined()
  })
  test('開会していない会議と、閉じた会議のことは知らせない', async () => {
    await table.sits('p1')
    expect(await writingNothing(operation, noteNow)).toBeUndefined()
    await table.sits('p2')
    await table.opening()
    await leaves('p2')
    const seen = await meeting()
    granted(await run(OFFICE, async (act) => closeMeeting(act, seen)))
    expect(await writingNothing(operation, noteNow)).toBeUndefined()
  })
})

describe('議長', () => {
  test('会長が席を離れて副会長もいなければ、替われる人とともに一度知らせる(V5)', async () => {
    await opened('p1', 'p3', 'p4')
    await leaves('p1')
    expect(await noteNow()).toMatchObject({
      quorum: undefined,
      presider: undefined,
      unpresided: {
        article: '第5条第3項・第6条第2項',
        sitters: [
          { id: 'p3', name: '髙橋 健' },
          { id: 'p4', name: '田中 花' },
        ],
      },
    })
    expect(await writingNothing(operation, noteNow)).toBeUndefined()
  })
  test('副会長が替われば、知らせることはない', async () => {
    await opened('p1', 'p2', 'p3')
    await leaves('p1')
    expect(await noteNow()).toBeUndefined()
  })
  test('だれかが務め、その人もいなくなれば、もう一度知らせる', async () => {
    await opened('p1', 'p3', 'p4')
    await leaves('p1')
    await noteNow()
    const seen = await meeting()
    granted(await run(OFFICE, (act) => preside(act, { meeting: seen, personId: 'p3' })))
    expect(await noteNow()).toBeUndefined()
    await leaves('p3')
    expect(await noteNow()).toMatchObject({ quorum: 'lost', unpresided: { sitters: [{ id: 'p4' }] } })
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: noteTable は、その間に閉じた会議の定足数を、割ったとは知らせない', async () => {
    await opened('p1', 'p2')
    await leaves('p2')
    const seen = await meeting()
    granted(await run(OFFICE, async (act) => closeMeeting(act, seen)))
    expect(await writingNothing(operation, () => note(seen))).toBeUndefined()
  })
})

describe('同時に見る', () => {
  test('二つの時計が同じ瞬間に見ても、知らせは一度', async () => {
    await opened('p1', 'p2')
    await leaves('p2')
    const seen = await meeting()
    const news = await atOnce(operation, noting(seen), noting(seen))
    expect(news.filter((one) => one !== undefined)).toHaveLength(1)
  })
  test('書き終えないうちの知らせに重なれば、知らせることはない', async () => {
    await opened('p1', 'p2')
    await leaves('p2')
    const seen = await meeting()
    const [first, second] = await overlapping(operation, noting(seen), noting(seen))
    expect([first?.quorum, second]).toEqual(['lost', undefined])
  })
})

test('どう出入りしても、割れたと満たしたは交互に、いまの席のとおりに、一度ずつ', {
  timeout: 60_000,
}, async () => {
  const steps = fc.array(fc.constantFrom('p1', 'p2', 'p3', 'p4', 'look'), { maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(steps, async (moved) => {
      await operation.newTown()
      await opened('p1', 'p2')
      const there = new Set(['p1', 'p2'])
      let told: string = 'regained'
      for (const step of [...moved, 'look', 'look']) {
        if (step === 'look') {
          const news = await noteNow()
          const now = there.size < 2 ? 'lost' : 'regained'
          expect(news?.quorum).toBe(now === told ? undefined : now)
          told = now
        } else if (there.delete(step)) await leaves(step)
        else {
          there.add(step)
          await table.sits(step)
        }
      }
    }),
    { numRuns: 12 },
  )
})
