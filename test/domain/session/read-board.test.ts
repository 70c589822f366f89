// 会議盤: ほかのどこで見ても同じ数(N4)。だれがどう投票したかは、どこにも出ない(V13)。
import { beforeEach, describe, expect, test } from 'vitest'
import { readForecast } from '../../../src/domain/attendance/read.ts'
import { arrive } from '../../../src/domain/session/arrive.ts'
import { boardUntil, checksIn } from '../../../src/domain/session/model.ts'
import { type Board, readBoard } from '../../../src/domain/session/read-board.ts'
import { readMarks } from '../../../src/domain/session/read-marks.ts'
import { recuse } from '../../../src/domain/session/recuse.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { MEETING, member, OFFICE, tableOf } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { AT, STAFF_THERE, standIn } from './sitting.ts'

const operation = operations()
const { run, meeting } = operation
const table = tableOf(operation)
const proxies = proxySteps(operation)

beforeEach(() => operation.newTown())

const board = async (now = AT): Promise<Board> => {
  const seen = await meeting()
  return run({ by: 'system', now }, async (act) => readBoard(act, await freshTown(act), seen, now))
}
const recusing = async (seatId: string) => {
  const seen = await meeting()
  granted(await run(OFFICE, (act) => recuse(act, { meeting: seen, itemNo: 2, seatId, reason: '親族' })))
}
const onlineArrives = async (seatId: string, personId: string) => {
  const seen = await meeting()
  granted(await run(STAFF_THERE, (act) => arrive(act, { meeting: seen, seatId, personId, mode: 'online' })))
}
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1_000)

describe('出席と定足数', () => {
  test('数は、定足数の見通しと同じ。代理とオンラインは、その内数', async () => {
    await table.arrived(standIn(await proxies.accepted()))
    await onlineArrives('c3', 'p3')
    await table.sits('p1')
    const seen = await meeting()
    const forecast = await run({ by: 'system', now: AT }, async (act) =>
      readForecast(act, await freshTown(act), seen),
    )
    const { quorum } = await board()
    const { present, required, base, article } = forecast
    expect(quorum).toMatchObject({ present, required, base, article })
    expect(quorum).toEqual({
      present: 3,
      proxies: { n: 1, counted: true },
      online: { n: 1, counted: true },
      base: 4,
      required: 2,
      missing: 0,
      lost: false,
      article: '第6条第3項',
    })
  })
  test('開会前に足りないのは「割った」ではなく、開会中に足りなくなれば「割った」(Q5)', async () => {
    await table.sits('p1')
    expect((await board()).quorum).toMatchObject({ missing: 1, lost: false })
    await table.sits('p2')
    await table.opening()
    expect((await board()).quorum).toMatchObject({ missing: 0, lost: false })
    await table.departed({ seatId: 'c1', personId: 'p1' })
    expect((await board()).quorum).toMatchObject({ present: 1, missing: 1, lost: true })
    expect((await meeting()).state).toBe('open')
  })
  test('委員がいなければ、満たしたとは言わない(Q9)', async () => {
    await operation.newTown((raw) => ({
      ...raw,
      bodies: raw.bodies.map((one) => ({
        ...one,
        seats: one.seats.map(({ office: _office, ...seat }) => ({ ...seat, holder: null })),
      })),
    }))
    expect((await board()).quorum).toMatchObject({ base: 0, required: null, lost: false })
  })
  test('議長は、開会したときに席にいる会長', async () => {
    await table.sits('p1', 'p2')
    expect((await board()).presider).toBeUndefined()
    await table.opening()
    expect((await board()).presider).toMatchObject({ name: '田中 一郎', role: 'chair' })
  })
})

