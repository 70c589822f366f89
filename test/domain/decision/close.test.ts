// 締め切り: 数は数えられ、書かれるものではない。選挙人は締め切りで決まる(V12)。可否同数は議長へ(V4)。
import { beforeEach, describe, expect, test } from 'vitest'
import { annulMotion } from '../../../src/domain/decision/annul.ts'
import { breakTie } from '../../../src/domain/decision/break-tie.ts'
import { closeMotion } from '../../../src/domain/decision/close.ts'
import { makeMotion } from '../../../src/domain/decision/make.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { MEETING, member, OFFICE, tableOf, vault } from './table.ts'

const operation = operations()
const { run, meeting, database } = operation
const table = tableOf(operation)

beforeEach(() => operation.newTown())

describe('締め切って数える', () => {
  test('出席4人、賛成3人で可決し、必要な数と条文を残す(V1)', async () => {
    await table.voting(['p1', 'p2', 'p3', 'p4'])
    for (const person of ['p1', 'p2', 'p3']) granted(await table.votes(person, 'yes'))
    granted(await table.votes('p4', 'no'))
    const { motion } = granted(await table.closes())
    expect(motion).toMatchObject({
      state: 'decided',
      result: 'passed',
      counts: { yes: 3, no: 1, abstain: 0, silent: 0, absent: 0, recused: 0, base: 4, needed: 3 },
    })
  })
  test('投票しなかった出席者は、棄権でも欠席でもなく、出席委員の数に入る(V12)', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    granted(await table.votes('p1', 'yes'))
    const { motion } = granted(await table.closes())
    expect(motion).toMatchObject({
      result: 'rejected',
      counts: { yes: 1, no: 0, abstain: 0, silent: 2, absent: 1, base: 3, needed: 2 },
    })
    expect(await table.electors()).toEqual([
      { seatId: 'c1', through: 'p1', standing: 'voted', choice: 'yes' },
      { seatId: 'c2', through: 'p2', standing: 'silent', choice: null },
      { seatId: 'c3', through: 'p3', standing: 'silent', choice: null },
      { seatId: 'c4', through: null, standing: 'absent', choice: null },
    ])
  })
  test('全員の同意が要るときは、議長も同意した人に入る(V8)', async () => {
    await operation.newTown((raw) => ({
      ...raw,
      bodies: raw.bodies.map((body) => ({ ...body, charter: 'consortium-2018' })),
    }))
    await table.voting(['p1', 'p2', 'p3', 'p4'])
    for (const person of ['p2', 'p3', 'p4']) granted(await table.votes(person, 'yes'))
    granted(await table.votes('p1', 'yes'))
    const { motion } = granted(await table.closes())
    expect(motion).toMatchObject({ result: 'passed', counts: { yes: 4, base: 4, needed: 4 } })
  })
  test('選挙人は、あとの退席や任期で変わらない(V12)', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    granted(await table.votes('p3', 'no'))
    granted(await table.closes())
    const before = await table.electors()
    await table.departed({ seatId: 'c3', personId: 'p3' })
    expect(await table.electors()).toEqual(before)
  })
  test('可否同数は、いま議長を務める人だけが決め、自分の票と違ってよい(V4)', async () => {
    await table.voting(['p1', 'p2'])
    granted(await table.votes('p1', 'no'))
    granted(await table.votes('p2', 'yes'))
    const { motion, presider } = granted(await table.closes())
    expect(motion).toMatchObject({ state: 'closed', result: 'tied' })
    expect(presider?.personId).toBe('p1')
    expect(await table.breaks('p2', 'yes')).toMatchObject({ ok: false, refusal: { kind: 'presides-not' } })
    expect(granted(await table.breaks('p1', 'yes'))).toMatchObject({
      state: 'decided',
      result: 'passed',
      casting: 'yes',
      decidedBy: 'p1',
    })
  })
  test('議長が交代していれば、交代した人が決める(V4)', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    granted(await table.votes('p1', 'no'))
    granted(await table.votes('p2', 'yes'))
    granted(await table.closes())
    await table.departed({ seatId: 'c1', personId: 'p1' })
    expect(await table.breaks('p1', 'yes')).toMatchObject({ ok: false, refusal: { kind: 'presides-not' } })
    expect(granted(await table.breaks('p2', 'no'))).toMatchObject({ result: 'rejected', decidedBy: 'p2' })
  })
  test('無記名では、投票した人は残り、どう投票したかはどこにも残らない(V13)', async () => {
    await table.voting(['p1', 'p2', 'p3'], { ballot: 'secret' })
    granted(await table.votes('p1', 'yes'))
    granted(await table.votes('p2', 'no'))
    granted(await table.votes('p2', 'yes'))
    granted(await table.votes('p3', 'abstain'))
    const { motion } = granted(await table.closes())
    expect(motion.counts).toMatchObject({ yes: 2, no: 0, abstain: 1 })
    expect(await table.electors()).toMatchObject([
      { seatId: 'c1', standing: 'voted', choice: null },
      { seatId: 'c2', standing: 'voted', choice: null },
      { seatId: 'c3', standing: 'voted', choice: null },
      { seatId: 'c4', standing: 'absent', choice: null },
    ])
    expect(await database().db.vote.count({ where: { townId: operation.town() } })).toBe(0)
  })
  test('ほかの鍵で封じられた票は、数えずに知らせる', async () => {
    await table.voting(['p1', 'p2'], { ballot: 'secret' })
    granted(await table.votes('p1', 'yes'))
    const seen = await table.motion()
    await expect(run(OFFICE, (act) => closeMotion(act, { ...seen, open: () => undefined }))).rejects.toThrow(
      /sealed/,
    )
    expect(await table.motion()).toMatchObject({ state: 'open' })
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: closeMotion は、その間に締め切られた議案を数え直さない', async () => {
    await table.voting(['p1', 'p2'])
    const seen = await table.motion()
    granted(await table.closes())
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => closeMotion(act, { ...seen, open: vault.open })),
    )
    expect(outcome).toEqual(refuse({ kind: 'motion-decided' }))
  })
  test('古い: breakTie は、その間に決まった議案を決め直さない', async () => {
    await table.voting(['p1', 'p2'])
    granted(await table.votes('p1', 'no'))
    granted(await table.votes('p2', 'yes'))
    granted(await table.closes())
    granted(await table.breaks('p1', 'yes'))
    const outcome = await writingNothing(operation, () =>
      run(member('p1'), (act) => breakTie(act, { meetingId: MEETING, no: 1, choice: 'no' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'motion-decided' }))
  })
  test('古い: annulMotion は、その間に締め切られた採決を、見たとおりでなければ無効にしない', async () => {
    await table.voting(['p1', 'p2'])
    const seen = await table.motion()
    granted(await table.closes())
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => annulMotion(act, { ...seen, reason: '手違い' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'motion-changed' }))
    expect(
      granted(
        await run(OFFICE, async (act) => annulMotion(act, { ...(await table.motion()), reason: '手違い' })),
      ),
    ).toMatchObject({
      state: 'void',
    })
  })
  test('古い: makeMotion は、その間に中止された会議に議案を作らない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const making = { meeting: seen, itemNo: 2, title: '会費', ballot: 'named', hidden: false } as const
    const outcome = await writingNothing(operation, () => run(OFFICE, (act) => makeMotion(act, making)))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
})
