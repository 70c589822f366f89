// 会議盤の互選: 何人のうち何人が投票したかだけ。だれへの票かは、どこにも出ない(V13)。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Election } from '../../../src/domain/election/model.ts'
import { arrive } from '../../../src/domain/session/arrive.ts'
import { type Board, readBoard } from '../../../src/domain/session/read-board.ts'
import { readMarks } from '../../../src/domain/session/read-marks.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { MEETING } from '../decision/table.ts'
import { electingIn, SEED } from '../election/electing.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { AT, STAFF_THERE, standIn } from './sitting.ts'

const operation = operations()
const { run, meeting } = operation
const table = electingIn(operation)
const proxies = proxySteps(operation)
const ALL = ['p1', 'p2', 'p3', 'p4']

beforeEach(() => operation.newTown())

const board = async (): Promise<Board> => {
  const seen = await meeting()
  return run({ by: 'system', now: AT }, async (act) => readBoard(act, await freshTown(act), seen, AT))
}
const matters = async () => (await board()).matters

/** Each votes for the one beside. */
async function ballots(given: Record<string, string | null>, office: Election['office'] = 'chair') {
  for (const [voter, candidate] of Object.entries(given))
    granted(await table.ballots(voter, candidate, office))
}
const TIE = { p1: 'p3', p2: 'p3', p3: 'p4', p4: 'p4' }