describe('議題と採決', () => {
  test('採決のない会議では、どの議題にも印がつかない', async () => {
    await table.sits('p1', 'p2')
    await table.opening()
    expect((await board()).items).toEqual([
      { no: 1, title: '前回報告', notified: true, current: false, results: [] },
      { no: 2, title: '議案第1号', notified: true, current: false, results: [] },
    ])
  })
  test('記名の採決中は、いまの議題に印がつき、賛否と、まだの数が出る。除斥は数だけ', async () => {
    await table.sits('p1', 'p2', 'p3', 'p4')
    await table.opening()
    await table.making()
    await recusing('c4')
    granted(await table.put())
    granted(await table.votes('p2', 'yes'))
    granted(await table.votes('p3', 'no'))
    const { items, matters } = await board()
    expect(items.filter(({ current }) => current).map(({ no }) => no)).toEqual([2])
    expect(matters).toEqual([
      {
        kind: 'vote-open',
        no: 1,
        title: '会費の額',
        turnout: { kind: 'counts', yes: 1, no: 1, abstain: 0, notYet: 1 },
        recused: 1,
      },
    ])
  })
  test('退席した人の票は数えず、「まだ」にも入れない', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    granted(await table.votes('p3', 'no'))
    await table.departed({ seatId: 'c3', personId: 'p3' })
    expect((await board()).matters).toMatchObject([
      { turnout: { kind: 'counts', yes: 0, no: 0, abstain: 0, notYet: 2 } },
    ])
  })
  test('加われない代理は「まだ」に入らず、開始のお知らせの人数とも同じ(P2)', async () => {
    await table.arrived(standIn(await proxies.accepted()))
    await table.sits('p1', 'p3')
    await table.opening()
    const no = await table.urgent()
    const { voters } = granted(await table.put(no))
    expect(voters.toSorted()).toEqual(['p1', 'p3'])
    expect((await board()).matters).toMatchObject([{ turnout: { notYet: voters.length } }])
  })
  test('無記名では、投票の数だけ', async () => {
    await table.voting(['p1', 'p2', 'p3'], { ballot: 'secret' })
    granted(await table.votes('p2', 'yes'))
    granted(await table.votes('p3', 'no'))
    expect((await board()).matters).toEqual([
      { kind: 'vote-open', no: 1, title: '会費の額', turnout: { kind: 'cast', voted: 2 }, recused: 0 },
    ])
  })
  test('伏せた採決では、何人のうち何人が投票したかだけ', async () => {
    await table.voting(['p1', 'p2', 'p3'], { hidden: true })
    granted(await table.votes('p2', 'yes'))
    expect((await board()).matters).toMatchObject([{ turnout: { kind: 'voted', voted: 1, of: 3 } }])
  })
  test('締め切れば、伏せた数も無記名の数も、根拠とともに出る', async () => {
    await table.voting(['p1', 'p2', 'p3'], { ballot: 'secret', hidden: true })
    for (const person of ['p1', 'p2']) granted(await table.votes(person, 'yes'))
    granted(await table.closes())
    const { matters, items } = await board()
    expect(matters).toMatchObject([
      {
        kind: 'decided',
        result: 'passed',
        casting: null,
        ruling: {
          counts: { yes: 2, no: 0, silent: 1, base: 3, needed: 2 },
          article: '第6条第4項',
          abstention: 'counted',
          chair: 'member-and-casting',
        },
      },
    ])
    expect(items).toMatchObject([{}, { current: true, results: [{ no: 1, result: 'passed' }] }])
  })
  test('可否同数は裁決を待ち、決まれば裁決と出る(V4)', async () => {
    await table.voting(['p1', 'p2'])
    granted(await table.votes('p1', 'yes'))
    granted(await table.votes('p2', 'no'))
    granted(await table.closes())
    const tied = await board()
    expect(tied.matters).toMatchObject([{ kind: 'tied', no: 1, ruling: { counts: { yes: 1, no: 1 } } }])
    expect(tied.presider?.name).toBe('田中 一郎')
    granted(await table.breaks('p1', 'no'))
    expect((await board()).matters).toMatchObject([{ kind: 'decided', result: 'rejected', casting: 'no' }])
  })
  test('開いている採決は、前の結果より先', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    for (const person of ['p1', 'p2']) granted(await table.votes(person, 'yes'))
    granted(await table.closes())
    const next = await table.making({ title: '予算' })
    expect((await board()).matters).toMatchObject([{ kind: 'decided', no: 1 }])
    granted(await table.put(next))
    expect((await board()).matters).toMatchObject([{ kind: 'vote-open', no: next, title: '予算' }])
  })
  test('会議盤のどこにも、投票した人の名前はない', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    granted(await table.votes('p3', 'no'))
    const { town: _town, ...shown } = await board()
    expect(JSON.stringify(shown)).not.toContain('髙橋')
    expect(JSON.stringify(shown)).not.toContain('p3')
  })
})

