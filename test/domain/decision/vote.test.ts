// 採決: 着席している人だけが、締め切りまで何度でも(V6)。代理は範囲の中で(P2)、除斥は加わらない(V9)。
import { beforeEach, describe, expect, test } from 'vitest'
import { gathered } from '../../../src/db/gathered.ts'
import { closeMotion } from '../../../src/domain/decision/close.ts'
import type { Choice } from '../../../src/domain/decision/model.ts'
import { openMotion } from '../../../src/domain/decision/open.ts'
import { castVote } from '../../../src/domain/decision/vote.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { recuse } from '../../../src/domain/session/recuse.ts'
import { overlapping } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { type Doing, operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, writingNothing } from '../records.ts'
import { AT, standIn } from '../session/sitting.ts'
import { MEETING, member, OFFICE, tableOf, vault } from './table.ts'

const operation = operations()
const { run, meeting } = operation
const table = tableOf(operation)
const proxies = proxySteps(operation)

beforeEach(() => operation.newTown())

describe('票を入れる', () => {
  test('着席している委員の票が入り、締め切りまで変えられる(V6)', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    expect(granted(await table.votes('p2', 'yes'))).toEqual({
      seatId: 'c2',
      title: '会費の額',
      ballot: 'named',
      changed: false,
    })
    expect(granted(await table.votes('p2', 'no'))).toMatchObject({ changed: true })
    expect(granted(await table.closes()).motion.counts).toMatchObject({ yes: 0, no: 1, silent: 2 })
  })
  test('一度に受け付けた同じ席の票は、後に言われたほうが残る', async () => {
    const no = await table.voting(['p1', 'p2', 'p3'])
    const votes: [Doing & { said: Date }, Choice][] = [
      [{ ...member('p2'), said: new Date(AT.getTime() - 1_000) }, 'yes'],
      [{ ...member('p2'), said: AT }, 'no'],
      [{ ...member('p3'), said: AT }, 'yes'],
    ]
    const outcomes = await run(member('p2'), (act) => {
      const sql = gathered(act.sql)
      return Promise.all(
        votes.map(([doing, choice]) =>
          castVote({ ...act, ...doing, sql }, { meetingId: MEETING, no, choice, seal: vault.seal }),
        ),
      )
    })
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true, true])
    expect(outcomes[0]).toEqual(refuse({ kind: 'said-since' }))
    expect(granted(await table.closes()).motion.counts).toMatchObject({ yes: 1, no: 1, silent: 1 })
  })
  test('着席していない委員の票は入らない', async () => {
    await table.voting(['p1', 'p2'])
    const outcome = await writingNothing(operation, () => table.votes('p3', 'yes'))
    expect(outcome).toEqual(refuse({ kind: 'not-at-the-table' }))
  })
  test('退席した委員の票は、数えるときに票ではない', async () => {
    await table.voting(['p1', 'p2', 'p3'])
    granted(await table.votes('p2', 'yes'))
    granted(await table.votes('p3', 'yes'))
    await table.departed({ seatId: 'c2', personId: 'p2' })
    const { motion } = granted(await table.closes())
    expect(motion.counts).toMatchObject({ yes: 1, silent: 1, absent: 2 })
  })
  test('あとから届いた古い言葉は、新しい票を変えない', async () => {
    await table.voting(['p1', 'p2'])
    granted(await table.votes('p2', 'yes', 1, member('p2', new Date(AT.getTime() + 5_000))))
    const outcome = await table.votes('p2', 'no', 1, member('p2', AT))
    expect(outcome).toEqual(refuse({ kind: 'said-since' }))
    granted(await table.closes())
    expect(await table.electors()).toContainEqual({
      seatId: 'c2',
      through: 'p2',
      standing: 'voted',
      choice: 'yes',
    })
  })
  test('除斥の委員の票は入らず、理由を言う(V9)', async () => {
    await table.sits('p1', 'p2', 'p3')
    await table.opening()
    await table.making()
    const seen = await meeting()
    granted(
      await run(OFFICE, (act) =>
        recuse(act, { meeting: seen, itemNo: 2, seatId: 'c3', reason: '親族の会社' }),
      ),
    )
    granted(await table.put())
    expect(await table.votes('p3', 'yes')).toEqual(
      refuse({ kind: 'recused', article: null, reason: '親族の会社' }),
    )
  })
  test('引き受けた代理は通知された議題に加われ、緊急動議には加われない(P2)', async () => {
    await table.arrived(standIn(await proxies.accepted()))
    await table.sits('p1', 'p3')
    await table.opening()
    await table.making()
    const urgent = await table.urgent()
    granted(await table.put(1))
    granted(await table.put(urgent))
    expect(granted(await table.votes('w1', 'yes', 1))).toMatchObject({ seatId: 'c2' })
    expect(await table.votes('w1', 'yes', urgent)).toEqual(
      refuse({ kind: 'proxy-not-for-urgent', article: '第6条第6項' }),
    )
  })
  test('無記名の票の記録には、どう投票したかがない(V13)', async () => {
    await table.voting(['p1', 'p2'], { ballot: 'secret' })
    const audits = await auditOf(operation, () => table.votes('p2', 'no'))
    expect(audits).toEqual(['motion.voted'])
    const entry = await operation
      .database()
      .db.auditEntry.findFirstOrThrow({ where: { townId: operation.town() }, orderBy: { id: 'desc' } })
    expect(entry.facts).toEqual({ seat: 'c2' })
    const [row] = await operation.database().db.vote.findMany({ where: { townId: operation.town() } })
    expect(row?.choice).toBeNull()
    expect(row?.sealed).not.toMatch(/yes|no|abstain/)
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: castVote は、その間に締め切られた議案に票を入れない', async () => {
    await table.voting(['p1', 'p2'])
    granted(await table.closes())
    const outcome = await writingNothing(operation, () => table.votes('p2', 'yes'))
    expect(outcome).toEqual(refuse({ kind: 'motion-decided' }))
  })
  test('古い: openMotion は、その間に始まった採決をもう一度始めない', async () => {
    await table.sits('p1', 'p2')
    await table.opening()
    await table.making()
    const seen = { ...(await table.motion()), meeting: await meeting() }
    granted(await table.put())
    const outcome = await writingNothing(operation, () => run(OFFICE, (act) => openMotion(act, seen)))
    expect(outcome).toEqual(refuse({ kind: 'motion-open' }))
  })
  test('古い: openMotion は、その間に定足数を割った会議で採決を始めない(Q5)', async () => {
    await table.sits('p1', 'p2')
    await table.opening()
    await table.making()
    await table.departed({ seatId: 'c2', personId: 'p2' })
    expect(await table.put()).toMatchObject({ ok: false, refusal: { kind: 'no-quorum' } })
  })
  test('締め切りと同じ瞬間の票は、数えられるか、断られるか', async () => {
    await table.voting(['p1', 'p2'])
    const seen = await table.motion()
    const [voted, closed] = await overlapping(
      operation,
      {
        doing: member('p2'),
        work: (act) => castVote(act, { meetingId: MEETING, no: 1, choice: 'yes', seal: vault.seal }),
      },
      { doing: OFFICE, work: (act) => closeMotion(act, { ...seen, open: vault.open }) },
    )
    expect(voted.ok).toBe(true)
    expect(granted(closed).motion.counts).toMatchObject({ yes: 1 })
  })
})