describe('互選のあいだ', () => {
  test('投票中は、候補者と、何人のうち何人が投票したかだけ', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    await ballots({ p1: 'p3', p2: null })
    expect(await matters()).toEqual([
      {
        kind: 'electing',
        office: 'chair',
        round: { no: 1, kind: 'first' },
        candidates: ['髙橋 健', '田中 花'],
        voted: 2,
        of: 4,
      },
    ])
  })
  test('候補者を挙げなければ、だれの名前も出ない', async () => {
    await table.electing(ALL)
    await ballots({ p3: 'p2' })
    const { town: _town, presider: _presider, ...shown } = await board()
    expect(shown.matters).toMatchObject([{ kind: 'electing', candidates: [], voted: 1, of: 4 }])
    for (const name of ['髙橋', '山本', 'p2', 'p3']) expect(JSON.stringify(shown)).not.toContain(name)
  })
  test('退席した人の票は数えず、人数にも入れない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    await ballots({ p3: 'p3' })
    await table.departed({ seatId: 'c3', personId: 'p3' })
    expect(await matters()).toMatchObject([{ voted: 0, of: 3 }])
  })
  test('加われない代理は、人数に入らない(P2)', async () => {
    await table.arrived(standIn(await proxies.accepted()))
    const { voters } = await table.electing(['p1', 'p3'])
    expect(await matters()).toMatchObject([{ of: voters.length }])
    expect(voters).not.toContain('w1')
  })
  test('同数なら決選投票を待ち、同数の人と、候補者ごとの票が出る(V10)', async () => {
    await table.electing(ALL, ['p1', 'p3', 'p4'])
    await ballots(TIE)
    granted(await table.counts())
    expect(await matters()).toMatchObject([
      {
        kind: 'elects-on',
        next: 'run-off',
        tied: ['髙橋 健', '田中 花'],
        article: '第5条第1項',
        rounds: [
          {
            no: 1,
            kind: 'first',
            ballots: [
              { name: '髙橋 健', n: 2 },
              { name: '田中 花', n: 2 },
              { name: '田中 一郎', n: 0 },
            ],
            blank: 0,
            silent: 0,
            absent: 0,
          },
        ],
      },
    ])
  })
  test('決選投票も同数なら、くじの約束とともに、くじを待つ。くじのあとは、元の数も', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    await ballots(TIE)
    granted(await table.counts())
    granted(await table.opens())
    expect(await matters()).toMatchObject([{ kind: 'electing', round: { no: 2, kind: 'run-off' } }])
    await ballots(TIE)
    granted(await table.counts())
    const { commitment = '' } = (await table.election()) ?? {}
    expect(await matters()).toMatchObject([{ kind: 'elects-on', next: 'lot', commitment }])
    expect(JSON.stringify(await matters())).not.toContain(SEED)
    granted(await table.draws())
    const [elected] = await matters()
    expect(elected).toMatchObject({ kind: 'elected', office: 'chair', lot: { seed: SEED, commitment } })
    expect(elected).toHaveProperty('rounds.length', 2)
  })
  test('決まれば、名前と、白票と、投票のない人の数と、根拠が出る', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    await ballots({ p1: 'p3', p2: 'p3', p3: null })
    granted(await table.counts())
    expect(await matters()).toEqual([
      {
        kind: 'elected',
        office: 'chair',
        name: '髙橋 健',
        article: '第5条第1項',
        lot: null,
        rounds: [
          {
            no: 1,
            kind: 'first',
            ballots: [
              { name: '髙橋 健', n: 2 },
              { name: '田中 花', n: 0 },
            ],
            blank: 1,
            silent: 1,
            absent: 0,
          },
        ],
      },
    ])
  })
  test('だれも投票しなければ、また始まるまで何も出ない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    granted(await table.counts())
    expect(await matters()).toEqual([])
  })
  test('採決と互選が同時に開いていれば、どちらも出る。あとに始めた方の結果が残る', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    const no = await table.making()
    granted(await table.put(no))
    expect((await matters()).map(({ kind }) => kind)).toEqual(['vote-open', 'electing'])
    for (const person of ALL) granted(await table.votes(person, 'yes', no))
    granted(await table.closes(no))
    expect((await matters()).map(({ kind }) => kind)).toEqual(['electing'])
    await ballots({ p1: 'p3' })
    granted(await table.counts())
    expect((await matters()).map(({ kind }) => kind)).toEqual(['elected'])
    const next = await table.making({ title: '予算' })
    granted(await table.put(next))
    for (const person of ALL) granted(await table.votes(person, 'yes', next))
    granted(await table.closes(next))
    const opened = (openedAt: Date) =>
      operation.database().db.motion.updateMany({ where: { no: next }, data: { openedAt } })
    await opened(new Date(AT.getTime() + 1_000))
    expect(await matters()).toMatchObject([{ kind: 'decided', no: next }])
    await opened(new Date(AT.getTime() - 1_000))
    expect(await matters()).toMatchObject([{ kind: 'elected' }])
  })
  test('オンラインの人は、数える規則なら人数に入る', async () => {
    const seen = await meeting()
    granted(
      await run(STAFF_THERE, (act) =>
        arrive(act, { meeting: seen, seatId: 'c3', personId: 'p3', mode: 'online' }),
      ),
    )
    const { voters } = await table.electing(['p1', 'p2'], ['p3', 'p4'])
    expect(await matters()).toMatchObject([{ of: voters.length }])
    expect(voters).toContain('p3')
  })
})

describe('何か変わったか', () => {
  const mark = async () =>
    (await readMarks(operation.database().sql, [{ town: operation.town(), meeting: MEETING }]))[0]
  const moves = async (work: () => Promise<unknown>): Promise<boolean> => {
    const before = await mark()
    await work()
    return (await mark()) !== before
  }

  test('投票の始まり、票の数、締め切り、決選投票、くじで変わり、だれに変えたかでは変わらない', async () => {
    await table.sits(...ALL)
    await table.opening()
    granted(await table.calls())
    for (const person of ['p3', 'p4']) granted(await table.stands(person))
    expect(await moves(() => table.opens())).toBe(true)
    expect(await moves(() => ballots({ p1: 'p3' }))).toBe(true)
    expect(await moves(() => ballots({ p1: 'p4' }))).toBe(false)
    expect(await moves(() => ballots({ p1: null }))).toBe(false)
    await ballots(TIE)
    expect(await moves(() => table.counts())).toBe(true)
    expect(await moves(() => table.opens())).toBe(true)
    await ballots(TIE)
    expect(await moves(() => table.counts())).toBe(true)
    expect(await moves(() => table.draws())).toBe(true)
    expect(await moves(async () => undefined)).toBe(false)
  })
})