describe('何か変わったか', () => {
  const mark = async (): Promise<string | undefined> =>
    (await readMarks(operation.database().sql, [{ town: operation.town(), meeting: MEETING }]))[0]
  const moves = async (work: () => Promise<unknown>): Promise<boolean> => {
    const before = await mark()
    await work()
    return (await mark()) !== before
  }

  test('着席、退席、開会、採決の開始と票と締め切り、除斥で変わる', async () => {
    expect(await moves(() => table.sits('p1', 'p2', 'p3'))).toBe(true)
    expect(await moves(() => table.opening())).toBe(true)
    expect(await moves(() => table.making())).toBe(true)
    expect(await moves(() => recusing('c3'))).toBe(true)
    expect(await moves(() => table.put())).toBe(true)
    expect(await moves(() => table.votes('p2', 'yes'))).toBe(true)
    expect(await moves(() => table.votes('p2', 'no', 1, member('p2', later(1))))).toBe(true)
    expect(await moves(() => table.closes())).toBe(true)
    expect(await moves(() => table.departed({ seatId: 'c2', personId: 'p2' }))).toBe(true)
    expect(await moves(async () => undefined)).toBe(false)
  })
  test.each([{ ballot: 'secret' as const }, { hidden: true }])(
    '%o の採決では、票を変えても変わらない: 変えたことも知れない',
    async (how) => {
      await table.voting(['p1', 'p2', 'p3'], how)
      expect(await moves(() => table.votes('p2', 'yes'))).toBe(true)
      expect(await moves(() => table.votes('p2', 'no', 1, member('p2', later(1))))).toBe(false)
    },
  )
  test('いくつもの会議を一度に見て、知らない会議では町のことだけ、知らない町では何もない', async () => {
    const { sql } = operation.database()
    const town = operation.town()
    await table.sits('p1')
    const [there, elsewhere, nowhere] = await readMarks(sql, [
      { town, meeting: MEETING },
      { town, meeting: 'council-9' },
      { town: 'atlantis', meeting: MEETING },
    ])
    expect(there).toBe(await mark())
    expect(elsewhere).not.toBe(there)
    expect(nowhere).toBeUndefined()
    expect(await readMarks(sql, [])).toEqual([])
  })
})

describe('いつ出るか', () => {
  test('着席の番号は、始まりの2時間前から閉会まで。来る人のいない会議には出ない', async () => {
    const convened = await meeting()
    expect(checksIn(convened, new Date('2026-12-10T11:59+09:00'))).toBe(false)
    expect(checksIn(convened, new Date('2026-12-10T12:00+09:00'))).toBe(true)
    expect(checksIn(convened, convened.endsAt)).toBe(false)
    expect(checksIn({ ...convened, state: 'open' }, later(86_400))).toBe(true)
    for (const state of ['draft', 'closed', 'cancelled'] as const)
      expect(checksIn({ ...convened, state }, AT)).toBe(false)
  })
  test('リンクは、会議の終わりから24時間まで', async () => {
    expect(boardUntil(await meeting())).toEqual(new Date('2026-12-11T16:00+09:00'))
  })
})
